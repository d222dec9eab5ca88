using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>The declaration of a skcipher. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SkcipherDefinition : CipherDefinition
{
    /// <summary>The size of the IV in bytes; 0 where the cipher takes none.</summary>
    public required int IvSize { get; init => field = Bounded(value, 0, MaxIvSize); }

    /// <summary>The size of a block in bytes; 1 for a stream cipher.</summary>
    public required int BlockSize { get; init => field = Bounded(value, 1, MaxBlockSize); }

    /// <summary>The lengths that a message may have.</summary>
    public required MessageLength MessageLength { get; init; }

    /// <summary>The unit in bytes in which a message can be cut (the kernel's chunk size); 0 where it must be one operation.</summary>
    /// <remarks>
    /// With an algorithm whose OP does not carry its state on, the second half of a message gives wrong bytes and no error,
    /// so its messages are never cut.
    /// </remarks>
    public int ChunkSize { get; init => field = Bounded(value, 0, MaxBlockSize); }

    internal override KernelAlgorithmKind Kind => KernelAlgorithmKind.Skcipher;

    internal override int CutUnit => ChunkSize;

    internal override int Growth(CipherDirection direction) => 0;

    internal override void CheckInput(CipherDirection direction, long length, string parameter)
    {
        if (MessageLength == MessageLength.WholeBlocks && length % BlockSize != 0)
        {
            throw new ArgumentException($"The message has {length} bytes; {Algorithm} takes multiples of {BlockSize} (nothing is padded).", parameter);
        }

        if (MessageLength == MessageLength.AtLeastOneBlock && length < BlockSize)
        {
            throw new ArgumentException($"The message has {length} bytes; {Algorithm} takes {BlockSize} or more.", parameter);
        }
    }

    internal void CheckIv(ReadOnlySpan<byte> iv)
    {
        if (iv.Length != IvSize)
        {
            throw new ArgumentException($"The IV has {iv.Length} bytes; {Algorithm} takes {IvSize}.", nameof(iv));
        }
    }
}
