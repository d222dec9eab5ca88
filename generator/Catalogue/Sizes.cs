namespace KcapiGen.Generator.Catalogue;

/// <summary>Lists of sizes as a person says them: "16, 24 or 32", "4, 8 or 12 to 16", "1 to 32".</summary>
internal static class Sizes
{
    public static string Join(IReadOnlyList<int> ascending)
    {
        List<string> parts = [];
        for (int first = 0; first < ascending.Count;)
        {
            int last = first;
            while (last + 1 < ascending.Count && ascending[last + 1] == ascending[last] + 1)
            {
                last++;
            }

            if (last < first + 2)
            {
                last = first;
            }

            parts.Add(last == first ? $"{ascending[first]}" : $"{ascending[first]} to {ascending[last]}");
            first = last + 1;
        }

        string final = parts[parts.Count - 1];
        return parts.Count == 1 ? final : $"{string.Join(", ", parts.Take(parts.Count - 1))} or {final}";
    }
}
