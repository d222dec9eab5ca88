namespace KcapiGen.Chunks;

/// <summary>A part of a message. Every chunk of a message has the same size, except that the last can be shorter.</summary>
internal readonly record struct Chunk(ReadOnlyMemory<byte> Bytes, bool IsLast);
