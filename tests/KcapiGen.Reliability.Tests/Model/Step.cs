namespace KcapiGen.Reliability.Tests.Model;

/// <summary>One call of a random sequence. It holds its arguments and no state, so that a sequence with some calls left out can be run again.</summary>
/// <param name="Text">The call, nearly as C# has it.</param>
/// <param name="Run">Makes the call. Does nothing where it would sleep, or where what it needs is not there.</param>
internal sealed record Step<TWorld>(string Text, Action<TWorld> Run);
