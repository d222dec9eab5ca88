using System.Diagnostics;
using System.Text;

namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>How a child process ended.</summary>
/// <param name="Status">The exit status; 128 and the signal's number where a signal ended it.</param>
/// <param name="Output">What it wrote to standard output and standard error.</param>
internal sealed record Ending(int Status, string Output);

/// <summary>Runs this program again as an attack: a process of its own, which may die.</summary>
internal static class Child
{
    /// <summary>Runs <c>attack WORDS…</c> and returns how it ended.</summary>
    /// <exception cref="TimeoutException">The process did not end within <paramref name="limit"/>, and was killed.</exception>
    public static Ending Run(TimeSpan limit, IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["attack", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Sockets of the runtime's own would be counted with the library's.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool hasEnded = process.WaitForExit(limit);
        if (!hasEnded)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return hasEnded ? new Ending(process.ExitCode, output.ToString()) : throw new TimeoutException($"attack {string.Join(' ', words)} did not end in {limit}.\n{output}");

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }
}
