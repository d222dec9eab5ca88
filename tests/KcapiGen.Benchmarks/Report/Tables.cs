using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>The tables of a section, ratios first.</summary>
internal static class Tables
{
    /// <summary>Ratios of <paramref name="ours"/> to each of the others, then what each needed: time, system calls, bytes.</summary>
    public static IEnumerable<string> Beside(IEnumerable<Measured> cases, string ours, params string[] others)
    {
        string[] shown = [.. others.Where(other => cases.Any(measured => measured.Of(other) is not null))];
        yield return $"| | {string.Join(" | ", shown.Select(other => $"beside {other}"))} | {ours} | {string.Join(" | ", shown)} |";
        yield return $"|---|{string.Concat(Enumerable.Repeat("---|", 2 * shown.Length + 1))}";
        foreach (Measured measured in cases)
        {
            string ratios = string.Join(" | ", shown.Select(other => Beside(measured, ours, other)));
            string figures = string.Join(" | ", shown.Prepend(ours).Select(name => Cell(measured.Of(name), managed: name.Contains("KcapiGen", StringComparison.Ordinal) || name.Contains(".NET", StringComparison.Ordinal))));
            yield return $"| {Words.Name(measured.Case)} | {ratios} | {figures} |";
        }

        yield return "";
    }

    /// <summary>What <paramref name="ours"/> needed, and its ratios to two others.</summary>
    public static IEnumerable<string> Brief(IEnumerable<Measured> cases, string ours, string first, string second)
    {
        yield return $"| | {ours} | beside {first} | beside {second} |";
        yield return "|---|---|---|---|";
        foreach (Measured measured in cases)
        {
            yield return $"| {Words.Name(measured.Case)} | {Cell(measured.Of(ours), managed: true)} | {Beside(measured, ours, first)} | {Beside(measured, ours, second)} |";
        }

        yield return "";
    }

    private static string Beside(Measured measured, string ours, string other) => measured.Of(other) is null ? "" : Words.Ratio(measured.Ratio(ours, other));

    private static string Cell(Figure? figure, bool managed)
    {
        if (figure is null)
        {
            return "";
        }

        string calls = figure.Calls is { } count ? $", {count:0.##} calls" : "", bytes = managed ? $", {figure.Bytes:0} B" : "";
        return Words.Time(figure.Median) + calls + bytes;
    }
}
