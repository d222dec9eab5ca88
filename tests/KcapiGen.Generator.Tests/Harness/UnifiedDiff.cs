using System.Text;

namespace KcapiGen.Generator.Tests.Harness;

/// <summary>The difference of two texts, line by line, with three lines around every change.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    private readonly record struct Line(char Mark, string Text);

    public static string Of(string expected, string actual)
    {
        List<Line> lines = Merge(expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        bool gap = true;
        for (int i = 0; i < lines.Count; i++)
        {
            bool near = lines.Skip(Math.Max(0, i - Context)).Take(Math.Min(i, Context) + 1 + Context).Any(line => line.Mark != ' ');
            if (near && gap)
            {
                text.Append($"@@ line {lines.Take(i).Count(line => line.Mark != '+') + 1} @@\n");
            }

            if (near)
            {
                text.Append($"{lines[i].Mark}{lines[i].Text}\n");
            }

            gap = !near;
        }

        return text.ToString();
    }

    private static List<Line> Merge(string[] expected, string[] actual)
    {
        int[,] common = CommonLengths(expected, actual);
        List<Line> lines = [];
        int i = 0, j = 0;
        while (i < expected.Length || j < actual.Length)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                lines.Add(new(' ', expected[i++]));
                j++;
            }
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new('-', expected[i++]));
            }
            else
            {
                lines.Add(new('+', actual[j++]));
            }
        }

        return lines;
    }

    // The length of the longest common subsequence of what follows each pair of lines.
    private static int[,] CommonLengths(string[] expected, string[] actual)
    {
        int[,] length = new int[expected.Length + 1, actual.Length + 1];
        for (int i = expected.Length - 1; i >= 0; i--)
        {
            for (int j = actual.Length - 1; j >= 0; j--)
            {
                length[i, j] = expected[i] == actual[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
