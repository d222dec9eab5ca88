namespace KcapiGen.Benchmarks.Measuring;

/// <summary>A case with the figures of all who took part.</summary>
internal sealed record Measured(Case Case, Figure[] Figures)
{
    public Figure? Of(string contender) => Figures.FirstOrDefault(figure => figure.Contender == contender);

    /// <summary>How many times as fast <paramref name="ours"/> is as <paramref name="theirs"/>, round by round; null where one did not take part.</summary>
    public Spread? Ratio(string ours, string theirs)
        => Of(ours) is { } our && Of(theirs) is { } their ? Spread.Of(their.Nanoseconds.Zip(our.Nanoseconds, (a, b) => a / b)) : null;
}
