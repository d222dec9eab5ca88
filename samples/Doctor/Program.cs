using System.CommandLine;
using System.CommandLine.Invocation;
using KcapiGen;

namespace Doctor;

/// <summary>The command line, and the exit status: 0 done, 1 a required algorithm cannot be had, 2 wrong usage.</summary>
internal static class Program
{
    private const string Description = """
        Says what the Linux kernel of this machine offers through AF_ALG, why it refuses what it refuses, and what KcapiGen does in process instead.

        Exit status: 0; 1 if a required algorithm cannot be had on either side; 2 wrong usage.
        """;

    internal static int Main(string[] args)
    {
        var require = new Option<string[]>("--require") { HelpName = "NAME", Description = "Exit with 1 if neither the kernel nor the in-process engine has this algorithm, such as xts(aes) or sha256, in the catalogue or not; may be given more than once" };
        var all = new Option<bool>("--all") { Description = "Show every algorithm that KcapiGen knows well, not only the usual ones" };
        var json = new Option<bool>("--json") { Description = "Write JSON; samples/Doctor/README.md names its properties" };
        var root = new RootCommand(Description) { require, all, json };
        root.HelpName = "doctor";
        root.SetAction(line => Examine(line.GetValue(require) ?? [], line.GetValue(all), line.GetValue(json)));

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Action is ParseErrorAction
            ? Fail($"{string.Join(' ', parsed.Errors.Select(error => error.Message))} See --help.", status: 2)
            : parsed.Invoke();
    }

    private static int Examine(string[] require, bool all, bool json)
    {
        List<Wanted> required = [];
        foreach (string name in require)
        {
            if (Algorithms.Find(name, out string? mistake) is not { } wanted)
            {
                return Fail(mistake!, status: 2);
            }

            required.Add(wanted);
        }

        Report report;
        try
        {
            report = Report.Make([.. Algorithms.Shown(all).Select(algorithm => new Wanted(algorithm.Name, algorithm, null)).Concat(required).DistinctBy(wanted => wanted.Name)]);
        }
        catch (KernelCryptoException e)
        {
            return Fail(e.Message, status: 1);
        }

        if (json)
        {
            Console.Out.WriteLine(report.ToJson());
        }
        else
        {
            TextReport.Write(report, complete: all);
        }

        Wanted[] missing = [.. required.DistinctBy(wanted => wanted.Name).Where(wanted => !RowOf(report, wanted).CanBeHad)];
        foreach (Wanted wanted in missing)
        {
            Fail(RowOf(report, wanted).WhyNot(report.Machine, wanted.Remark), status: 1);
        }

        return missing.Length > 0 ? 1 : 0;
    }

    private static Row RowOf(Report report, Wanted wanted) => report.All.Single(row => row.Name == wanted.Name);

    private static int Fail(string message, int status)
    {
        Console.Error.WriteLine("doctor: " + message.ReplaceLineEndings(" "));
        return status;
    }
}
