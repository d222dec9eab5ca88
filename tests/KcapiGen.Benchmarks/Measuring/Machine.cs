namespace KcapiGen.Benchmarks.Measuring;

/// <summary>Where a run takes place, in a line.</summary>
internal static class Machine
{
    public static string Describe()
    {
        string kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        string[] processor = [.. File.ReadLines("/proc/cpuinfo").Where(line => line.StartsWith("model name", StringComparison.Ordinal) || line.StartsWith("host", StringComparison.Ordinal)).Take(1)];
        string model = processor is [var line] ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "unknown";
        return $"Linux {kernel}, {Environment.ProcessorCount} processors ({model}), .NET {Environment.Version}";
    }

    public static string Today => FormattableString.Invariant($"{DateTime.UtcNow:yyyy-MM-dd}");
}
