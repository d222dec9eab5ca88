using System.Buffers.Binary;

namespace Seal;

/// <summary>
/// Splits a stream into chunks of one size and says which is the last. Only the last chunk can be shorter.
/// It reads ahead, so that the file is read while the cipher works.
/// </summary>
internal sealed class Chunks(Stream input, int size)
{
    /// <summary>Bytes of plaintext in a chunk, which every kernel accepts in one message.</summary>
    public const int TextSize = 65_536;

    // The current chunk, the next one, and the one being read. A chunk becomes current when it is known whether another follows.
    private byte[] _current = new byte[size], _following = new byte[size], _behind = new byte[size];
    private int _length = -1;
    private Task<int>? _reading;

    /// <summary>Returns the next chunk, which is valid until the next call.</summary>
    public ReadOnlySpan<byte> Next(out bool last)
    {
        int length = _length >= 0 ? _length : Read(_following).GetAwaiter().GetResult();
        _reading ??= ReadAfter(length, _behind);
        _length = _reading.GetAwaiter().GetResult();
        last = _length == 0;

        (_current, _following, _behind) = (_following, _behind, _current);
        _reading = ReadAfter(_length, _behind);
        return _current.AsSpan(0, length);
    }

    // A short chunk is the last one.
    private Task<int> ReadAfter(int length, byte[] chunk) => length == size ? Read(chunk) : Task.FromResult(0);

    private Task<int> Read(byte[] chunk) => input.ReadAtLeastAsync(chunk, size, throwOnEndOfStream: false).AsTask();
}

/// <summary>
/// The nonces of a file, by the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): 7 random bytes of the file, the
/// number of the chunk, and 1 for the last chunk. So a misplaced chunk, a missing chunk and a missing end have a wrong nonce, and fail like
/// a forged chunk.
/// </summary>
internal sealed class ChunkNonces
{
    private readonly byte[] _nonce = new byte[Gcm.NonceSize];
    private long _count;

    public ChunkNonces(Header header) => header.NoncePrefix.CopyTo(_nonce);

    public ReadOnlySpan<byte> Next(bool last)
    {
        if (_count > uint.MaxValue)
        {
            throw new InvalidDataException("a file can have at most 256 TiB; split it"); // a nonce must not be used twice
        }

        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(7), (uint)_count++);
        _nonce[11] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}
