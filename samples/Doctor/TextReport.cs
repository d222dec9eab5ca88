using Spectre.Console;

namespace Doctor;

/// <summary>The report for a person: the machine, the table, and what its columns mean.</summary>
internal static class TextReport
{
    private const int MinWidth = 80;

    public static void Write(Report report, bool complete)
    {
        // Spectre leaves out the colours for NO_COLOR (no-color.org), but not bold type; and a pipe is to get neither.
        bool plain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(plain ? text : Console.Out),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        });
        console.Profile.Width = Console.IsOutputRedirected ? MinWidth : Math.Max(Console.WindowWidth, MinWidth); // a terminal may say 0

        console.Write(Facts([.. MachineText.Lines(report.Machine), .. Coverage([.. report.All])]));
        console.WriteLine();
        console.Write(AlgorithmTable.Of([.. report.All], console.Profile.Width));
        console.WriteLine();
        console.Write(Facts(AlgorithmTable.Legend));
        if (!complete)
        {
            console.WriteLine("\n--all shows more algorithms.");
        }

        // Spectre fills lines up with blanks, which nobody wants in a file.
        if (plain)
        {
            Console.Out.WriteLine(string.Join('\n', text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())));
        }
    }

    // Goes on from the line before, which says what the engine works with.
    private static IEnumerable<(string Subject, string Fact)> Coverage(Row[] rows)
    {
        Row[] offered = [.. rows.Where(row => row.Linux73 == "everyone")];
        return offered.Length == 0 ? [] : [("", $"has {offered.Count(row => row.InProcess)} of the {offered.Length} algorithms below that Linux 7.3 offers to every process")];
    }

    private static Grid Facts(IEnumerable<(string Subject, string Fact)> facts)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn().PadRight(0));
        foreach ((string subject, string fact) in facts)
        {
            grid.AddRow(new Text(subject, new Style(decoration: Decoration.Bold)), new Text(fact));
        }

        return grid;
    }
}
