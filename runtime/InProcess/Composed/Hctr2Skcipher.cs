using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>HCTR2 (crypto/hctr2.c; Crowley, Huckleberry and Biggers, "Length-preserving encryption with HCTR2", 2021): a wide block made of a block cipher and POLYVAL.</summary>
internal sealed class Hctr2Skcipher : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int TweakSize = 32;

    private readonly EngineSkcipher _blockCipher;
    private readonly XctrSkcipher _counterMode;

    // The encrypted block 1. The encrypted block 0 is the key of POLYVAL.
    private readonly KeyBuffer _mask;
    private readonly byte[] _tweak = new byte[TweakSize];
    private Polyval _polyval;
    private bool _encrypt;

    private Hctr2Skcipher(EngineSkcipher blockCipher, Polyval polyval, KeyBuffer mask)
    {
        _blockCipher = blockCipher;
        _counterMode = new XctrSkcipher(blockCipher);
        _polyval = polyval;
        _mask = mask;
    }

    /// <summary>Derives the keys of the parts.</summary>
    /// <param name="blockCipher">The block cipher with the key; disposed with the result, or where that fails.</param>
    public static Hctr2Skcipher Create(EngineSkcipher blockCipher)
    {
        Span<byte> keys = stackalloc byte[2 * BlockSize];
        keys.Clear();
        keys[BlockSize] = 1;
        try
        {
            blockCipher.Start(encrypt: true, []);
            blockCipher.Update(keys, keys);
            return new Hctr2Skcipher(blockCipher, Polyval.Create(keys[..BlockSize]), new KeyBuffer(keys[BlockSize..]));
        }
        catch
        {
            blockCipher.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(keys);
        }
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        iv.CopyTo(_tweak);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> first = stackalloc byte[BlockSize], digest = stackalloc byte[BlockSize], counter = stackalloc byte[BlockSize];
        ReadOnlySpan<byte> rest = input[BlockSize..];
        Span<byte> result = output[BlockSize..];
        Hash(rest, digest);
        Blocks.Xor(input[..BlockSize], digest, first);
        first.CopyTo(counter);
        _blockCipher.Start(_encrypt, []);
        _blockCipher.Update(first, first);
        Blocks.Xor(counter, first, counter);
        Blocks.Xor(counter, _mask.Span, counter);
        _counterMode.Start(encrypt: true, counter);
        _counterMode.Update(rest, result);
        Hash(result, digest);
        Blocks.Xor(first, digest, output[..BlockSize]);
    }

    public override EngineSkcipher Duplicate() => new Hctr2Skcipher(_blockCipher.Duplicate(), _polyval.Duplicate(), new KeyBuffer(_mask.Span));

    public override void Dispose()
    {
        _blockCipher.Dispose();
        _polyval.Dispose();
        _mask.Dispose();
    }

    /// <summary>The hash of the tweak and a text. The block before them tells texts of whole blocks from others, which have a 1 behind them.</summary>
    private void Hash(ReadOnlySpan<byte> text, Span<byte> digest)
    {
        int whole = text.Length / BlockSize * BlockSize;
        bool hasRest = whole < text.Length;
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        BitConverter.TryWriteBytes(block, (TweakSize * 8 * 2) + 2 + (hasRest ? 1 : 0));
        _polyval.Start();
        _polyval.Append(block);
        _polyval.Append(_tweak);
        _polyval.Append(text[..whole]);
        if (hasRest)
        {
            block.Clear();
            text[whole..].CopyTo(block);
            block[text.Length - whole] = 1;
            _polyval.Append(block);
        }

        _polyval.Finish(digest);
    }
}
