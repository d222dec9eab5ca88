using System.CommandLine;
using System.CommandLine.Invocation;
using System.Security.Cryptography;

namespace Seal;

/// <summary>The command line, and the exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.</summary>
internal static class Program
{
    private const int DefaultIterations = 600_000; // what OWASP recommends for PBKDF2 with HMAC-SHA256

    internal static int Main(string[] args)
    {
        var file = new Argument<string>("FILE");
        var output = new Option<string?>("--output", "-o") { HelpName = "OUT", Description = "Where to write, unless to FILE with .sealed added or taken away" };
        var passwordFile = new Option<string?>("--password-file") { HelpName = "F", Description = "A file whose first line is the password, - for standard input; else the terminal is asked" };
        var keyFile = new Option<string?>("--key-file") { HelpName = "F", Description = "A file of 32 random bytes or more, in place of a password" };
        var iterations = new Option<int>("--iterations") { HelpName = "N", Description = "Rounds of PBKDF2: what each guess at the password costs", DefaultValueFactory = _ => DefaultIterations };
        var force = new Option<bool>("--force") { Description = "Replace OUT if it is there" };
        var verbose = new Option<bool>("--verbose") { Description = "Say who did the work: the kernel, with which driver, or this process" };

        var seal = new Command("seal", "Encrypt FILE: only who has the password or key file can read it, and no change to it goes unnoticed") { file, output, passwordFile, keyFile, iterations, force, verbose };
        var open = new Command("open", "Give the content of the sealed FILE back: whole and unchanged, or not at all") { file, output, passwordFile, keyFile, force, verbose };
        seal.SetAction(line => Try(Commands.Seal, OptionsOf(line)));
        open.SetAction(line => Try(Commands.Open, OptionsOf(line)));

        var root = new RootCommand("Seals files with AES-GCM, done by the Linux kernel.") { seal, open };
        root.HelpName = "seal";
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // a file may be called @x
        string? misuse = parsed.Action is ParseErrorAction ? string.Join(' ', parsed.Errors.Select(error => error.Message))
            : args.Contains("") ? "An empty argument names no file."
            : parsed.GetResult(passwordFile) is not null && parsed.GetResult(keyFile) is not null ? "--password-file and --key-file exclude each other."
            : parsed.GetResult(iterations) is not null && parsed.GetValue(iterations) is < Header.MinIterations or > Header.MaxIterations ? $"--iterations takes {Header.MinIterations} to {Header.MaxIterations}."
            : null;
        return misuse is null ? parsed.Invoke() : Fail($"{misuse} See --help.", status: 2);

        Options OptionsOf(ParseResult line) => new(
            line.GetRequiredValue(file), line.GetValue(output), line.GetValue(passwordFile), line.GetValue(keyFile), line.GetValue(iterations), line.GetValue(force), line.GetValue(verbose));
    }

    private static int Try(Action<Options> command, Options options)
    {
        try
        {
            if (Gcm.WhyNot() is { } reason)
            {
                return Fail(reason, status: 1);
            }

            command(options);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Fail($"{options.File}: interrupted; nothing was written", status: 130);
        }
        catch (InvalidDataException e)
        {
            return Fail($"{options.File}: {e.Message}", status: 1);
        }
        catch (IOException e)
        {
            return Fail(SealException.Of(options.File, e).Message, status: 1);
        }
        catch (Exception e) when (e is SealException or CryptographicException)
        {
            return Fail(e.Message, status: 1);
        }
    }

    private static int Fail(string message, int status)
    {
        Console.Error.WriteLine("seal: " + message.ReplaceLineEndings(" "));
        return status;
    }
}
