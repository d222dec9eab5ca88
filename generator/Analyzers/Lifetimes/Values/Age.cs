namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>
/// Of the things that one place in the source makes, which one is meant: the last, or the one before it, and so on. What a loop makes in each turn is
/// told apart by that from what it made the turn before, and keeps in a variable.
/// </summary>
internal readonly record struct Age(int Later)
{
    // From there on they are not counted.
    private const int Most = 3;

    /// <summary>When the place has made another; null when there are too many to tell.</summary>
    public Age? Next => Later < Most ? new Age(Later + 1) : null;
}
