using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>Where the kernel loses to the process, and from which size on that matters no more.</summary>
internal static class Verdict
{
    // What nobody would notice beside the work that a message comes from.
    private const double NoMatter = 1.25;

    public static IEnumerable<string> Of(Section kernel)
    {
        foreach (var cases in kernel.Of("message").GroupBy(measured => measured.Case.Algorithm))
        {
            (Case Case, double Times)[] costs = [.. cases.Select(measured => (measured.Case, Ratio: measured.Ratio(Contenders.Engine, Contenders.Jit))).Where(one => one.Ratio is not null).Select(one => (one.Case, one.Ratio!.Value.Median))];
            if (costs.Length > 0)
            {
                yield return $"- `{cases.Key}`: {Sentence(costs)}";
            }
        }

        yield return "";
    }

    private static string Sentence((Case Case, double Times)[] costs)
    {
        (Case small, double most) = costs[0];
        string start = most > 1 ? $"a message of {Words.Size(small.Size)} takes {most:0.0} times as long over the kernel as in process" : $"a message of {Words.Size(small.Size)} is as fast over the kernel as in process";
        int ends = Array.FindLastIndex(costs, cost => cost.Times > NoMatter) + 1;
        string end = ends == costs.Length ? $"at {Words.Size(costs[^1].Case.Size)} it is still {costs[^1].Times:0.0} times as long, so the size never stops mattering here"
            : ends == 0 ? "and the size never matters"
            : $"from {Words.Size(costs[ends].Case.Size)} on the difference is below a quarter and stops mattering";
        return $"{start}; {end}.";
    }
}
