namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>
/// Which of the objects that one allocation site creates is meant (recency): the last, the one before it, and so on. That distinguishes what a loop
/// allocates in an iteration from what it allocated in the one before and keeps in a variable.
/// </summary>
internal readonly record struct Age(int Later)
{
    // Older ones are not distinguished.
    private const int Most = 3;

    /// <summary>The age after the site allocated again; null when there are too many to distinguish.</summary>
    public Age? Next => Later < Most ? new Age(Later + 1) : null;
}
