using System.Diagnostics;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Runs this program again with a scenario for its argument, under another command.</summary>
internal static class Child
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Runs <c>command… this-program scenario name</c>; returns what it wrote to stdout.</summary>
    public static string[] Run(string scenario, params string[] command)
    {
        string[] words = [.. command, Environment.ProcessPath!, "scenario", scenario];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Its sockets would be counted with ours.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using Process process = Process.Start(start)!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                errors.Add(text);
            }
        };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Limit), $"{words[0]} hangs");
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', words)} ended with {process.ExitCode}\n{output}\n{string.Join('\n', errors)}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
