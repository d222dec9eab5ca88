using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace KcapiGen.Sides.Tests;

/// <summary>Runs KcapiGen.Door, which says what became of opening a cipher, under strace or a seccomp filter.</summary>
internal sealed class DoorProcess
{
    private static readonly string Door = typeof(DoorProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Door").Value!;

    private static readonly ConcurrentDictionary<string, Lazy<DoorProcess>> Runs = new();

    private readonly string[] _lines;

    private DoorProcess(string[] lines, string trace)
    {
        _lines = lines;
        Trace = trace;
    }

    /// <summary>A class with a fallback.</summary>
    public string Fallback => Line("fallback: ");

    /// <summary>A class without one.</summary>
    public string KernelOnly => Line("kernel only: ");

    /// <summary>A class whose fallback the engine does not have.</summary>
    public string NoEngine => Line("no engine: ");

    /// <summary>What the class without a fallback says of the kernel, and the one with a fallback.</summary>
    public string Support => Line("support: ");

    public string SupportWithFallback => Line("support with fallback: ");

    /// <summary>The backend that each of the three expects.</summary>
    public string Expected => Line("expected: ");

    public string Events => Line("events: ");

    public string Metrics => Line("metrics: ");

    /// <summary>The oldest error of OpenSSL on the thread.</summary>
    public string Queue => Line("queue: ");

    /// <summary>What opening again came to.</summary>
    public string Again => Line("again: ");

    /// <summary>A class with the engine first, one that states that the kernel is first, and one with the engine first that the engine does not have.</summary>
    public string InProcessFirst => Line("in process first: ");

    /// <summary>The class with the engine first, opened with a key that the keyring does not have.</summary>
    public string Keyring => Line("keyring: ");

    public string KernelFirst => Line("kernel first: ");

    /// <summary>A class whose key the engine itself keeps.</summary>
    public string KeptKey => Line("kept key: ");

    /// <summary>A class that the engine has from libgcrypt.</summary>
    public string OfGcrypt => Line("of libgcrypt: ");

    public string NoEngineFirst => Line("no engine first: ");

    public string Trace { get; }

    /// <param name="backend">The side that is forced, or null.</param>
    /// <param name="strace">Arguments for strace, such as a fault to inject, or null to go without.</param>
    /// <param name="seccompErrno">What a seccomp filter answers every AF_ALG socket with, or null for none.</param>
    /// <param name="part">What is opened instead of the usual classes: <c>again</c> or <c>first</c>, as the program's usage says.</param>
    /// <param name="opensslConfiguration">The text of the file that OpenSSL is configured with, or null for the machine's own.</param>
    /// <param name="libraries">A folder in which libraries are looked for first, or null.</param>
    public static DoorProcess Run(string? backend = null, string[]? strace = null, int? seccompErrno = null, string? part = null, string? opensslConfiguration = null, string? libraries = null)
    {
        // A process takes seconds to start in emulation, so tests that look at the same run share it.
        string asked = string.Join('|', [backend, .. strace ?? ["untraced"], $"{seccompErrno}", part, opensslConfiguration, libraries]);
        return Runs.GetOrAdd(asked, _ => new(() => Start(backend, strace, seccompErrno, part, opensslConfiguration, libraries))).Value;
    }

    private static DoorProcess Start(string? backend, string[]? strace, int? seccompErrno, string? part, string? opensslConfiguration, string? libraries)
    {
        string trace = Path.GetTempFileName(), configuration = Path.GetTempFileName();
        string[] door = seccompErrno is { } errno ? [Door, $"{errno}"] : [Door];
        if (part is not null)
        {
            door = [.. door, part];
        }

        string[] command = strace is null ? door : ["strace", "-f", "--seccomp-bpf", "-o", trace, .. strace, .. door];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["KCAPIGEN_BACKEND"] = backend;

        // The runtime's own sockets would be refused along with ours.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (part == "again")
        {
            // What the runtime compiles again while the program runs takes system calls.
            start.Environment["DOTNET_TieredCompilation"] = "0";
        }

        if (libraries is not null)
        {
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        }

        if (opensslConfiguration is not null)
        {
            File.WriteAllText(configuration, opensslConfiguration);
            start.Environment["OPENSSL_CONF"] = configuration;
        }

        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        string traced = File.ReadAllText(trace);
        File.Delete(trace);
        File.Delete(configuration);
        return new(lines, traced);
    }

    private string Line(string start) => _lines.SingleOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "";
}
