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

    // What is added to the last block where it is whole, and behind it where it is not and was filled up; null for CBC-MAC.
    private readonly KeyBuffer? _masks;
    private int _lastLength;

    private BlockMac(EngineSkcipher chain, int blockSize, KeyBuffer? masks)
    {
        _chain = chain;
        _state = new byte[blockSize];
        _last = new byte[blockSize];
        _masks = masks;
    }

    public override int Size => _state.Length;

    /// <summary>Makes a CBC-MAC.</summary>
    /// <param name="chain">The block cipher in CBC mode; disposed with the result.</param>
    /// <param name="blockSize">The size of its blocks.</param>
    public static BlockMac CreateCbcMac(EngineSkcipher chain, int blockSize) => new(chain, blockSize, masks: null);

    /// <summary>Makes a CMAC (NIST SP 800-38B, section 6.1), and disposes the chain where that fails: the masks are the encrypted block of zeros, doubled once and twice.</summary>
    public static BlockMac CreateCmac(EngineSkcipher chain, int blockSize)
    {
        var masks = new KeyBuffer(2 * blockSize);
        Span<byte> whole = masks.Span[..blockSize];
        try
        {
            Encrypt(chain, 0, whole);
            Double(whole, whole);
            Double(whole, masks.Span[blockSize..]);
            return new BlockMac(chain, blockSize, masks);
        }
        catch
        {
            chain.Dispose();
            masks.Dispose();
            throw;
        }
    }

    /// <summary>Makes an XCBC (RFC 3566): key and masks are three blocks encrypted with the key.</summary>
    /// <param name="keyed">The block cipher in CBC mode with the key; disposed here.</param>
    /// <param name="blockSize">The size of its blocks.</param>
    /// <param name="create">Makes the block cipher in CBC mode with another key, which it has, since it has this one.</param>
    public static BlockMac CreateXcbc(EngineSkcipher keyed, int blockSize, BlockCipherFactory create)
    {
        Span<byte> key = stackalloc byte[MaxBlockSize];
        key = key[..blockSize];
        var masks = new KeyBuffer(2 * blockSize);
        try
        {
            Encrypt(keyed, 1, key);
            Encrypt(keyed, 2, masks.Span[..blockSize]);
            Encrypt(keyed, 3, masks.Span[blockSize..]);
            return new BlockMac(create(key)!, blockSize, masks);
        }
        catch
        {
            masks.Dispose();
            throw;
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
        if (_masks is null && _lastLength == 0)
        {
            _state.CopyTo(digest);
            return;
        }

        Span<byte> block = stackalloc byte[MaxBlockSize];
        block.Clear();
        block = block[.._last.Length];
        _last.AsSpan(0, _lastLength).CopyTo(block);
        if (_masks is not null)
        {
            bool isWhole = _lastLength == _last.Length;
            if (!isWhole)
            {
                block[_lastLength] = 0x80;
            }

            Blocks.Xor(block, isWhole ? _masks.Span[..block.Length] : _masks.Span[block.Length..], block);
        }

        _chain.Start(encrypt: true, _state);
        _chain.Update(block, block);
        block.CopyTo(digest);
    }

    public override EngineHash Duplicate()
    {
        var copy = new BlockMac(_chain.Duplicate(), _last.Length, _masks is null ? null : new KeyBuffer(_masks.Span)) { _lastLength = _lastLength };
        _state.CopyTo(copy._state, 0);
        _last.CopyTo(copy._last, 0);
        return copy;
    }

    public override void Dispose()
    {
        _chain.Dispose();
        _masks?.Dispose();
        CryptographicOperations.ZeroMemory(_state);
        CryptographicOperations.ZeroMemory(_last);
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
    private static void Encrypt(EngineSkcipher chain, byte value, Span<byte> block)
    {
        Span<byte> iv = stackalloc byte[MaxBlockSize];
        iv.Clear();
        block.Fill(value);
        chain.Start(encrypt: true, iv[..block.Length]);
        chain.Update(block, block);
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
