using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>One message of a batch, all of it in memory that stays where it is until the batch is done.</summary>
internal struct BatchMessage
{
    /// <summary>The most messages that an operation gets at a time.</summary>
    public const int Window = 64;

    public int Index;
    public CipherDirection Direction;
    public IoVec Iv;
    public IoVec AssociatedData;

    /// <summary>The text, and in front of or behind it nothing: the tag of an AEAD has a vector of its own.</summary>
    public IoVec Input;
    public IoVec Output;

    /// <summary>The tag of an AEAD; of no length for a skcipher.</summary>
    public IoVec Tag;

    public readonly MessageHeader Header => new(Direction, Iv.AsSpan(), AssociatedData.AsSpan());

    /// <summary>The vectors of the input, text and the tag to verify, written to <paramref name="vectors"/>.</summary>
    public readonly ReadOnlySpan<IoVec> Inputs(Span<IoVec> vectors) => Join(vectors, Input, hasTag: Direction == CipherDirection.Decrypt);

    /// <summary>The vectors of the output, text and the tag that is made, written to <paramref name="vectors"/>.</summary>
    public readonly ReadOnlySpan<IoVec> Outputs(Span<IoVec> vectors) => Join(vectors, Output, hasTag: Direction == CipherDirection.Encrypt);

    private readonly Span<IoVec> Join(Span<IoVec> vectors, IoVec text, bool hasTag)
    {
        vectors[0] = text;
        vectors[1] = Tag;
        return vectors[..(hasTag && Tag.Length > 0 ? 2 : 1)];
    }
}
