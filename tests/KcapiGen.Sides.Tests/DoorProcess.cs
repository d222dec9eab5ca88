using System.Diagnostics;
using System.Reflection;

namespace KcapiGen.Sides.Tests;

/// <summary>Runs KcapiGen.Door, which says what became of opening a cipher, under strace or a seccomp filter.</summary>
internal sealed record DoorProcess(string Fallback, string KernelOnly, string Support, string Events, string Metrics, string Trace)
{
    private static readonly string Door = typeof(DoorProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Door").Value!;

    /// <param name="backend">The side that is forced, or null.</param>
    /// <param name="strace">Arguments for strace, such as a fault to inject, or null to go without.</param>
    /// <param name="seccompErrno">What a seccomp filter answers every AF_ALG socket with, or null for none.</param>
    public static DoorProcess Run(string? backend = null, string[]? strace = null, int? seccompErrno = null)
    {
        string trace = Path.GetTempFileName();
        string[] door = seccompErrno is { } errno ? [Door, $"{errno}"] : [Door];
        string[] command = strace is null ? door : ["strace", "-f", "-o", trace, .. strace, .. door];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["KCAPIGEN_BACKEND"] = backend;

        // The runtime's own sockets would be refused along with ours.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        string traced = File.ReadAllText(trace);
        File.Delete(trace);
        return new(Line("fallback: "), Line("kernel only: "), Line("support: "), Line("events: "), Line("metrics: "), traced);

        string Line(string start) => lines.SingleOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "";
    }
}
