using System.Globalization;

namespace KcapiGen.Kernel;

/// <summary>Reads <c>/proc/crypto</c>: paragraphs of <c>key : value</c> lines, one paragraph an algorithm.</summary>
internal static class ProcCrypto
{
    public static KernelAlgorithm[] Read()
    {
        try
        {
            return Parse(File.ReadAllText("/proc/crypto"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static KernelAlgorithm[] Parse(string text)
        => [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(ParseParagraph).OfType<KernelAlgorithm>()];

    private static KernelAlgorithm? ParseParagraph(string paragraph)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Names hold no colon, drivers may: only the first one separates.
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return fields.TryGetValue("name", out string? name) && fields.TryGetValue("driver", out string? driver)
            ? new KernelAlgorithm(
                name,
                driver,
                fields.GetValueOrDefault("type", ""),
                int.TryParse(fields.GetValueOrDefault("priority"), CultureInfo.InvariantCulture, out int priority) ? priority : 0,
                fields.GetValueOrDefault("internal") == "yes")
            : null;
    }
}
