namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>The value of an expression: the memory or object that it denotes, and which part of it.</summary>
/// <param name="Site">The allocation site: the operation that made the memory or object, or the symbol that named it first.</param>
/// <param name="Slice">Which part.</param>
internal sealed record Region(object Site, Slice Slice)
{
    public Region(object site)
        : this(site, Slice.Whole)
    {
    }

    /// <summary>Where it begins at the earliest.</summary>
    public int From { get; init; }

    /// <summary>Where it ends at the latest; null where that is not known.</summary>
    public int? To { get; init; }

    /// <summary>Whether it begins exactly at <see cref="From"/>.</summary>
    public bool IsExact { get; init; } = true;

    /// <param name="start">Where a part of it begins, counted from its own beginning; null where that is not constant.</param>
    /// <param name="least">Where the part begins at the earliest.</param>
    /// <param name="length">The length of the part; null where that is not constant.</param>
    /// <param name="slice">Which part it is.</param>
    public Region Part(int? start, int least, int? length, Slice slice) => new(Site, slice)
    {
        From = From + least,
        IsExact = IsExact && start is not null,
        To = IsExact && From + start + length is { } end ? end : To,
    };

    public Region As(string type) => this with { Slice = Slice.As(type), From = 0, To = null, IsExact = false };
}
