namespace KcapiGen.Benchmarks.Measuring;

/// <summary>Tells whoever waits what has been measured, on stderr.</summary>
internal static class Progress
{
    public static void Say(Measured measured)
        => Console.Error.WriteLine($"{measured.Case.Work} {measured.Case.Algorithm} {measured.Case.Size} × {measured.Case.Width}: "
            + string.Join("; ", measured.Figures.Select(figure => $"{figure.Contender} {figure.Median:0} ns")));
}
