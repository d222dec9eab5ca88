using System.Diagnostics;

namespace KcapiGen.Benchmarks;

/// <summary>Times two ways of doing the same in turn, so that a machine whose speed drifts slows both.</summary>
internal static class Measurement
{
    private const int Rounds = 9;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(150);

    /// <summary>How many times as fast <paramref name="ours"/> is: the median over the rounds.</summary>
    public static double Ratio(Action ours, Action theirs)
    {
        Rate(ours);
        Rate(theirs);
        double[] ratios = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ratios[round] = Rate(ours) / Rate(theirs);
        }

        return Median(ratios);
    }

    /// <summary>Calls a second: the median over the rounds.</summary>
    public static double MedianRate(Action action)
    {
        Rate(action);
        return Median([.. Enumerable.Range(0, Rounds).Select(_ => Rate(action))]);
    }

    /// <summary>Bytes allocated by a thousand calls.</summary>
    public static long Allocated(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Rate(Action action)
    {
        long calls = 0;
        var clock = Stopwatch.StartNew();
        do
        {
            for (int i = 0; i < 50; i++)
            {
                action();
            }

            calls += 50;
        }
        while (clock.Elapsed < RoundTime);
        return calls / clock.Elapsed.TotalSeconds;
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
