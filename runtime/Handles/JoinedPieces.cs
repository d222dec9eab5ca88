using System.Buffers;

namespace KcapiGen.Handles;

/// <summary>Joins several buffers: on the stack when they are short, otherwise in a pooled array, which is cleared and returned.</summary>
/// <remarks>libcrypto needs the associated data of some modes in one call, so both backends get it in one buffer.</remarks>
internal readonly ref struct JoinedPieces : IDisposable
{
    /// <summary>The number of bytes that the caller provides on its stack.</summary>
    public const int SizeOnStack = 512;

    private readonly byte[]? _rented;

    /// <exception cref="ArgumentException">Thrown when the buffers together are longer than an array can be.</exception>
    public JoinedPieces(ReadOnlySpan<ReadOnlyMemory<byte>> pieces, Span<byte> stack, string parameter)
    {
        long length = 0;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            length += piece.Length;
        }

        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"The pieces have {length} bytes; {Array.MaxLength} is the most.", parameter);
        }

        if (length > stack.Length)
        {
            _rented = ArrayPool<byte>.Shared.Rent((int)length);
        }

        Span<byte> joined = _rented is null ? stack : _rented, rest = joined;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            piece.Span.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        Bytes = joined[..(int)length];
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented, clearArray: true);
        }
    }
}
