using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>HCTR2 (crypto/hctr2.c; Crowley, Huckleberry and Biggers, "Length-preserving encryption with HCTR2", 2021): a wide block made of a block cipher and POLYVAL.</summary>
internal sealed class Hctr2Skcipher : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int TweakSize = 32;

    private readonly EngineSkcipher _blockCipher;
    private readonly XctrSkcipher _counterMode;

    // The encrypted blocks 0, which is the key of POLYVAL, and 1.
    private readonly byte[] _hashKey = new byte[BlockSize];
    private readonly byte[] _mask = new byte[BlockSize];
    private readonly byte[] _tweak = new byte[TweakSize];
    private Polyval _polyval;
    private bool _encrypt;

    /// <param name="blockCipher">The block cipher with the key; disposed with the result.</param>
    public Hctr2Skcipher(EngineSkcipher blockCipher)
    {
        _blockCipher = blockCipher;
        _counterMode = new XctrSkcipher(blockCipher);
        _mask[0] = 1;
        blockCipher.Start(encrypt: true, []);
        blockCipher.Update(_hashKey, _hashKey);
        blockCipher.Update(_mask, _mask);
        _polyval = Polyval.Create(_hashKey);
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
        Blocks.Xor(counter, _mask, counter);
        _counterMode.Start(encrypt: true, counter);
        _counterMode.Update(rest, result);
        Hash(result, digest);
        Blocks.Xor(first, digest, output[..BlockSize]);
    }

    public override EngineSkcipher Duplicate() => new Hctr2Skcipher(_blockCipher.Duplicate());

    public override void Dispose()
    {
        _blockCipher.Dispose();
        CryptographicOperations.ZeroMemory(_hashKey);
        CryptographicOperations.ZeroMemory(_mask);
        _polyval = default;
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
