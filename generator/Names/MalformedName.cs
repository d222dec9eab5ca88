namespace KcapiGen.Generator.Names;

/// <summary>Why a text is not the name of an algorithm, and the character (from 0) where that shows.</summary>
internal sealed record MalformedName(int Position, string Reason);
