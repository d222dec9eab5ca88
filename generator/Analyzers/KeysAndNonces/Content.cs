namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

internal enum ContentKind
{
    Unknown,

    /// <summary><c>default</c>, <c>null</c> or no bytes at all.</summary>
    Default,

    /// <summary>Never written since it was allocated.</summary>
    Zero,

    /// <summary>All of it is written in the source.</summary>
    Literal,

    /// <summary>Zero or a literal, with constants written into it.</summary>
    Patched,

    /// <summary>
    /// Made of constants alone, but maybe of others in each iteration of a loop: as a key it is in the source, as a nonce nothing is known of it.
    /// </summary>
    Computed,

    /// <summary>From a cryptographic random number generator.</summary>
    Random,
}

/// <summary>What is known of the bytes at an allocation site, at one point of the method.</summary>
/// <param name="Kind">Where they come from.</param>
/// <param name="Stamp">What made them what they are (a value number): two contents with equal stamps are equal bytes.</param>
internal sealed record Content(ContentKind Kind, object Stamp)
{
    public static Content NoBytes { get; } = new(ContentKind.Default, new Written(WrittenAs.NoBytes));

    public static Content Zeros { get; } = new(ContentKind.Zero, new Written(WrittenAs.Zeros));

    /// <summary>Whether it is so on some paths only.</summary>
    public bool Maybe { get; init; }

    /// <summary>What the first bytes still are where something was written after them: in many packets the nonce comes before the message.</summary>
    public Content? Head { get; init; }

    /// <summary>The number of bytes of <see cref="Head"/>.</summary>
    public int HeadLength { get; init; }

    /// <summary>Whether the memory escaped to other code, which may write it when it runs.</summary>
    public bool Escaped { get; init; }

    /// <summary>Whether it can be written unseen, through a pointer or a reference.</summary>
    public bool Untracked { get; init; }

    public bool IsConstant => Kind is ContentKind.Default or ContentKind.Zero or ContentKind.Literal or ContentKind.Patched;

    /// <summary>Whether the source tells what it is, if not always the same.</summary>
    public bool IsOfConstants => IsConstant || Kind == ContentKind.Computed;

    public static Content Unknown(object stamp) => new(ContentKind.Unknown, stamp);

    /// <summary>Bytes that equal no others, in memory that other code has too.</summary>
    public static Content Foreign() => Unknown(new()) with { Escaped = true };

    /// <summary>Returns this after bytes were written behind the first <paramref name="length"/>.</summary>
    public Content WrittenBehind(int length, object stamp) => Unknown(stamp) with
    {
        Escaped = Escaped,
        Head = length == 0 ? null : Head ?? this,
        HeadLength = Head is null || HeadLength > length ? length : HeadLength,
    };

    /// <summary>Returns what is known of the bytes before <paramref name="end"/>.</summary>
    public Content UpTo(int? end) => Head is not null && end <= HeadLength ? Head with { Escaped = Escaped, Untracked = Untracked } : this;

    /// <summary>Returns this after a change that is not known.</summary>
    public Content Blurred() => this with { Kind = ContentKind.Unknown, Stamp = new(), Maybe = false, Head = null };
}
