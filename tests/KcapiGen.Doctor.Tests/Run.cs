using System.Diagnostics;

namespace Doctor.Tests;

/// <summary>What the program wrote, and how it ended.</summary>
internal sealed record Run(int Status, string Output, string Error)
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "Doctor");

    /// <summary>One line, which begins with the program's name.</summary>
    public string ErrorLine
    {
        get
        {
            Assert.Matches(@"\Adoctor: [^\n]+\n\z", Error);
            return Error.TrimEnd();
        }
    }

    /// <summary>Lines that each begin with the program's name.</summary>
    public string[] ErrorLines
    {
        get
        {
            Assert.Matches(@"\A(doctor: [^\n]+\n)+\z", Error);
            return Error.TrimEnd().Split('\n');
        }
    }

    /// <summary>Runs the program with its output in pipes.</summary>
    public static Run Of(params string[] arguments) => Start(new(Executable, arguments));

    /// <summary>Runs it with KCAPIGEN_BACKEND set.</summary>
    public static Run WithSide(string backend)
    {
        var start = new ProcessStartInfo(Executable);
        start.Environment["KCAPIGEN_BACKEND"] = backend;
        return Start(start);
    }

    /// <summary>Runs it on a terminal of its own; what appears there is the output.</summary>
    public static Run OnTerminal(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", Executable, "/dev/null"]);
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Start(start);
    }

    private static Run Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
