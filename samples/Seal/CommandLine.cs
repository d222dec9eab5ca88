using System.CommandLine;
using System.CommandLine.Invocation;

namespace Seal;

/// <summary>The command line: its options, and what is wrong with the arguments.</summary>
internal sealed class CommandLine
{
    private const int DefaultIterations = 600_000; // what OWASP recommends for PBKDF2 with HMAC-SHA256

    private readonly Argument<string> _file = new("FILE") { Description = "The file to read; - is standard input" };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "OUT",
        Description = "Where to write, instead of FILE with .sealed added or removed; - is standard output",
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "F",
        Description = "A file whose first line is the password; - is standard input. Without this option, Seal asks on the terminal",
    };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        HelpName = "F",
        Description = "A file of 32 to 4,096 random bytes, instead of a password; - is standard input",
    };

    private readonly Option<int> _iterations = new("--iterations")
    {
        HelpName = "N",
        Description = "Iterations of PBKDF2, the cost of each guess of the password",
        DefaultValueFactory = _ => DefaultIterations,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace OUT if it is an existing file" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Write nothing; the exit status says whether FILE is complete and unchanged" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show what did the work: the kernel and its driver, or this process" };
    private readonly RootCommand _root;

    /// <param name="run">Runs one of the two commands and returns the exit status.</param>
    public CommandLine(Func<Action<Options>, Options, int> run)
    {
        var seal = new Command("seal", "Encrypt FILE. Only someone with the password or key file can read it, and every change is detected")
        {
            _file, _output, _passwordFile, _keyFile, _iterations, _force, _verbose,
        };
        var open = new Command("open", "Decrypt the sealed FILE. An output file is complete and unchanged, or not written at all; "
            + "a pipe or a device receives everything up to the first damage, and the exit status is then 1")
        {
            _file, _output, _passwordFile, _keyFile, _force, _verify, _verbose,
        };
        seal.SetAction(line => run(Commands.Seal, OptionsOf(line)));
        open.SetAction(line => run(Commands.Open, OptionsOf(line)));
        _root = new RootCommand("Seals files with AES-GCM in the Linux kernel.") { seal, open };
        _root.HelpName = "seal";
    }

    /// <summary>Runs the command, unless the command line is wrong.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="misuse">What is wrong with the arguments, or null.</param>
    /// <returns>The exit status; meaningless if the arguments are wrong.</returns>
    public int Invoke(string[] args, out string? misuse)
    {
        ParseResult parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // a file may be called @x
        misuse = args.Contains("") ? "An argument is empty, so it names no file." : MisuseOf(parsed);
        return misuse is null ? parsed.Invoke() : 0;
    }

    private string? MisuseOf(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
        {
            return string.Join(' ', parsed.Errors.Select(error => error.Message));
        }

        if (parsed.Action != parsed.CommandResult.Command.Action)
        {
            return null; // help or the version is shown
        }

        if (parsed.GetResult(_passwordFile) is not null && parsed.GetResult(_keyFile) is not null)
        {
            return "--password-file and --key-file cannot be used together.";
        }

        string?[] inputs = [parsed.GetValue(_file), parsed.GetValue(_passwordFile), parsed.GetValue(_keyFile)];
        if (inputs.Count(path => path == StandardStreams.Path) > 1)
        {
            return "Standard input can be read only once; use - once.";
        }

        if (parsed.GetValue(_verify) && (parsed.GetResult(_output) is not null || parsed.GetValue(_force)))
        {
            return "--verify writes nothing; leave out --output and --force.";
        }

        int iterations = parsed.GetResult(_iterations) is null ? DefaultIterations : parsed.GetValue(_iterations);
        return iterations is < Header.MinIterations or > Header.MaxIterations
            ? $"--iterations must be {Header.MinIterations:N0} to {Header.MaxIterations:N0}."
            : null;
    }

    private Options OptionsOf(ParseResult line) => new(
        line.GetRequiredValue(_file),
        line.GetValue(_output),
        line.GetValue(_passwordFile),
        line.GetValue(_keyFile),
        line.GetValue(_iterations),
        line.GetValue(_force),
        line.GetValue(_verify),
        line.GetValue(_verbose));
}
