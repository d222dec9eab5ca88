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

    /// <summary>Made of constants alone, but maybe of others in each turn of a loop: a key that stands in the source, and a nonce of which nothing is known.</summary>
    Computed,

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

    /// <summary>What the first bytes still are, where something was written behind them: the nonce stands before the message in many a packet.</summary>
    public Content? Head { get; init; }

    /// <summary>How many bytes that is.</summary>
    public int HeadLength { get; init; }

    /// <summary>Whether somebody else holds the memory, who may write it when called.</summary>
    public bool Escaped { get; init; }

    /// <summary>Whether it can be written unseen, through a pointer or a reference.</summary>
    public bool Untracked { get; init; }

    public bool IsConstant => Kind is ContentKind.Default or ContentKind.Zero or ContentKind.Literal or ContentKind.Patched;

    /// <summary>Whether the source tells what it is, if not always the same.</summary>
    public bool IsOfConstants => IsConstant || Kind == ContentKind.Computed;

    /// <summary>This, once bytes were written behind the first <paramref name="length"/>.</summary>
    public Content WrittenBehind(int length, object stamp) =>
        Unknown(stamp) with { Escaped = Escaped, Head = length == 0 ? null : Head ?? this, HeadLength = Head is null || HeadLength > length ? length : HeadLength };

    /// <summary>What is known of its first bytes, up to <paramref name="end"/>.</summary>
    public Content UpTo(int? end) => Head is not null && end <= HeadLength ? Head with { Escaped = Escaped, Untracked = Untracked } : this;

    /// <summary>This, changed in a way that is not known.</summary>
    public Content Blurred() => this with { Kind = ContentKind.Unknown, Stamp = new(), Maybe = false, Head = null };

    public static Content Unknown(object stamp) => new(ContentKind.Unknown, stamp);
}

/// <summary>An expression's value: the memory or object that it denotes, and which part of it.</summary>
/// <param name="Site">What made the memory or object: an operation or a symbol.</param>
/// <param name="Slice">Empty for the whole; equal for equal parts.</param>
internal sealed record Value(object Site, string Slice)
{
    /// <summary>Where it begins, at least.</summary>
    public int From { get; init; }

    /// <summary>Where it ends, at most; null where that is not known.</summary>
    public int? To { get; init; }

    /// <summary>Whether it begins just there.</summary>
    public bool IsExact { get; init; } = true;

    /// <param name="start">Where a part of it begins, in it; null where that is not constant.</param>
    /// <param name="least">Where it begins at least.</param>
    /// <param name="length">The part's length; null where that is not constant.</param>
    /// <param name="slice">A text that is equal for equal parts.</param>
    public Value Part(int? start, int least, int? length, string slice) => new(Site, slice)
    {
        From = From + least,
        IsExact = IsExact && start is not null,
        To = IsExact && From + start + length is { } end ? end : To,
    };
}

/// <summary>Which key a handle has: that of other handles made of equal bytes, too.</summary>
/// <param name="Algorithm">The name of the algorithm.</param>
/// <param name="First">The stamp and the slice of its first part.</param>
/// <param name="Second">Those of the second part.</param>
internal sealed record KeyIdentity(string Algorithm, (object Stamp, string Slice) First, (object Stamp, string Slice) Second);

/// <summary>That a message was encrypted with a key and a nonce.</summary>
internal sealed record Use(object Key, object Nonce, string Slice)
{
    public bool Has(object stamp) => Derived.Has(Nonce, stamp) || Derived.Has(Key, stamp);
}
