using System.Buffers.Binary;

namespace KcapiGen.InProcess.Composed;

/// <summary>POLYVAL (RFC 8452, section 3) and GHASH (NIST SP 800-38D, section 6.4), which are one function of numbers and differ in the order of bytes.</summary>
internal struct Polyval
{
    public const int BlockSize = 16;

    private readonly bool _isGhash;
    private readonly UInt128 _key;
    private UInt128 _sum;

    private Polyval(UInt128 key, bool isGhash)
    {
        _key = key;
        _isGhash = isGhash;
    }

    public static Polyval Create(ReadOnlySpan<byte> key) => new(BinaryPrimitives.ReadUInt128LittleEndian(key), isGhash: false);

    public static Polyval CreateGhash(ReadOnlySpan<byte> key) => new(BinaryField.FromGhash(BinaryPrimitives.ReadUInt128BigEndian(key)), isGhash: true);

    /// <summary>Starts a message.</summary>
    public void Start() => _sum = 0;

    /// <summary>Adds data; what is no whole block at its end is filled up with zeros.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        for (; data.Length >= BlockSize; data = data[BlockSize..])
        {
            AppendBlock(data[..BlockSize]);
        }

        if (!data.IsEmpty)
        {
            Span<byte> block = stackalloc byte[BlockSize];
            block.Clear();
            data.CopyTo(block);
            AppendBlock(block);
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

    private void AppendBlock(ReadOnlySpan<byte> block)
        => _sum = BinaryField.Dot(_sum ^ (_isGhash ? BinaryPrimitives.ReadUInt128BigEndian(block) : BinaryPrimitives.ReadUInt128LittleEndian(block)), _key);
}
