using System.Diagnostics;
using System.Globalization;

namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>How long one attack goes on: a share of <c>KCAPIGEN_RELIABILITY_SECONDS</c>, which <c>eng/soak</c> raises to hours.</summary>
internal sealed class Budget
{
    private const int DefaultSeconds = 120;

    // The whole suite's time, over all attacks.
    private static readonly int Seconds = int.TryParse(Environment.GetEnvironmentVariable("KCAPIGEN_RELIABILITY_SECONDS"), CultureInfo.InvariantCulture, out int seconds) ? seconds : DefaultSeconds;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _limit;

    /// <param name="share">The part of the whole suite's time that this attack gets, from 0 to 1.</param>
    public Budget(double share) => _limit = Of(share);

    /// <summary>Returns the time of a share, for an attack that counts it itself.</summary>
    public static TimeSpan Of(double share) => TimeSpan.FromSeconds(Seconds * share);

    /// <summary>What is left of the time; zero where it is over.</summary>
    public TimeSpan Remaining => _watch.Elapsed < _limit ? _limit - _watch.Elapsed : TimeSpan.Zero;

    /// <summary>Whether there is time for another round. The first round is always run.</summary>
    public bool HasTime => _watch.Elapsed < _limit;
}
