using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>What is measured over a kernel, each topic with its heading.</summary>
internal static class Topics
{
    private static readonly (string Work, string Title)[] All =
    [
        ("message", "One message"), ("composed", "Ciphers that the engine composes of parts"), ("stream", "A stream, in chunks"), ("open", "Opening and closing a keyed cipher"),
        ("sectors", "Sectors"), ("batch", "Batches, for each message"), ("threads", "Threads, each with a handle of its own, for each message"),
    ];

    /// <summary>Returns the text of every topic that a section has: a heading, then the table that <paramref name="table"/> makes of its cases.</summary>
    public static IEnumerable<string> Of(Section section, Func<string, Measured[], IEnumerable<string>> table)
    {
        foreach ((string work, string title) in All)
        {
            Measured[] cases = [.. section.Of(work)];
            if (cases.Length == 0)
            {
                continue;
            }

            foreach (string line in (string[])[$"### {title}", "", .. table(work, cases)])
            {
                yield return line;
            }
        }
    }
}
