using System.Diagnostics;

namespace Seal.Tests.Harness;

/// <summary>How the program ended and what it wrote to standard error.</summary>
internal sealed record Outcome(int Status, string Error)
{
    /// <summary>One line, which begins with the program's name.</summary>
    public string Line
    {
        get
        {
            Assert.Matches(@"\Aseal: [^\n]+\n\z", Error);
            return Error.TrimEnd();
        }
    }
}

/// <summary>Runs the program: here for speed, or as the process that a user starts.</summary>
internal static class Run
{
    /// <summary>The collection of the tests that run it here: it writes to Console.Error, of which a process has one.</summary>
    public const string OneAtATime = "in this process";

    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "Seal");

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static Outcome Here(params string[] arguments)
    {
        TextWriter before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            return new Outcome(Program.Main(arguments), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }

    /// <summary>Runs what must fail, and checks that it says so in one line and leaves the folder as it was.</summary>
    public static string Refused(Folder folder, params string[] arguments)
    {
        string before = folder.Listing;
        Outcome outcome = Here(arguments);
        Assert.Equal(1, outcome.Status);
        Assert.Equal(before, folder.Listing);
        return outcome.Line;
    }

    /// <summary>With SIGINT at its default: what a script starts in the background, these tests perhaps, ignores it, and so would the program.</summary>
    public static Process Start(params string[] arguments) => Start("env", ["--default-signal=INT", Executable, .. arguments]);

    /// <summary>The same on a terminal of its own: what appears on it is the standard output of the process that is returned.</summary>
    public static Process StartOnTerminal(params string[] arguments)
        => Start("script", ["--quiet", "--return", "--command", string.Join(' ', [Executable, .. arguments]), "/dev/null"]);

    public static void Tool(string program, params string[] arguments)
    {
        using Process tool = Start(program, arguments);
        string error = tool.StandardError.ReadToEnd();
        tool.WaitForExit();
        Assert.True(tool.ExitCode == 0, $"{program}: {error}");
    }

    /// <summary>Runs a line of shell that must succeed, in which $0 is the program.</summary>
    public static void Shell(string line, params string[] arguments) => Tool("sh", ["-ec", line, Executable, .. arguments]);

    private static Process Start(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        // A process that hangs ends all the same, and the test that waits for its output fails.
        _ = Task.Delay(Limit).ContinueWith(_ => process.Kill(entireProcessTree: true), TaskScheduler.Default);
        return process;
    }
}
