namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The paragraphs of /proc/crypto about an algorithm, one a driver.</summary>
internal static class ProcCryptoEntries
{
    public static IReadOnlyList<Dictionary<string, string>> Of(string name, params string[] types)
    {
        List<Dictionary<string, string>> entries =
        [
            .. File.ReadAllText("/proc/crypto").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(Fields)
                .Where(entry => entry["name"] == name && types.Contains(entry["type"]) && entry["internal"] == "no"),
        ];
        Assert.True(entries.Count > 0, $"/proc/crypto has no {name}");
        return entries;
    }

    private static Dictionary<string, string> Fields(string paragraph) => paragraph
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .ToDictionary(field => field[0].Trim(), field => field[1].Trim());
}
