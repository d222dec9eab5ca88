using KcapiGen.Benchmarks.Generator;
using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>What the generator costs, and its budgets.</summary>
internal static class GeneratorReport
{
    public static IEnumerable<Budget> Budgets(Section? section)
    {
        Measured? thousand = section?.Cases.FirstOrDefault(measured => measured.Case.Size == 1000);
        Spread? ratio = thousand?.Ratio(GeneratorBenchmark.Written, GeneratorBenchmark.With);
        yield return new("1,000 declarations, compiled with the generator, beside the same text written by hand", "< 2 ×", ratio is null ? "" : Words.Ratio(ratio), ratio is null ? null : ratio.Value.Median < 2);

        Spread? bare = thousand?.Ratio(GeneratorBenchmark.Bare, GeneratorBenchmark.Cold);
        yield return new("1,000 declarations, the generator alone, cold, beside a compile of the declarations without it", "< 2 ×", bare is null ? "" : Words.Ratio(bare), bare is null ? null : bare.Value.Median < 2);

        double? remade = section?.Counts.Where(count => count.Key.StartsWith(GeneratorBenchmark.RemadeByUnrelated, StringComparison.Ordinal)).Max(count => count.Value);
        yield return new(GeneratorBenchmark.RemadeByUnrelated, "0", $"{remade:0}", remade is null ? null : remade == 0);
    }

    public static IEnumerable<string> Text(Section section)
    {
        yield return $"| | {string.Join(" | ", section.Cases.Select(measured => measured.Case.Size == 1 ? "1 declaration" : $"{measured.Case.Size:#,0} declarations"))} |";
        yield return $"|---|{string.Concat(section.Cases.Select(_ => "---|"))}";
        foreach (string name in section.Cases[0].Figures.Select(figure => figure.Contender))
        {
            yield return $"| {name} | {string.Join(" | ", section.Cases.Select(measured => Cell(measured, name)))} |";
        }

        foreach (string name in new[] { GeneratorBenchmark.RemadeByUnrelated, GeneratorBenchmark.RemadeByOne })
        {
            yield return $"| {name} | {string.Join(" | ", section.Cases.Select(measured => $"{section.Counts[$"{name}, of {measured.Case.Size}"]:0}"))} |";
        }

        yield return "";
    }

    private static string Cell(Measured measured, string name)
    {
        string time = Words.Time(measured.Of(name)!.Median);
        return name == GeneratorBenchmark.Written ? time : $"{Words.Ratio(measured.Ratio(GeneratorBenchmark.Written, name))} {time}";
    }
}
