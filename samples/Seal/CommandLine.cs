using System.CommandLine;
using System.CommandLine.Invocation;

namespace Seal;

/// <summary>The command line: what can be said, and what is wrong with what was said.</summary>
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
        Description = "A file whose first line is the password; - is standard input. Without it the terminal is asked",
    };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        HelpName = "F",
        Description = "A file of 32 to 4,096 random bytes, instead of a password; - is standard input",
    };

    private readonly Option<int> _iterations = new("--iterations")
    {
        HelpName = "N",
        Description = "Rounds of PBKDF2: what each guess at the password costs",
        DefaultValueFactory = _ => DefaultIterations,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace OUT if it is an existing file" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Write nothing; the status says whether FILE is whole and unchanged" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say who did the work: the kernel, with which driver, or this process" };
    private readonly RootCommand _root;

    /// <param name="run">Runs one of the two commands and returns the exit status.</param>
    public CommandLine(Func<Action<Options>, Options, int> run)
    {
        var seal = new Command("seal", "Encrypt FILE: only who has the password or key file can read it, and no change to it goes unnoticed")
        {
            _file, _output, _passwordFile, _keyFile, _iterations, _force, _verbose,
        };
        var open = new Command("open", "Give the content of the sealed FILE back. A file is whole and unchanged, or not there at all; "
            + "into a pipe or a device everything goes up to the first damage, and the status is then 1")
        {
            _file, _output, _passwordFile, _keyFile, _force, _verify, _verbose,
        };
        seal.SetAction(line => run(Commands.Seal, OptionsOf(line)));
        open.SetAction(line => run(Commands.Open, OptionsOf(line)));
        _root = new RootCommand("Seals files with AES-GCM, done by the Linux kernel.") { seal, open };
        _root.HelpName = "seal";
    }

    /// <summary>Runs the command, unless the command line is wrong.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="misuse">What is wrong with it, or null.</param>
    /// <returns>The exit status; without meaning if the command line is wrong.</returns>
    public int Invoke(string[] args, out string? misuse)
    {
        ParseResult parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }); // a file may be called @x
        misuse = args.Contains("") ? "An empty argument names no file." : MisuseOf(parsed);
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
            return null; // help or the version was asked for
        }

        if (parsed.GetResult(_passwordFile) is not null && parsed.GetResult(_keyFile) is not null)
        {
            return "--password-file and --key-file exclude each other.";
        }

        string?[] inputs = [parsed.GetValue(_file), parsed.GetValue(_passwordFile), parsed.GetValue(_keyFile)];
        if (inputs.Count(path => path == StandardStreams.Path) > 1)
        {
            return "Standard input can be read only once: give - once.";
        }

        if (parsed.GetValue(_verify) && (parsed.GetResult(_output) is not null || parsed.GetValue(_force)))
        {
            return "--verify writes nothing: leave out --output and --force.";
        }

        int iterations = parsed.GetResult(_iterations) is null ? DefaultIterations : parsed.GetValue(_iterations);
        return iterations is < Header.MinIterations or > Header.MaxIterations
            ? $"--iterations takes {Header.MinIterations:N0} to {Header.MaxIterations:N0}."
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
