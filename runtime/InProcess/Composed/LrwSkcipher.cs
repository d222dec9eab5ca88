using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>LRW (crypto/lrw.c; IEEE P1619/D5): block i is masked before and after with the second key times i, in the field of 2^128 elements.</summary>
internal sealed class LrwSkcipher : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int BitsOfCounter = 128;

    private readonly EngineSkcipher _blockCipher;

    // What the mask changes by when the counter, which is not secret, is counted up and its lowest n + 1 bits change: the key times 2^(n+1) - 1. The
    // first is the key itself.
    private readonly KeyBuffer _steps;

    private readonly KeyBuffer _mask = new(BlockSize);
    private UInt128 _counter;

    /// <param name="blockCipher">The block cipher with the first key; disposed with the result.</param>
    /// <param name="tweakKey">The second key.</param>
    public LrwSkcipher(EngineSkcipher blockCipher, ReadOnlySpan<byte> tweakKey)
        : this(blockCipher, new KeyBuffer(BitsOfCounter * Unsafe.SizeOf<UInt128>()))
    {
        Span<UInt128> steps = Steps;
        UInt128 step = 0, power = BinaryPrimitives.ReadUInt128BigEndian(tweakKey);
        for (int i = 0; i < BitsOfCounter; i++)
        {
            steps[i] = step ^= power;
            power = BinaryField.Double(power);
        }
    }

    private LrwSkcipher(EngineSkcipher blockCipher, KeyBuffer steps)
    {
        _blockCipher = blockCipher;
        _steps = steps;
    }

    private Span<UInt128> Steps => MemoryMarshal.Cast<byte, UInt128>(_steps.Span);

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _counter = BinaryPrimitives.ReadUInt128BigEndian(iv);
        MemoryMarshal.Write(_mask.Span, BinaryField.Multiply(Steps[0], _counter));
        _blockCipher.Start(encrypt, []);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> mask = stackalloc byte[BlockSize], block = stackalloc byte[BlockSize];
        ReadOnlySpan<UInt128> steps = Steps;
        ref UInt128 current = ref MemoryMarshal.AsRef<UInt128>(_mask.Span);
        for (int offset = 0; offset < input.Length; offset += BlockSize)
        {
            BinaryPrimitives.WriteUInt128BigEndian(mask, current);
            Blocks.Xor(input.Slice(offset, BlockSize), mask, block);
            _blockCipher.Update(block, block);
            Blocks.Xor(block, mask, output.Slice(offset, BlockSize));

            // After the last number comes 0, of which the kernel makes the last step.
            current ^= steps[Math.Min(BitsOfCounter - 1, (int)UInt128.TrailingZeroCount(~_counter))];
            _counter++;
        }

        CryptographicOperations.ZeroMemory(mask);
    }

    public override EngineSkcipher Duplicate() => new LrwSkcipher(_blockCipher.Duplicate(), new KeyBuffer(_steps.Span));

    public override void Dispose()
    {
        _blockCipher.Dispose();
        _steps.Dispose();
        _mask.Dispose();
    }
}
