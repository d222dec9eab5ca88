using KcapiGen.Benchmarks.Measuring;
using KcapiGen.Benchmarks.Seal;

namespace KcapiGen.Benchmarks.Report;

/// <summary>What the sample takes to start and to seal, and its budget.</summary>
internal static class SealReport
{
    public static IEnumerable<Budget> Budgets(Section? section)
    {
        foreach (string name in new[] { SealBenchmark.Jit, SealBenchmark.Native })
        {
            string what = $"1 GiB sealed by {name}, beside a bare cipher loop in C and a copy of the file";
            if (section?.Of("seal").FirstOrDefault() is { Case.Size: >= 1 << 30 } seal && seal.Ratio(name, SealBenchmark.Bare) is { } ratio) // a smaller file says more of the start
            {
                yield return new(what, "≥ 0.9 ×", Words.Ratio(ratio), ratio.Median >= 0.9);
            }
            else
            {
                yield return new(what, "≥ 0.9 ×", "", null);
            }
        }
    }

    public static IEnumerable<string> Text(Section section)
    {
        Measured start = section.Of("start").Single(), seal = section.Of("seal").Single();
        yield return $"| | from start to one sealed byte | {seal.Case.Size >> 20} MiB sealed | size |";
        yield return "|---|---|---|---|";
        foreach (Figure figure in seal.Figures)
        {
            string began = start.Of(figure.Contender) is { } one ? Words.Time(one.Median) : "", size = section.Counts.TryGetValue(figure.Contender, out double bytes) ? $"{bytes / 1e6:0.0} MB" : "";
            yield return $"| {figure.Contender} | {began} | {Words.Time(figure.Median)} | {size} |";
        }

        yield return "";
        yield return $"The size of *{SealBenchmark.Jit}* is that of its libraries; it needs .NET besides.";
        yield return "";
    }
}
