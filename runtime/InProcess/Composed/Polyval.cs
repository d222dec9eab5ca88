using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KcapiGen.InProcess.Composed;

/// <summary>POLYVAL (RFC 8452, section 3) and GHASH (NIST SP 800-38D, section 6.4), which are one function of numbers and differ in the order of bytes.</summary>
/// <remarks>A copy of the value is another message with the same key, until the key of either is disposed.</remarks>
internal struct Polyval : IDisposable
{
    public const int BlockSize = 16;

    private readonly bool _isGhash;

    // The number that Create made of the key.
    private readonly KeyBuffer _key;
    private UInt128 _sum;

    private Polyval(UInt128 key, bool isGhash)
    {
        _key = new KeyBuffer(BlockSize);
        MemoryMarshal.Write(_key.Span, key);
        _isGhash = isGhash;
    }

    public static Polyval Create(ReadOnlySpan<byte> key) => new(BinaryPrimitives.ReadUInt128LittleEndian(key), isGhash: false);

    public static Polyval CreateGhash(ReadOnlySpan<byte> key) => new(BinaryField.FromGhash(BinaryPrimitives.ReadUInt128BigEndian(key)), isGhash: true);

    /// <summary>Returns a copy of the message with a copy of the key.</summary>
    public readonly Polyval Duplicate() => new(Key, _isGhash) { _sum = _sum };

    /// <summary>Starts a message.</summary>
    public void Start() => _sum = 0;

    /// <summary>Adds data; what is no whole block at its end is filled up with zeros.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        UInt128 key = Key;
        for (; data.Length >= BlockSize; data = data[BlockSize..])
        {
            AppendBlock(data[..BlockSize], key);
        }

        if (!data.IsEmpty)
        {
            Span<byte> block = stackalloc byte[BlockSize];
            block.Clear();
            data.CopyTo(block);
            AppendBlock(block, key);
        }
    }

    /// <summary>Writes the digest of what was added.</summary>
    public readonly void Finish(Span<byte> digest)
    {
        if (_isGhash)
        {
            BinaryPrimitives.WriteUInt128BigEndian(digest, _sum);
        }
        else
        {
            BinaryPrimitives.WriteUInt128LittleEndian(digest, _sum);
        }
    }

    /// <summary>Zeroes the key.</summary>
    public void Dispose()
    {
        _sum = 0;
        _key.Dispose();
    }

    private readonly UInt128 Key => MemoryMarshal.Read<UInt128>(_key.Span);

    private void AppendBlock(ReadOnlySpan<byte> block, UInt128 key)
        => _sum = BinaryField.Dot(_sum ^ (_isGhash ? BinaryPrimitives.ReadUInt128BigEndian(block) : BinaryPrimitives.ReadUInt128LittleEndian(block)), key);
}
