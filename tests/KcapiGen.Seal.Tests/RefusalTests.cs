using Seal.Tests.Harness;

namespace Seal.Tests;

[Collection(Run.OneAtATime)]
public sealed class RefusalTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AWrongPassword()
    {
        string file = _folder.Write("file", [1, 2, 3]), other = _folder.Write("other", "Tr0ub4dor&3"u8.ToArray());
        Assert.Equal(0, Run.Here("seal", file, "--password-file", _folder["password"], "--iterations", "1000").Status);
        string[] open = ["open", file + ".sealed", "-o", _folder["out"]];
        Assert.Contains("the password is not the one", Run.Refused(_folder, [.. open, "--password-file", other]));
        Assert.Contains("leave out --key-file", Run.Refused(_folder, [.. open, "--key-file", _folder["key"]]));
    }

    [Fact]
    public void AWrongKeyFile()
    {
        _folder.Seal("file", [1, 2, 3]);
        string[] open = ["open", _folder["file.sealed"], "-o", _folder["out"]];
        Assert.Contains("the key file is not the one", Run.Refused(_folder, [.. open, "--key-file", _folder.Write("other", Folder.Bytes(32, seed: 8))]));
        Assert.Contains("name it with --key-file", Run.Refused(_folder, [.. open, "--password-file", _folder["password"]]));
    }

    [Theory]
    [InlineData("--key-file", 31, "32 random bytes or more")]
    [InlineData("--key-file", 4097, "4,096 bytes or fewer")]
    [InlineData("--password-file", 0, "empty")]
    [InlineData("--password-file", 4097, "the first line has more than 4,096 bytes")]
    [InlineData("--password-file", 10_000, "the first line has more than 4,096 bytes")]
    public void AFileThatIsNoSecret(string option, int length, string message)
        => Assert.Contains(message, Run.Refused(_folder, "seal", _folder.Write("file", [1]), option, _folder.Write("secret", new byte[length])));

    [Fact]
    public void APasswordInUtf16()
        => Assert.Contains("save it as UTF-8", Run.Refused(
            _folder, "seal", _folder.Write("file", [1]), "--password-file", _folder.Write("secret", [0xFF, 0xFE, (byte)'p', 0])));

    [Fact]
    public void ToReplaceAFileUnlessForced()
    {
        byte[] first = _folder.Seal("file", [1, 2, 3]);
        string[] seal = ["seal", _folder["file"], "--key-file", _folder["key"]], open = ["open", _folder["file.sealed"], "--key-file", _folder["key"]];
        Assert.Contains("--force", Run.Refused(_folder, seal));
        Assert.Contains("--force", Run.Refused(_folder, open));
        Assert.Equal(0, Run.Here([.. seal, "--force"]).Status);
        Assert.NotEqual(first, _folder.Read("file.sealed"));
        _folder.Write("file", [9]);
        Assert.Equal(0, Run.Here([.. open, "--force"]).Status);
        Assert.Equal([1, 2, 3], _folder.Read("file"));
    }

    [Fact]
    public void ASideThatThereIsNot()
    {
        AppContext.SetData("KcapiGen.Backend", "kernle");
        try
        {
            Assert.Equal(
                "seal: KcapiGen.Backend is 'kernle'; it must be 'kernel', 'inprocess' or 'prefer-inprocess', or not be set.",
                Run.Refused(_folder, "seal", _folder.Write("file", [1]), "--key-file", _folder["key"]));
        }
        finally
        {
            AppContext.SetData("KcapiGen.Backend", null);
        }
    }

    [Fact]
    public void WhatIsNoFileToSeal()
    {
        Directory.CreateDirectory(_folder["directory"]);
        Assert.Contains("no such file", Seal(_folder["missing"]));
        Assert.Contains("no such directory", Seal(_folder["missing/file"]));
        Assert.Contains("is a directory", Seal(_folder["directory"], "-o", _folder["out"]));
        Assert.Contains("permission denied", Seal(Unreadable(), "-o", _folder["out"]));
        Assert.Contains("secret: there is no such file", Run.Refused(_folder, "seal", _folder.Write("file", [1]), "--key-file", "secret"));
    }

    [Fact]
    public void WhereNothingCanBeWritten()
    {
        Directory.CreateDirectory(_folder["directory"]);
        string file = _folder.Write("file", [1]);
        Assert.Contains("is a directory", Seal(file, "-o", _folder["directory"]));
        Assert.Contains("no such directory", Seal(file, "-o", _folder["missing/out"]));
        Assert.Contains("/proc/out: ", Seal(file, "-o", "/proc/out"));
    }

    [Fact]
    public void WhatIsNotSealed()
    {
        string file = _folder.Write("file", [1]);
        string[] key = ["--key-file", _folder["key"]];
        Assert.Contains(".sealed", Run.Refused(_folder, ["open", file, .. key]));
        Assert.Contains(".sealed", Run.Refused(_folder, ["open", _folder.Write(".sealed", [1]), .. key]));
        Assert.Contains("not a sealed file", Run.Refused(_folder, ["open", file, "-o", _folder["out"], .. key]));
    }

    [Fact]
    public void AFullDisk()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can mount a small file system");
        string disk = _folder["disk"];
        Directory.CreateDirectory(disk);
        Run.Tool("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk);
        try
        {
            Assert.Contains("no space left", Seal(_folder.Write("file", new byte[2_000_000]), "-o", Path.Combine(disk, "out")));
        }
        finally
        {
            Run.Tool("umount", disk);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("seal")]
    [InlineData("unseal file")]
    [InlineData("seal file more")]
    [InlineData("seal file --frobnicate")]
    [InlineData("seal file -o")]
    [InlineData("seal file --output=")]
    [InlineData("seal file --iterations many")]
    [InlineData("seal file --iterations 999")]
    [InlineData("seal file --iterations 10000001")]
    [InlineData("open file --iterations 1000")]
    [InlineData("seal file --key-file a --password-file b")]
    [InlineData("seal - --key-file -")]
    [InlineData("open - --password-file -")]
    [InlineData("seal file --verify")]
    [InlineData("open file --verify -o out")]
    [InlineData("open file --verify --force")]
    public void WrongUsage(string line)
    {
        Outcome outcome = Run.Here(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, outcome.Status);
        Assert.Contains("See --help.", outcome.Line);
    }

    [Fact]
    public void AnEmptyName() => Assert.Equal(2, Run.Here("seal", "").Status);

    [Fact]
    public void ToAskForAPasswordWhereThereIsNoTerminal()
    {
        Assert.SkipUnless(Console.IsInputRedirected, "there is a terminal here");
        Assert.Contains("no terminal", Run.Refused(_folder, "seal", _folder.Write("file", [1])));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("seal --help")]
    [InlineData("--version")]
    public void HelpIsNoFailure(string arguments)
    {
        TextWriter before = Console.Out;
        using var shown = new StringWriter();
        Console.SetOut(shown);
        try
        {
            Assert.Equal(new Outcome(0, ""), Run.Here(arguments.Split(' ')));
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.NotEmpty(shown.ToString());
    }

    private string Seal(string file, params string[] arguments) => Run.Refused(_folder, ["seal", file, "--key-file", _folder["key"], .. arguments]);

    // Nothing is forbidden to root, but what cannot be read at all.
    private string Unreadable()
    {
        if (Environment.UserName == "root")
        {
            return "/sys/bus/cpu/uevent";
        }

        File.SetUnixFileMode(_folder.Write("unreadable", [1]), UnixFileMode.None);
        return _folder["unreadable"];
    }
}
