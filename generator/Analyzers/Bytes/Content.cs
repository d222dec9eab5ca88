namespace KcapiGen.Generator.Analyzers.Bytes;

internal enum ContentKind
{
    Unknown,

    /// <summary><c>default</c>, <c>null</c> or no bytes at all.</summary>
    Default,

    /// <summary>Never written since it was made.</summary>
    Zero,

    /// <summary>Stands in the source, whole.</summary>
    Literal,

    /// <summary>Zero or a literal with constants written into it.</summary>
    Patched,

    /// <summary>From a random number generator for cryptography.</summary>
    Random,
}

/// <summary>What is known of the bytes at a site, at one point of the method.</summary>
/// <param name="Kind">Where they come from.</param>
/// <param name="Stamp">What made them what they are: two contents with equal stamps are equal bytes.</param>
internal sealed record Content(ContentKind Kind, object Stamp)
{
    /// <summary>Whether it is so on one way here and otherwise on another.</summary>
    public bool Maybe { get; init; }

    /// <summary>Whether somebody else holds the memory, who may write it when called.</summary>
    public bool Escaped { get; init; }

    /// <summary>Whether it can be written unseen, through a pointer or a reference.</summary>
    public bool Untracked { get; init; }

    public bool IsConstant => Kind is ContentKind.Default or ContentKind.Zero or ContentKind.Literal or ContentKind.Patched;

    public static Content Unknown(object stamp) => new(ContentKind.Unknown, stamp);
}

/// <summary>An expression's value: the memory or object that it denotes, and which part of it.</summary>
/// <param name="Site">What made the memory or object: an operation or a symbol.</param>
/// <param name="Slice">Empty for the whole; equal for equal parts.</param>
internal sealed record Value(object Site, string Slice);

/// <summary>Which key a handle has: that of other handles made of equal bytes, too.</summary>
/// <param name="Algorithm">The name of the algorithm.</param>
/// <param name="First">The stamp and the slice of its first part.</param>
/// <param name="Second">Those of the second part.</param>
internal sealed record KeyIdentity(string Algorithm, (object Stamp, string Slice) First, (object Stamp, string Slice) Second)
{
    /// <summary>Whether an object that is made anew at <paramref name="stamp"/> makes this another key.</summary>
    public bool Has(object stamp) => First.Stamp.Equals(stamp) || Second.Stamp.Equals(stamp);
}

/// <summary>That a message was encrypted with a key and a nonce.</summary>
internal sealed record Use(object Key, object Nonce, string Slice)
{
    public bool Has(object stamp) => Nonce.Equals(stamp) || Key.Equals(stamp) || (Key is KeyIdentity key && key.Has(stamp));
}
