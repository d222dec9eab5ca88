namespace KcapiGen.Benchmarks.Measuring;

/// <summary>How long to warm up, and how long and how many the rounds are. Short rounds that alternate meet the same ups and downs of a machine.</summary>
internal sealed record Pace(int Rounds, TimeSpan Round, TimeSpan WarmUp)
{
    public static Pace Full { get; } = new(9, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300));

    public static Pace Quick { get; } = new(7, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(80));
}
