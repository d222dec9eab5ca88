namespace Doctor;

/// <summary>Files of /proc; null for one that is not there, or not for this process.</summary>
internal static class ProcFile
{
    public static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static int? Number(string path) => int.TryParse(Text(path), out int number) ? number : null;

    /// <summary>What stands behind <c>name:</c> in a file of such lines.</summary>
    public static string? Field(string path, string name) => Text(path)?.Split('\n')
        .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();
}
