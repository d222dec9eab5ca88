namespace KcapiGen.InProcess;

/// <summary>
/// XTS (IEEE 1619) composed of a block cipher, for what libcrypto's XTS lacks: keys of two times 24 bytes, keys with equal halves, ciphers other than
/// AES.
/// </summary>
internal sealed class XtsSkcipher(EngineSkcipher blockCipher, EngineSkcipher tweakCipher) : EngineSkcipher
{
    /// <summary>The size in bytes of the largest unit: 2^20 blocks (IEEE 1619, section 5.1).</summary>
    public const int MaxUnit = (1 << 20) * BlockSize;

    private const int BlockSize = 16;

    private readonly byte[] _tweak = new byte[BlockSize];
    private bool _encrypt;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        tweakCipher.Start(encrypt: true, []);
        tweakCipher.Update(iv, _tweak);
        blockCipher.Start(encrypt, []);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        int rest = input.Length % BlockSize;
        int stolenFrom = rest == 0 ? input.Length : input.Length - rest - BlockSize;
        for (int offset = 0; offset < stolenFrom; offset += BlockSize)
        {
            Block(input.Slice(offset, BlockSize), output.Slice(offset, BlockSize), _tweak);
            Double(_tweak);
        }

        if (rest > 0)
        {
            Steal(input[stolenFrom..], output[stolenFrom..], rest);
        }
    }

    public override EngineSkcipher Duplicate() => new XtsSkcipher(blockCipher.Duplicate(), tweakCipher.Duplicate());

    public override void Dispose()
    {
        blockCipher.Dispose();
        tweakCipher.Dispose();
    }

    /// <summary>Processes the last whole block and the rest with ciphertext stealing: IEEE 1619, sections 5.3.2 and 5.4.2.</summary>
    private void Steal(ReadOnlySpan<byte> input, Span<byte> output, int rest)
    {
        Span<byte> next = stackalloc byte[BlockSize];
        _tweak.CopyTo(next);
        Double(next);

        // When decrypting, the two tweaks are used in reverse order.
        Span<byte> first = stackalloc byte[BlockSize], second = stackalloc byte[BlockSize];
        Block(input[..BlockSize], first, _encrypt ? _tweak : next);
        input.Slice(BlockSize, rest).CopyTo(second);
        first[rest..].CopyTo(second[rest..]);
        first[..rest].CopyTo(output[BlockSize..]);
        Block(second, output[..BlockSize], _encrypt ? next : _tweak);
    }

    private void Block(ReadOnlySpan<byte> input, Span<byte> output, ReadOnlySpan<byte> tweak)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        Xor(input, tweak, block);
        blockCipher.Update(block, block);
        Xor(block, tweak, output);
    }

    private static void Xor(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<byte> result)
    {
        for (int i = 0; i < BlockSize; i++)
        {
            result[i] = (byte)(one[i] ^ other[i]);
        }
    }

    /// <summary>Multiplies by x in GF(2^128), in the byte order of IEEE 1619.</summary>
    private static void Double(Span<byte> tweak)
    {
        int carry = 0;
        for (int i = 0; i < BlockSize; i++)
        {
            int shifted = (tweak[i] << 1) | carry;
            tweak[i] = (byte)shifted;
            carry = shifted >> 8;
        }

        tweak[0] ^= (byte)(carry * 0x87);
    }
}
