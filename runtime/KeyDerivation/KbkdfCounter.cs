namespace KcapiGen;

/// <summary>Specifies the size of the counter of an SP 800-108 derivation and its position in the input of each block.</summary>
/// <remarks>The default value is a counter of 32 bits before the fixed input. The counter is big-endian and begins with 1.</remarks>
public readonly record struct KbkdfCounter
{
    private const int MaxSize = sizeof(uint);

    // Counted from the largest size, so that the default value has it.
    private readonly int _missingBytes;
    private readonly Index _position;

    private KbkdfCounter(int sizeInBits, Index position)
    {
        if (sizeInBits is not (8 or 16 or 24 or 32))
        {
            throw new ArgumentOutOfRangeException(nameof(sizeInBits), sizeInBits, "The size of a counter is 8, 16, 24 or 32 bits.");
        }

        _missingBytes = MaxSize - (sizeInBits / 8);
        _position = position;
    }

    /// <summary>Gets a value that means no counter, which is possible in feedback and double-pipeline mode.</summary>
    public static KbkdfCounter None { get; } = new(32, 0) { IsNone = true };

    internal bool IsNone { get; private init; }

    /// <summary>Gets whether the counter precedes the iteration variable: the previous block, or A(i).</summary>
    internal bool IsFirst { get; private init; }

    internal int Size => IsNone ? 0 : MaxSize - _missingBytes;

    /// <summary>Gets the number of blocks that the counter can count: 2^r - 1 (SP 800-108r1, section 4), 2^32 - 1 without a counter.</summary>
    internal long MaxBlocks => (1L << (8 * (MaxSize - _missingBytes))) - 1;

    /// <summary>Returns a counter in the fixed input.</summary>
    /// <param name="position">The byte of the fixed input that follows the counter: 0 for a counter before the fixed input, ^0 for one after it.</param>
    /// <param name="sizeInBits">The size of the counter in bits: 8, 16, 24 or 32.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeInBits"/> has another value.</exception>
    public static KbkdfCounter At(Index position, int sizeInBits = 32) => new(sizeInBits, position);

    /// <summary>Returns a counter before the iteration variable of feedback or double-pipeline mode.</summary>
    /// <param name="sizeInBits">The size of the counter in bits: 8, 16, 24 or 32.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeInBits"/> has another value.</exception>
    public static KbkdfCounter BeforeIterationVariable(int sizeInBits = 32) => new(sizeInBits, 0) { IsFirst = true };

    /// <summary>Returns the position of the counter in a fixed input.</summary>
    /// <exception cref="ArgumentException">The fixed input is too short.</exception>
    internal int Offset(int fixedInputLength)
    {
        int offset = _position.GetOffset(fixedInputLength);
        return offset >= 0 && offset <= fixedInputLength
            ? offset
            : throw new ArgumentException($"The position of the counter is {_position}, but the fixed input is {fixedInputLength} bytes long.", "counter");
    }
}
