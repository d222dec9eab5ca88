using System.Diagnostics;
using System.Text;
using Seal.Tests.Harness;

namespace Seal.Tests;

/// <summary>What can be seen only of a process of its own: its streams, its terminal, the signals to it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly byte[] _megabyte = Folder.Bytes(1_000_000, seed: 9);

    public void Dispose() => _folder.Dispose();

    /// <summary>Sealed with no terminal and the password on standard input, opened on a terminal that asks for the password.</summary>
    [Fact]
    public void FiftyMegabytes()
    {
        using (FileStream file = File.Create(_folder["file"]))
        {
            for (int i = 0; i < 50; i++)
            {
                file.Write(Megabyte(i));
            }
        }

        using (Process seal = Run.Start("seal", _folder["file"], "--password-file", "-", "--iterations", "1000", "--verbose"))
        {
            seal.StandardInput.WriteLine(Folder.Password);
            seal.StandardInput.Close();
            var outcome = new Outcome(0, seal.StandardError.ReadToEnd());
            Assert.Equal("", seal.StandardOutput.ReadToEnd());
            Assert.Matches(RoundTripTests.WhoDidIt, outcome.Line); // one line, no progress bar
            Assert.DoesNotContain('\e', outcome.Error);
            seal.WaitForExit();
            Assert.Equal(0, seal.ExitCode);
        }

        File.Delete(_folder["file"]);
        using Process open = Run.StartOnTerminal("open", _folder["file.sealed"]);
        ReadUntil(open.StandardOutput, "Password: ");
        open.StandardInput.Write(Folder.Password + "\r");
        string shown = open.StandardOutput.ReadToEnd();
        open.WaitForExit();
        Assert.Equal(0, open.ExitCode);
        using FileStream opened = File.OpenRead(_folder["file"]);
        Assert.Equal(50_000_000, opened.Length);
        byte[] read = new byte[1_000_000];
        for (int i = 0; i < 50; i++)
        {
            opened.ReadExactly(read);
            Assert.True(read.AsSpan().SequenceEqual(Megabyte(i)), $"megabyte {i}");
        }

        Assert.DoesNotContain("horse", shown);
        Assert.Contains("\e[?25l", shown); // the bar has come,
        Assert.EndsWith("\e[?25h", shown); // and is gone, with the cursor there again
    }

    [Fact]
    public void CtrlC()
    {
        // A pipe that goes silent midway, so that the signal comes midway on a machine of any speed.
        using var elsewhere = new Folder();
        string pipe = elsewhere["pipe"];
        Run.Tool("mkfifo", pipe);
        string before = _folder.Listing;
        using Process seal = Run.Start("seal", pipe, "-o", _folder["out"], "--key-file", _folder["key"]);
        using (var feed = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) // to read too: so it need not wait for a reader
        {
            feed.Write(new byte[400_000]);
            feed.Flush();
            Assert.True(SpinWait.SpinUntil(() => Directory.GetFiles(_folder.Path, ".seal-*").Any(path => new FileInfo(path).Length > 200_000), 120_000));
            Run.Tool("kill", "-s", "INT", seal.Id.ToString());
            Assert.Contains("interrupted", new Outcome(130, seal.StandardError.ReadToEnd()).Line);
        }

        seal.WaitForExit();
        Assert.Equal(130, seal.ExitCode);
        Assert.Equal(before, _folder.Listing);
    }

    private byte[] Megabyte(int number)
    {
        _megabyte[0] = (byte)number;
        return _megabyte;
    }

    private static void ReadUntil(StreamReader reader, string expected)
    {
        var read = new StringBuilder();
        while (!read.ToString().EndsWith(expected))
        {
            int c = reader.Read();
            Assert.True(c >= 0, $"'{expected}' did not come, but: {read}");
            read.Append((char)c);
        }
    }
}
