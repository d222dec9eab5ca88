using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>One message of a batch. All of it is in memory that stays in place until the batch is processed.</summary>
internal struct BatchMessage
{
    /// <summary>The maximum number of messages that an operation gets in one call.</summary>
    public const int Window = 64;

    public int Index;
    public CipherDirection Direction;
    public IoVec Iv;
    public IoVec AssociatedData;

    /// <summary>The text alone: the tag of an AEAD is a separate vector.</summary>
    public IoVec Input;
    public IoVec Output;

    /// <summary>The tag of an AEAD; empty for a skcipher.</summary>
    public IoVec Tag;

    public readonly MessageHeader Header => new(Direction, Iv.AsSpan(), AssociatedData.AsSpan());

    /// <summary>Writes the vectors of the input to <paramref name="vectors"/>, the text and the tag to verify, and returns them.</summary>
    public readonly ReadOnlySpan<IoVec> Inputs(Span<IoVec> vectors) => Join(vectors, Input, hasTag: Direction == CipherDirection.Decrypt);

    /// <summary>Writes the vectors of the output to <paramref name="vectors"/>, the text and the tag to compute, and returns them.</summary>
    public readonly ReadOnlySpan<IoVec> Outputs(Span<IoVec> vectors) => Join(vectors, Output, hasTag: Direction == CipherDirection.Encrypt);

    private readonly Span<IoVec> Join(Span<IoVec> vectors, IoVec text, bool hasTag)
    {
        vectors[0] = text;
        vectors[1] = Tag;
        return vectors[..(hasTag && Tag.Length > 0 ? 2 : 1)];
    }
}
