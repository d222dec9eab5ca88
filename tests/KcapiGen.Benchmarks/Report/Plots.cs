using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>The charts of the page.</summary>
internal static class Plots
{
    public static (string File, string Text, string Svg)[] Of(Section kernel, Section? uml) =>
    [
        ("ratio", "How many times as fast as the same system calls in C", SvgPage.Draw(
            "As fast as C? One message, by its size", "how many times as fast as the same system calls in C; higher is better, the broken line is C",
            [.. Algorithms(kernel).Select(algorithm => Sized(kernel, algorithm, 1,
                (Contenders.Jit, 0, (Contenders.Jit, Contenders.Floor)),
                (Contenders.Native, 3, (Contenders.Native, Contenders.Floor)),
                (Contenders.Libkcapi, 1, (Contenders.Libkcapi, Contenders.Floor)),
                (Contenders.Vmsplice, 4, (Contenders.Vmsplice, Contenders.Floor))))])),
        ("in-process", "What the way through the kernel costs", SvgPage.Draw(
            "What does the way through the kernel cost?", "time for a message over the time in process; lower is better, the broken line is the process itself",
            [.. Algorithms(kernel).Select(algorithm => Sized(kernel, algorithm, 1, ("over the kernel", 0, (Contenders.Engine, Contenders.Jit))))])),
        ("batch", "What a message of a batch costs", SvgPage.Draw(
            "Does a batch pay? Messages of xts(aes), 512 bytes", "time for a message over that in a libkcapi loop of as many; lower is better, the broken line is libkcapi",
            [Batch(kernel, "where a system call is cheap"), .. uml is null ? Array.Empty<Chart>() : [Batch(uml, "where it is dear: User-mode Linux")]])),
    ];

    private static IEnumerable<string> Algorithms(Section kernel) => kernel.Of("message").Where(measured => measured.Of(Contenders.Jit) is not null).Select(measured => measured.Case.Algorithm).Distinct();

    private static Chart Sized(Section kernel, string algorithm, double mark, params (string Name, int Colour, (string Ours, string Theirs) Ratio)[] lines)
    {
        Measured[] cases = [.. kernel.Of("message").Where(measured => measured.Case.Algorithm == algorithm)];
        return new(algorithm, "bytes of a message", [.. cases.Select(measured => ((double)measured.Case.Size, Words.Size(measured.Case.Size)))], [.. lines.Select(line => new Line(line.Name, line.Colour, Points(cases, line.Ratio))).Where(line => line.Points.Length > 0)], mark);
    }

    private static (double X, double Y)[] Points(Measured[] cases, (string Ours, string Theirs) ratio)
        => [.. cases.Select(measured => (measured.Case.Size, Ratio: measured.Ratio(ratio.Ours, ratio.Theirs))).Where(point => point.Ratio is not null).Select(point => ((double)point.Size, point.Ratio!.Value.Median))];

    private static Chart Batch(Section section, string title)
    {
        Measured[] cases = [.. section.Of("batch")];
        Line Of(string name, int colour) => new(name, colour,
            [.. cases.Select(measured => (measured.Case.Width, Ratio: measured.Ratio(Contenders.Libkcapi, name))).Where(point => point.Ratio is not null).Select(point => ((double)point.Width, point.Ratio!.Value.Median))]);
        return new(title, "messages of a batch", [.. cases.Select(measured => ((double)measured.Case.Width, $"{measured.Case.Width}"))],
            [.. new[] { Of(Contenders.Jit, 0), Of(Contenders.Native, 3), Of(Contenders.Floor, 2) }.Where(line => line.Points.Length > 0)], Mark: 1);
    }
}
