using System.Diagnostics;
using System.Globalization;

namespace KcapiGen.Benchmarks.Measuring;

/// <summary>A contender at work: it is told a case on its stdin, does it, and says how long that took.</summary>
internal sealed class ContenderProcess : IDisposable
{
    private readonly Process _process;
    private readonly HashSet<(string Work, string Algorithm)> _done = [];

    /// <param name="contender">The program.</param>
    /// <param name="around">The command that is to run it, strace perhaps.</param>
    public ContenderProcess(Contender contender, params string[] around)
    {
        Contender = contender;
        string[] words = [.. around, contender.Program, .. contender.Arguments];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["KCAPIGEN_BACKEND"] = contender.Backend;

        // Its sockets would be counted with the others.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
    }

    public Contender Contender { get; }

    /// <summary>How long that many calls took, and what they allocated; null where this contender has nothing to do the case with.</summary>
    public (double Nanoseconds, double Bytes)? Ask(Case asked, long calls)
    {
        _process.StandardInput.WriteLine(asked.Request(calls));
        string? answer = _process.StandardOutput.ReadLine();
        if (answer == "missing")
        {
            return null;
        }

        double[] numbers = [.. (answer ?? throw Ended(asked)).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1]);
    }

    /// <summary>Whether a case is the first of its kind that it is asked about.</summary>
    public bool IsNew(Case asked) => _done.Add((asked.Work, asked.Algorithm));

    /// <summary>Lets it end, and waits for that.</summary>
    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }

    private InvalidOperationException Ended(Case asked) => new($"{Contender.Name} ended at {asked.Request(1)}: its last words are above.");
}
