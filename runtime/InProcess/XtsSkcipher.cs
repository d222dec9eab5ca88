using System.Buffers.Binary;
using KcapiGen.InProcess.Composed;

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
    private const int BlocksAtOnce = 32;

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
        Transform(input[..stolenFrom], output[..stolenFrom]);

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

    private void Transform(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> tweaks = stackalloc byte[BlocksAtOnce * BlockSize], blocks = stackalloc byte[BlocksAtOnce * BlockSize];
        for (int offset = 0; offset < input.Length; offset += tweaks.Length)
        {
            int length = Math.Min(tweaks.Length, input.Length - offset);
            for (int block = 0; block < length; block += BlockSize)
            {
                _tweak.CopyTo(tweaks[block..]);
                Double(_tweak);
            }

            Blocks.Xor(input.Slice(offset, length), tweaks, blocks);
            blockCipher.Update(blocks[..length], blocks[..length]);
            Blocks.Xor(blocks[..length], tweaks, output.Slice(offset, length));
        }
    }

    private void Block(ReadOnlySpan<byte> input, Span<byte> output, ReadOnlySpan<byte> tweak)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        Blocks.Xor(input, tweak, block);
        blockCipher.Update(block, block);
        Blocks.Xor(block, tweak, output);
    }

    /// <summary>Multiplies by x in GF(2^128), in the byte order of IEEE 1619.</summary>
    private static void Double(Span<byte> tweak)
        => BinaryPrimitives.WriteUInt128LittleEndian(tweak, BinaryField.Double(BinaryPrimitives.ReadUInt128LittleEndian(tweak)));
}
