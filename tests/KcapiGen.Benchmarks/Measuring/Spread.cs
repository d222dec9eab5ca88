namespace KcapiGen.Benchmarks.Measuring;

/// <summary>The middle of the rounds, and the lowest and highest.</summary>
internal readonly record struct Spread(double Median, double Low, double High)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }
}
