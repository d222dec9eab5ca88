namespace KcapiGen.Benchmarks.Measuring;

/// <summary>How long to warm up, and how long and how many the rounds are. Short rounds that alternate meet the same ups and downs of a machine.</summary>
/// <param name="Rounds">How many count.</param>
/// <param name="Round">How long one is.</param>
/// <param name="WarmUp">How long each contender does a case before.</param>
/// <param name="Compile">How long one that is compiled while it runs does the first case of a kind before: a slow machine compiles for seconds.</param>
/// <param name="Settle">How long nobody does anything then: .NET compiles beside the program what it found worth it, and would slow whoever is next.</param>
internal sealed record Pace(int Rounds, TimeSpan Round, TimeSpan WarmUp, TimeSpan Compile, TimeSpan Settle)
{
    public static Pace Full { get; } = new(9, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(250));

    public static Pace Quick { get; } = new(7, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(150));
}
