namespace Doctor;

/// <summary>Breaks a long name of an algorithm or a driver where a reader would.</summary>
internal static class Wrap
{
    private const string Indent = " ";

    // The best place first.
    private static readonly char[] BreakAfter = [' ', ',', '(', '-'];

    /// <summary>Lines of at most this many characters; those after the first are indented.</summary>
    public static string Name(string name, int width)
    {
        List<string> lines = [];
        while (name.Length > width)
        {
            // The last such place that leaves a line which fits; a space is not printed, so it may stand beyond.
            int end = BreakAfter.Select(mark => name.LastIndexOf(mark, mark == ' ' ? width : width - 1) + 1).FirstOrDefault(end => end > Indent.Length, width);
            lines.Add(name[..end].TrimEnd());
            name = Indent + name[end..];
        }

        return string.Join('\n', [.. lines, name]);
    }
}
