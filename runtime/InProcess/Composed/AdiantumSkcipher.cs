using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>
/// Adiantum (crypto/adiantum.c; Crowley and Biggers, "Adiantum: length-preserving encryption for entry-level processors", 2018): a wide block
/// made of XChaCha, a hash of NH and Poly1305, and one call of a block cipher.
/// </summary>
internal sealed class AdiantumSkcipher : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int TweakSize = 32;
    private const int BlockKeySize = 32;
    private const int HeaderKeySize = 16;

    private readonly EngineSkcipher _stream;
    private readonly EngineSkcipher _blockCipher;
    private readonly EvpMac _header;
    private readonly NhPoly1305 _message;

    // The header's key for libcrypto, whose second half is zeros: nothing is added at the end.
    private readonly KeyBuffer _headerKey = new(2 * HeaderKeySize);
    private readonly byte[] _tweak = new byte[TweakSize];
    private bool _encrypt;

    private AdiantumSkcipher(EngineSkcipher stream, EngineSkcipher blockCipher, ReadOnlySpan<byte> headerKey, NhPoly1305 message)
    {
        _stream = stream;
        _blockCipher = blockCipher;
        _header = EvpMac.CreatePoly1305();
        _message = message;
        headerKey.CopyTo(_headerKey.Span);
    }

    /// <summary>Derives the keys of the parts from the stream of an IV of 1, and makes them.</summary>
    /// <param name="stream">The stream cipher with the key; disposed with the result, or where there is none or it fails.</param>
    /// <param name="createBlockCipher">Makes the block cipher with a key of 32 bytes.</param>
    public static AdiantumSkcipher? Create(EngineSkcipher stream, BlockCipherFactory createBlockCipher)
    {
        Span<byte> iv = stackalloc byte[TweakSize], keys = stackalloc byte[BlockKeySize + HeaderKeySize + NhPoly1305.KeySize];
        iv.Clear();
        iv[0] = 1;
        keys.Clear();
        stream.Start(encrypt: true, iv);
        stream.Update(keys, keys);
        EngineSkcipher? blockCipher = null;
        NhPoly1305? message = null;
        AdiantumSkcipher? whole = null;
        try
        {
            blockCipher = createBlockCipher(keys[..BlockKeySize]);
            if (blockCipher is not null)
            {
                message = new NhPoly1305(keys[(BlockKeySize + HeaderKeySize)..]);
                whole = new AdiantumSkcipher(stream, blockCipher, keys.Slice(BlockKeySize, HeaderKeySize), message);
            }

            return whole;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(keys);
            if (whole is null)
            {
                stream.Dispose();
                blockCipher?.Dispose();
                message?.Dispose();
            }
        }
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        iv.CopyTo(_tweak);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        ReadOnlySpan<byte> text = input[..^BlockSize];
        Span<byte> result = output[..^BlockSize], block = stackalloc byte[BlockSize], iv = stackalloc byte[TweakSize];
        UInt128 header = HashHeader(text.Length);
        UInt128 last = BinaryPrimitives.ReadUInt128LittleEndian(input[^BlockSize..]) + header + HashMessage(text);
        BinaryPrimitives.WriteUInt128LittleEndian(block, last);
        iv.Clear();
        if (_encrypt)
        {
            PutThroughBlockCipher(block);
            block.CopyTo(iv);
        }
        else
        {
            block.CopyTo(iv);
            PutThroughBlockCipher(block);
        }

        // The kernel's IV of XChaCha: the encrypted block, 1 as the rest of the nonce, position 0.
        iv[BlockSize] = 1;
        _stream.Start(encrypt: true, iv);
        _stream.Update(text, result);
        BinaryPrimitives.WriteUInt128LittleEndian(output[^BlockSize..], BinaryPrimitives.ReadUInt128LittleEndian(block) - header - HashMessage(result));
        CryptographicOperations.ZeroMemory(block);
    }

    public override EngineSkcipher Duplicate()
        => new AdiantumSkcipher(_stream.Duplicate(), _blockCipher.Duplicate(), _headerKey.Span[..HeaderKeySize], (NhPoly1305)_message.Duplicate());

    public override void Dispose()
    {
        _stream.Dispose();
        _blockCipher.Dispose();
        _header.Dispose();
        _message.Dispose();
        _headerKey.Dispose();
    }

    private void PutThroughBlockCipher(Span<byte> block)
    {
        _blockCipher.Start(_encrypt, []);
        _blockCipher.Update(block, block);
    }

    // The length in bits as a number of 128 bits, and the tweak.
    private UInt128 HashHeader(int length)
    {
        Span<byte> header = stackalloc byte[BlockSize], digest = stackalloc byte[BlockSize];
        BinaryPrimitives.WriteUInt128LittleEndian(header, (UInt128)length * 8);
        _header.Start(_headerKey.Span);
        _header.Append(header);
        _header.Append(_tweak);
        _header.Finish(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private UInt128 HashMessage(ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[BlockSize];
        _message.Start();
        _message.Append(text);
        _message.Finish(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
