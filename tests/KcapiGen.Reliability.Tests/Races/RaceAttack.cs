using System.Diagnostics;
using System.Globalization;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>The child: lets every pair of public operations meet until the time is over. The last line that it wrote says where it was.</summary>
internal static class RaceAttack
{
    private const int MostFindings = 30;

    // All pairs come by at least once in this time, however long the attack goes on.
    private const double LongestCycle = 120;

    private static readonly int MostRepeated = 3 * Environment.ProcessorCount;

    /// <summary>Runs the attack; returns the exit status: 0 where nothing was found.</summary>
    /// <param name="arguments">The seconds, the seed and, where only some pairs are to meet, a part of their names.</param>
    public static int Run(string[] arguments)
    {
        double seconds = double.Parse(arguments[0], CultureInfo.InvariantCulture);
        var random = new Random(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        Pairing[] pairings = [.. Pairing.All(random).Where(pairing => arguments.Length < 3 || pairing.Name.Contains(arguments[2], StringComparison.Ordinal))];
        double part = Math.Min(seconds, LongestCycle) / pairings.Sum(pairing => pairing.Weight);
        var findings = new Dictionary<string, string>();
        long rounds = 0;

        using var watchdog = new Watchdog();
        using var duel = new Duel();
        bool hasDescriptors = Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") == "kernel";
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < seconds && findings.Count < MostFindings)
        {
            random.Shuffle(pairings);
            foreach (Pairing pairing in pairings)
            {
                var round = new Round(pairing, duel, random, hasDescriptors);
                rounds += Meet(pairing.Name, TimeSpan.FromSeconds(part * pairing.Weight), round, watchdog, findings);
            }
        }

        foreach ((string pair, string finding) in findings)
        {
            Console.WriteLine($"FINDING {pair}: {finding}");
        }

        Console.WriteLine($"{rounds} rounds of {pairings.Length} pairs, {findings.Count} findings");
        return findings.Count == 0 ? 0 : 1;
    }

    // Pools keep handles for the next call, no more than there are processors: what is kept is kept once, and what leaks leaks again.
    private static long Meet(string pair, TimeSpan time, Round round, Watchdog watchdog, Dictionary<string, string> findings)
    {
        Console.WriteLine(pair);
        watchdog.Begin(pair);
        long rounds = 0;
        for (int repeated = 0; repeated <= MostRepeated; repeated++)
        {
            int before = OpenDescriptors.Count();
            rounds += RunFor(time, pair, round, watchdog, findings);
            if (OpenDescriptors.Count() <= before || OpenDescriptors.CountSettled() <= before)
            {
                return rounds;
            }
        }

        findings.TryAdd(pair, $"descriptors are left open, more each time, of {MostRepeated + 1} times");
        return rounds;
    }

    private static long RunFor(TimeSpan time, string pair, Round round, Watchdog watchdog, Dictionary<string, string> findings)
    {
        var watch = Stopwatch.StartNew();
        long rounds = 0;
        do
        {
            if (round.Run() is { } finding)
            {
                findings.TryAdd(pair, finding);
            }

            watchdog.Beat();
            rounds++;
        }
        while (watch.Elapsed < time);
        return rounds;
    }
}
