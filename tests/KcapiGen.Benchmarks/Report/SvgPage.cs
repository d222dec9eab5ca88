using System.Text;

namespace KcapiGen.Benchmarks.Report;

/// <summary>Charts beside each other with one legend, as an SVG that reads on light and on dark paper and needs nothing else.</summary>
internal sealed class SvgPage
{
    private const int PanelWidth = 430, PanelHeight = 290, Head = 78, Left = 52, Right = 26, Top = 40, Bottom = 44, Columns = 2;

    // Light paper, dark paper: of equal weight to the eye, and told apart by those who see no red from green.
    private static readonly (string Light, string Dark)[] Colours =
        [("#1d6fd0", "#6cb0ff"), ("#c2570c", "#ffa05c"), ("#0a8a6a", "#4fd1ad"), ("#8a3fc0", "#cd97ff"), ("#6b7280", "#a3aab5")];

    private readonly StringBuilder _svg = new();

    public static string Draw(string title, string subtitle, params Chart[] charts)
    {
        var page = new SvgPage();
        page.Open(title, subtitle, charts);
        for (int i = 0; i < charts.Length; i++)
        {
            page.Panel(charts[i], i % Columns * PanelWidth, Head + i / Columns * PanelHeight);
        }

        return page._svg.Append("</svg>\n").ToString();
    }

    private void Open(string title, string subtitle, Chart[] charts)
    {
        int width = Columns * PanelWidth, height = Head + (charts.Length + Columns - 1) / Columns * PanelHeight;
        _svg.AppendLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{Text(title)}\">");
        _svg.AppendLine(Style());
        _svg.AppendLine($"<text class=\"h\" x=\"{Left}\" y=\"22\">{Text(title)}</text>");
        _svg.AppendLine($"<text class=\"s\" x=\"{Left}\" y=\"41\">{Text(subtitle)}</text>");
        int at = Left;
        foreach (Line line in charts.SelectMany(chart => chart.Lines).DistinctBy(line => line.Name))
        {
            _svg.AppendLine($"<path class=\"l c{line.Colour}\" d=\"M{at} 60h18\"/><text class=\"k\" x=\"{at + 24}\" y=\"64\">{Text(line.Name)}</text>");
            at += 24 + 7 * line.Name.Length + 22;
        }
    }

    private static string Style()
    {
        string Colour(Func<(string Light, string Dark), string> paper) => string.Concat(Colours.Select((pair, i) => $".c{i}{{stroke:{paper(pair)}}}.d{i}{{fill:{paper(pair)}}}"));
        return "<style>text{font:12px system-ui,sans-serif;fill:#3b4048}.h{font-size:16px;font-weight:600}.s,.t{fill:#6b7280}.t{font-size:11px}.p{font-weight:600}"
            + ".l{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.g{stroke:#6b7280;stroke-opacity:.22}.m{stroke:#6b7280;stroke-dasharray:4 3}.e{text-anchor:end}.n{text-anchor:middle}"
            + Colour(pair => pair.Light)
            + "@media(prefers-color-scheme:dark){text{fill:#e3e6ea}.s,.t{fill:#a3aab5}" + Colour(pair => pair.Dark) + "}</style>";
    }

    private void Panel(Chart chart, int x, int y)
    {
        (double X, double Y)[] points = [.. chart.Lines.SelectMany(line => line.Points)];
        if (points.Length == 0)
        {
            return;
        }

        double[] steps = Steps(points.Select(point => point.Y).Append(chart.Mark ?? points[0].Y));
        double Across(double value) => x + Left + Share(value, chart.Ticks[0].X, chart.Ticks[^1].X) * (PanelWidth - Left - Right);
        double Up(double value) => y + PanelHeight - Bottom - Share(value, steps[0], steps[^1]) * (PanelHeight - Top - Bottom);

        _svg.AppendLine($"<text class=\"p\" x=\"{x + Left}\" y=\"{y + 22}\">{Text(chart.Title)}</text>");
        foreach (double step in steps)
        {
            _svg.AppendLine($"<path class=\"g\" d=\"M{x + Left} {Up(step):0.#}h{PanelWidth - Left - Right}\"/><text class=\"t e\" x=\"{x + Left - 7}\" y=\"{Up(step) + 4:0.#}\">{Label(step)}</text>");
        }

        foreach ((double at, string text) in chart.Ticks)
        {
            _svg.AppendLine($"<text class=\"t n\" x=\"{Across(at):0.#}\" y=\"{y + PanelHeight - Bottom + 17}\">{Text(text)}</text>");
        }

        _svg.AppendLine($"<text class=\"t n\" x=\"{x + Left + (PanelWidth - Left - Right) / 2}\" y=\"{y + PanelHeight - 9}\">{Text(chart.Below)}</text>");
        if (chart.Mark is { } mark)
        {
            _svg.AppendLine($"<path class=\"m\" d=\"M{x + Left} {Up(mark):0.#}h{PanelWidth - Left - Right}\"/>");
        }

        foreach (Line line in chart.Lines.Where(line => line.Points.Length > 0))
        {
            _svg.AppendLine($"<path class=\"l c{line.Colour}\" d=\"M{string.Join('L', line.Points.Select(point => $"{Across(point.X):0.#} {Up(point.Y):0.#}"))}\"/>");
            _svg.AppendLine(string.Concat(line.Points.Select(point => $"<circle class=\"d{line.Colour}\" cx=\"{Across(point.X):0.#}\" cy=\"{Up(point.Y):0.#}\" r=\"3\"><title>{Text(line.Name)}: {Label(point.Y)}</title></circle>")));
        }
    }

    /// <summary>Round numbers around the values: of 1, 2, 5, 10, … where they are far apart, else of even steps. Both axes are of equal factors.</summary>
    private static double[] Steps(IEnumerable<double> values)
    {
        double low = values.Min() * 0.97, high = values.Max() * 1.03;
        double[] factors = high / low > 8 ? [1, 2, 5] : high / low > 2.5 ? [1, 1.5, 2, 3, 5, 7] : [1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9];
        double[] all = [.. Enumerable.Range(-4, 14).SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))];
        int first = Math.Max(0, Array.FindLastIndex(all, step => step <= low)), last = Array.FindIndex(all, step => step >= high);
        return all[first..(last + 1)];
    }

    private static double Share(double value, double low, double high) => high > low ? Math.Log(value / low) / Math.Log(high / low) : 0.5;

    private static string Label(double value) => value >= 100 ? $"{value:#,0}" : value >= 10 ? $"{value:0.#}" : $"{value:0.##}";

    private static string Text(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
