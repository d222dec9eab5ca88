using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Kernel;

/// <summary>KcapiGen beside C and libkcapi over one kernel, and beside what needs no kernel.</summary>
internal static class KernelBenchmark
{
    // So that in all rounds together no contender has less than 256 MiB in its stream.
    private static readonly TimeSpan StreamRound = TimeSpan.FromMilliseconds(500);

    /// <param name="name">Of the section: the kernel's.</param>
    /// <param name="all">Everything, or only what many system calls make dear.</param>
    /// <param name="quick">Fewer cases and contenders.</param>
    /// <param name="pace">Of the rounds.</param>
    public static Section Run(string name, bool all, bool quick, Pace pace)
    {
        List<Measured> cases = [];

        Contender[] overTheKernel = TakingPart(Contenders.OverTheKernel, quick), lending = TakingPart(Contenders.Lending, quick);
        if (all)
        {
            cases.AddRange(Race([.. overTheKernel, .. Contenders.WithoutTheKernel], KernelCases.Messages(quick), pace));
            cases.AddRange(Race([Contenders.OverTheKernel.Single(contender => contender.Name == Contenders.Jit), Contenders.WithoutTheKernel.Single(contender => contender.Name == Contenders.Engine)], KernelCases.Composed, pace));
            cases.AddRange(Race([.. overTheKernel, .. lending], [KernelCases.Stream], quick ? pace : pace with { Round = StreamRound }));
        }

        cases.AddRange(Race(overTheKernel, KernelCases.Others(quick), pace));

        // Under strace every contender starts once more; a quick look is content with our own calls.
        if (all)
        {
            Count([.. overTheKernel.Concat(lending).Where(contender => !quick || contender.JustInTime)], cases);
        }

        Contender[] missing = [.. overTheKernel.Where(contender => !contender.IsThere)];
        return new(name, Machine.Describe(), Machine.Today, pace.Rounds, [.. missing.Select(contender => contender.Name)], [.. cases], []);
    }

    // Native programs are not built for a quick look: those that are there may be old.
    private static Contender[] TakingPart(Contender[] contenders, bool quick) => [.. contenders.Where(contender => !(quick && contender.Native))];

    private static List<Measured> Race(Contender[] contenders, Case[] cases, Pace pace)
    {
        using var race = new Race(contenders, pace);
        return [.. cases.Select(asked => race.Run(asked))];
    }

    /// <summary>Adds the system calls to the figures of all who use the kernel.</summary>
    private static void Count(Contender[] contenders, List<Measured> cases)
    {
        foreach (Contender contender in contenders.Where(contender => contender.IsThere))
        {
            int[] taken = [.. Enumerable.Range(0, cases.Count).Where(i => cases[i].Of(contender.Name) is not null)];
            double?[] counts = CallCount.Of(contender, [.. taken.Select(i => cases[i].Case)]);
            for (int i = 0; i < taken.Length; i++)
            {
                Figure[] figures = cases[taken[i]].Figures;
                int place = Array.FindIndex(figures, figure => figure.Contender == contender.Name);
                figures[place] = figures[place] with { Calls = counts[i] };
            }
        }
    }
}
