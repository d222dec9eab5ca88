using System.Buffers.Binary;

namespace Seal;

/// <summary>
/// Cuts a stream into chunks of one size and says which is the last: the one that nothing follows, and the only one that can be shorter.
/// It reads ahead, so that the file is read while the cipher works.
/// </summary>
internal sealed class Chunks(Stream input, int size)
{
    /// <summary>Bytes of plaintext in a chunk: what the kernel takes in one go on any machine.</summary>
    public const int TextSize = 65_536;

    // What was given out, what comes next, and what is being read: a chunk is given out when it is known whether another follows.
    private byte[] _current = new byte[size], _following = new byte[size], _behind = new byte[size];
    private int _length = -1;
    private Task<int>? _reading;

    /// <summary>The next chunk, to be used before the call after this one.</summary>
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

    // Nothing follows a chunk that is short.
    private Task<int> ReadAfter(int length, byte[] chunk) => length == size ? Read(chunk) : Task.FromResult(0);

    private Task<int> Read(byte[] chunk) => input.ReadAtLeastAsync(chunk, size, throwOnEndOfStream: false).AsTask();
}

/// <summary>
/// The nonces of a file, by the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): 7 bytes that are the file's own, the
/// number of the chunk, 1 for the last chunk. A chunk in another place, a missing one and a missing end thus all have a wrong nonce,
/// and fail like a forged one.
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
            throw new InvalidDataException("more than 256 TiB are not for one file; split it"); // a nonce must not come twice
        }

        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(7), (uint)_count++);
        _nonce[11] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}
