using System.CommandLine;
using System.CommandLine.Invocation;
using KcapiGen;
using KcapiGen.Generator.Catalogue;

namespace Doctor;

/// <summary>The command line, and the exit status: 0 done, 1 a required cipher cannot be had, 2 wrong usage.</summary>
internal static class Program
{
    private const string Description = """
        Says what the Linux kernel of this machine offers through AF_ALG, why it refuses what it refuses, and what KcapiGen does in process instead.

        Exit status: 0; 1 if a required cipher cannot be had on either side; 2 wrong usage.
        """;

    internal static int Main(string[] args)
    {
        var require = new Option<string[]>("--require") { HelpName = "NAME", Description = "Exit with 1 if neither the kernel nor the in-process engine has this cipher, such as xts(aes); may be given more than once" };
        var all = new Option<bool>("--all") { Description = "Show every cipher that KcapiGen knows well, not only the usual ones" };
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
        List<Algorithm> required = [];
        foreach (string name in require)
        {
            if (Ciphers.Find(name, out string? mistake) is not { } cipher) return Fail(mistake!, status: 2);
            required.Add(cipher);
        }

        Report report;
        try
        {
            report = Report.Make([.. Ciphers.Shown(all).Union(required)]);
        }
        catch (KernelCryptoException e)
        {
            return Fail(e.Message, status: 1);
        }

        if (json) Console.Out.WriteLine(report.ToJson());
        else TextReport.Write(report, complete: all);

        Row[] missing = [.. report.Ciphers.Where(row => !row.CanBeHad && required.Any(cipher => cipher.Name == row.Name))];
        foreach (Row row in missing) Fail(row.WhyNot(report.Machine), status: 1);
        return missing.Length > 0 ? 1 : 0;
    }

    private static int Fail(string message, int status)
    {
        Console.Error.WriteLine("doctor: " + message.ReplaceLineEndings(" "));
        return status;
    }
}
