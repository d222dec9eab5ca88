using System.Buffers.Binary;

namespace KcapiGen.InProcess.Composed;

/// <summary>LRW (crypto/lrw.c; IEEE P1619/D5): block i is masked before and after with the second key times i, in the field of 2^128 elements.</summary>
internal sealed class LrwSkcipher : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int BitsOfCounter = 128;

    private readonly EngineSkcipher _blockCipher;
    private readonly UInt128 _tweakKey;

    // What the mask changes by when the counter, which is not secret, is counted up and its lowest n + 1 bits change: the key times 2^(n+1) - 1.
    private readonly UInt128[] _steps;

    private UInt128 _counter;
    private UInt128 _mask;

    /// <param name="blockCipher">The block cipher with the first key; disposed with the result.</param>
    /// <param name="tweakKey">The second key.</param>
    public LrwSkcipher(EngineSkcipher blockCipher, ReadOnlySpan<byte> tweakKey)
        : this(blockCipher, BinaryPrimitives.ReadUInt128BigEndian(tweakKey), new UInt128[BitsOfCounter])
    {
        UInt128 step = 0, power = _tweakKey;
        for (int i = 0; i < BitsOfCounter; i++)
        {
            _steps[i] = step ^= power;
            power = BinaryField.Double(power);
        }
    }

    private LrwSkcipher(EngineSkcipher blockCipher, UInt128 tweakKey, UInt128[] steps)
    {
        _blockCipher = blockCipher;
        _tweakKey = tweakKey;
        _steps = steps;
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _counter = BinaryPrimitives.ReadUInt128BigEndian(iv);
        _mask = BinaryField.Multiply(_tweakKey, _counter);
        _blockCipher.Start(encrypt, []);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> mask = stackalloc byte[BlockSize], block = stackalloc byte[BlockSize];
        for (int offset = 0; offset < input.Length; offset += BlockSize)
        {
            BinaryPrimitives.WriteUInt128BigEndian(mask, _mask);
            Blocks.Xor(input.Slice(offset, BlockSize), mask, block);
            _blockCipher.Update(block, block);
            Blocks.Xor(block, mask, output.Slice(offset, BlockSize));

            // After the last number comes 0, of which the kernel makes the last step.
            _mask ^= _steps[Math.Min(BitsOfCounter - 1, (int)UInt128.TrailingZeroCount(~_counter))];
            _counter++;
        }
    }

    public override EngineSkcipher Duplicate() => new LrwSkcipher(_blockCipher.Duplicate(), _tweakKey, _steps);

    public override void Dispose() => _blockCipher.Dispose();
}
