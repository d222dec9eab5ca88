using System.Globalization;
using System.Text.RegularExpressions;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>In the parent: runs the child again behind every case that ends it, and gathers what was found.</summary>
internal sealed partial class FaultRun(KernelBackend side, int seed)
{
    // Beyond that the rest would say the same.
    private const int MaxDeaths = 12;

    private static readonly TimeSpan Startup = TimeSpan.FromMinutes(6);

    private readonly List<string> _findings = [];

    /// <summary>How many cases were tried.</summary>
    public int Tried { get; private set; }

    /// <summary>What was found, one line for all findings that differ in the fault only, with one case to run again.</summary>
    public IReadOnlyList<string> Findings =>
        [.. _findings.GroupBy(finding => Numbers().Replace(FaultOfFinding().Replace(finding, ""), "#")).Select(alike => $"{alike.Count()} times, such as {alike.First()}")];

    /// <summary>Attacks until the time is over.</summary>
    public void Run(Budget budget)
    {
        string file = Path.GetTempFileName();
        try
        {
            int skip = 0;
            for (int deaths = 0; deaths <= MaxDeaths && (skip == 0 || budget.HasTime); deaths++)
            {
                Ending ending = RunChild(budget.Remaining, skip, file);
                if (ending.Status == 0)
                {
                    break;
                }

                skip = NoteDeath(ending, file, skip);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Ending RunChild(TimeSpan time, int skip, string file)
    {
        string[] words = ["faults", side.ToString(), Number(seed), Number((int)time.TotalSeconds), Number(skip), file];
        Ending ending = Child.Run(time + Startup, new Dictionary<string, string> { ["MALLOC_PERTURB_"] = "85" }, words);
        foreach (string line in ending.Output.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(FaultAttack.FindingMark, StringComparison.Ordinal))
            {
                _findings.Add(line[FaultAttack.FindingMark.Length..]);
            }
            else if (TriedLine().Match(line) is { Success: true } match)
            {
                Tried += int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            }
        }

        return ending;
    }

    // Returns how many cases are behind it.
    private int NoteDeath(Ending ending, string file, int skip)
    {
        string[] words = File.ReadAllText(file).Trim().Split(' ', 2);
        if (words.Length < 2)
        {
            throw new InvalidOperationException($"The attack did not begin.\n{ending.Output}");
        }

        int number = int.Parse(words[0], CultureInfo.InvariantCulture);
        Tried += number - skip;
        string how = ending.Output.Contains(Watchdog.Mark, StringComparison.Ordinal) ? "hangs" : $"the process died with status {ending.Status}";
        _findings.Add($"{words[1]}: {how}");
        return number;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^tried: (\d+)")]
    private static partial Regex TriedLine();

    // "|sendmsg:1:1:Fail:12"
    [GeneratedRegex(@"\|[^|:]+:\d+:\d+:\w+:\d+")]
    private static partial Regex FaultOfFinding();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
