namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>What a step comes to where nothing goes wrong.</summary>
/// <param name="Outputs">What is in each of its outputs afterwards.</param>
internal sealed record Outcome(byte[][] Outputs);
