using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>The MACs that chain the blocks of a message: CMAC (crypto/cmac.c), XCBC (crypto/xcbc.c) and CBC-MAC (crypto/ccm.c). They differ in the last block.</summary>
internal sealed class BlockMac : EngineHash
{
    private const int MaxBlockSize = 16;
    private const int BlocksAtOnce = 32;

    private readonly EngineSkcipher _chain;
    private readonly byte[] _state;
    private readonly byte[] _last;

    // What is added to the last block where it is whole, and where it is not and was filled up; null for CBC-MAC.
    private readonly byte[]? _wholeMask;
    private readonly byte[]? _partMask;
    private int _lastLength;

    private BlockMac(EngineSkcipher chain, int blockSize, byte[]? wholeMask, byte[]? partMask)
    {
        _chain = chain;
        _state = new byte[blockSize];
        _last = new byte[blockSize];
        _wholeMask = wholeMask;
        _partMask = partMask;
    }

    public override int Size => _state.Length;

    /// <summary>Makes a CBC-MAC.</summary>
    /// <param name="chain">The block cipher in CBC mode; disposed with the result.</param>
    /// <param name="blockSize">The size of its blocks.</param>
    public static BlockMac CreateCbcMac(EngineSkcipher chain, int blockSize) => new(chain, blockSize, null, null);

    /// <summary>Makes a CMAC (NIST SP 800-38B, section 6.1): the masks are the encrypted block of zeros, doubled once and twice.</summary>
    public static BlockMac CreateCmac(EngineSkcipher chain, int blockSize)
    {
        byte[] whole = Encrypt(chain, 0, blockSize), part = new byte[blockSize];
        Double(whole, whole);
        Double(whole, part);
        return new BlockMac(chain, blockSize, whole, part);
    }

    /// <summary>Makes an XCBC (RFC 3566): key and masks are three blocks encrypted with the key.</summary>
    /// <param name="keyed">The block cipher in CBC mode with the key; disposed here.</param>
    /// <param name="blockSize">The size of its blocks.</param>
    /// <param name="create">Makes the block cipher in CBC mode with another key.</param>
    public static BlockMac CreateXcbc(EngineSkcipher keyed, int blockSize, Func<byte[], EngineSkcipher> create)
    {
        byte[] key = Encrypt(keyed, 1, blockSize);
        try
        {
            byte[] whole = Encrypt(keyed, 2, blockSize), part = Encrypt(keyed, 3, blockSize);
            return new BlockMac(create(key), blockSize, whole, part);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            keyed.Dispose();
        }
    }

    public override void Start()
    {
        _state.AsSpan().Clear();
        _lastLength = 0;
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        // The last block is kept back, whole or not: which one it is, is known at the end only.
        if (_lastLength + data.Length <= _last.Length)
        {
            data.CopyTo(_last.AsSpan(_lastLength));
            _lastLength += data.Length;
            return;
        }

        int missing = _last.Length - _lastLength;
        data[..missing].CopyTo(_last.AsSpan(_lastLength));
        Chain(_last);
        data = data[missing..];
        int whole = (data.Length - 1) / _last.Length * _last.Length;
        Chain(data[..whole]);
        data[whole..].CopyTo(_last);
        _lastLength = data.Length - whole;
    }

    public override void Finish(Span<byte> digest) => Peek(digest);

    public override void Peek(Span<byte> digest)
    {
        if (_wholeMask is null && _lastLength == 0)
        {
            _state.CopyTo(digest);
            return;
        }

        Span<byte> block = stackalloc byte[MaxBlockSize];
        block.Clear();
        block = block[.._last.Length];
        _last.AsSpan(0, _lastLength).CopyTo(block);
        if (_wholeMask is not null && _partMask is not null)
        {
            bool isWhole = _lastLength == _last.Length;
            if (!isWhole)
            {
                block[_lastLength] = 0x80;
            }

            Blocks.Xor(block, isWhole ? _wholeMask : _partMask, block);
        }

        _chain.Start(encrypt: true, _state);
        _chain.Update(block, block);
        block.CopyTo(digest);
    }

    public override EngineHash Duplicate()
    {
        var copy = new BlockMac(_chain.Duplicate(), _last.Length, (byte[]?)_wholeMask?.Clone(), (byte[]?)_partMask?.Clone()) { _lastLength = _lastLength };
        _state.CopyTo(copy._state, 0);
        _last.CopyTo(copy._last, 0);
        return copy;
    }

    public override void Dispose()
    {
        _chain.Dispose();
        foreach (byte[]? secret in new[] { _state, _last, _wholeMask, _partMask })
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private void Chain(ReadOnlySpan<byte> blocks)
    {
        Span<byte> output = stackalloc byte[BlocksAtOnce * MaxBlockSize];
        _chain.Start(encrypt: true, _state);
        while (!blocks.IsEmpty)
        {
            int length = Math.Min(blocks.Length, BlocksAtOnce * _state.Length);
            _chain.Update(blocks[..length], output[..length]);
            output.Slice(length - _state.Length, _state.Length).CopyTo(_state);
            blocks = blocks[length..];
        }

        CryptographicOperations.ZeroMemory(output);
    }

    // CBC of one block with an IV of zeros is the block cipher itself.
    private static byte[] Encrypt(EngineSkcipher chain, byte value, int blockSize)
    {
        byte[] block = new byte[blockSize];
        Span<byte> iv = stackalloc byte[blockSize];
        iv.Clear();
        block.AsSpan().Fill(value);
        chain.Start(encrypt: true, iv);
        chain.Update(block, block);
        return block;
    }

    private static void Double(ReadOnlySpan<byte> value, Span<byte> result)
    {
        if (value.Length == sizeof(ulong))
        {
            // NIST SP 800-38B, section 5.3: the polynomial of 2^64 elements ends in 0x1B.
            ulong number = BinaryPrimitives.ReadUInt64BigEndian(value);
            BinaryPrimitives.WriteUInt64BigEndian(result, (number << 1) ^ ((0 - (number >> 63)) & 0x1B));
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(result, BinaryField.Double(BinaryPrimitives.ReadUInt128BigEndian(value)));
        }
    }
}
