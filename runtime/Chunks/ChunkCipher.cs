using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen.Chunks;

/// <summary>Seals or opens the chunks of one message in their order. The nonces are those of the STREAM construction.</summary>
internal sealed class ChunkCipher
{
    /// <summary>The bytes at the end of a nonce that the construction uses: the number of the chunk, 4 bytes, big-endian, and 1 for the last chunk.</summary>
    public const int CounterSize = 5;

    private readonly IAeadCipher _cipher;
    private readonly bool _isSealing;
    private readonly int _tagSize;
    private readonly byte[] _nonce;
    private readonly byte[] _associatedData;
    private long _count;

    public ChunkCipher(IAeadCipher cipher, bool isSealing, int chunkSize, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData)
    {
        _cipher = cipher;
        _isSealing = isSealing;
        _tagSize = cipher.TagSizeInBytes;
        _nonce = new byte[noncePrefix.Length + CounterSize];
        noncePrefix.CopyTo(_nonce);
        _associatedData = associatedData.ToArray();
        InputSize = isSealing ? chunkSize : chunkSize + _tagSize;
        OutputSize = isSealing ? chunkSize + _tagSize : chunkSize;
    }

    /// <summary>The size of every chunk but the last before it is transformed.</summary>
    public int InputSize { get; }

    /// <summary>The size of every chunk but the last after it is transformed.</summary>
    public int OutputSize { get; }

    /// <summary>Seals or opens the next chunk. Returns the number of bytes written.</summary>
    public int Transform(Chunk chunk, Span<byte> destination)
    {
        if (_count > uint.MaxValue)
        {
            throw new CryptographicException($"The message is longer than 2^32 chunks of {Math.Min(InputSize, OutputSize)} bytes. Use larger chunks.");
        }

        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(^CounterSize), (uint)_count);
        _nonce[^1] = chunk.IsLast ? (byte)1 : (byte)0;
        int count = _isSealing ? Seal(chunk.Bytes.Span, destination) : Open(chunk, destination);
        _count++;
        return count;
    }

    private int Seal(ReadOnlySpan<byte> plaintext, Span<byte> destination)
    {
        _cipher.Encrypt(_nonce, plaintext, destination[..plaintext.Length], destination.Slice(plaintext.Length, _tagSize), _associatedData);
        return plaintext.Length + _tagSize;
    }

    private int Open(Chunk chunk, Span<byte> destination)
    {
        ReadOnlySpan<byte> sealedText = chunk.Bytes.Span;
        int length = sealedText.Length - _tagSize;
        if (length < 0)
        {
            throw new AuthenticationTagMismatchException(Explain(chunk));
        }

        try
        {
            _cipher.Decrypt(_nonce, sealedText[..length], sealedText[length..], destination[..length], _associatedData);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new AuthenticationTagMismatchException(Explain(chunk), e);
        }

        return length;
    }

    private string Explain(Chunk chunk) => (_count, chunk.IsLast) switch
    {
        (0, _) => "The first chunk is not authentic. The key, the nonce prefix or the associated data is wrong, or the message was changed.",
        (_, false) => $"Chunk {_count} is not authentic: it was changed or misplaced. The {_count} chunks before it are authentic.",
        (_, true) => $"Chunk {_count}, the last, is not authentic: the message was truncated, extended or changed. The {_count} chunks before it are authentic.",
    };
}
