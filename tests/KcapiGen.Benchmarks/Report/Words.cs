using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>How numbers are written.</summary>
internal static class Words
{
    public static string Size(int bytes) => bytes is >= 1024 && bytes % 1024 == 0 ? $"{bytes / 1024} KiB" : $"{bytes} B";

    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{nanoseconds:0} ns",
        < 1e6 => $"{nanoseconds / 1e3:0.0} µs",
        < 1e9 => $"{nanoseconds / 1e6:0.0} ms",
        _ => $"{nanoseconds / 1e9:0.0} s",
    };

    public static string Ratio(Spread? ratio) => ratio is { } spread ? $"**{spread.Median:0.00}** ({spread.Low:0.00}–{spread.High:0.00})" : "missing";

    public static string Name(Case asked) => asked switch
    {
        { Work: "open" } => asked.Algorithm,
        { Work: "pbkdf2" } => $"PBKDF2 with {asked.Algorithm}, {asked.Size:#,0} iterations",
        { Width: 1 } => $"{asked.Algorithm}, {Size(asked.Size)}",
        { Work: "threads" } => $"{asked.Algorithm}, {Size(asked.Size)}, {asked.Width} threads",
        _ => $"{asked.Algorithm}, {asked.Width:#,0} × {Size(asked.Size)}",
    };
}
