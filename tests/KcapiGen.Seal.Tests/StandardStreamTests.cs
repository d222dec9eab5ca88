using System.Diagnostics;
using Seal.Tests.Harness;

namespace Seal.Tests;

/// <summary><c>-</c> is standard input and standard output of both commands.</summary>
public sealed class StandardStreamTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly byte[] _content = Folder.Bytes(3 * 65_536 + 10, seed: 13);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThroughPipes()
    {
        string before = _folder.Listing;
        byte[] sealedFile = Filter(_content, 0, "seal", "-", "--key-file", _folder["key"]);
        Assert.Equal(_content, Reference.Open(sealedFile, _folder.Read("key")));
        Assert.Equal(_content, Filter(sealedFile, 0, "open", "-", "-o", "-", "--key-file", _folder["key"]));
        Assert.Equal(before, _folder.Listing);
    }

    [Fact]
    public void OfADamagedFileTheVerifiedChunksAlone()
    {
        byte[] sealedFile = Filter(_content, 0, "seal", "-", "--key-file", _folder["key"]);
        string[] open = ["open", "-", "--key-file", _folder["key"]];
        int third = 64 + 2 * (65_536 + 16);
        Assert.Equal(_content[..65_536], Filter(sealedFile[..third], 1, open)); // the second chunk is not one that can be the last
        Assert.Equal(_content[..131_072], Filter(sealedFile[..(third + 100)], 1, open));
        sealedFile[third] ^= 1;
        Assert.Equal(_content[..131_072], Filter(sealedFile, 1, open));
    }

    [Fact]
    public void FromAFileAndBehindWhatStandsInAnother()
    {
        string file = _folder.Write("file", _content), key = _folder["key"], sealedFile = _folder["out"];
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Run.Shell("$0 seal - -o \"$1\" --key-file \"$2\" <\"$3\"", sealedFile, key, file);
        Assert.Equal(_content, Reference.Open(_folder.Read("out"), _folder.Read("key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(sealedFile)); // nobody named that file

        string text = _folder["text"];
        Run.Shell("(echo before; $0 open \"$1\" -o - --key-file \"$2\"; echo after) >\"$3\"", sealedFile, key, text);
        Assert.Equal([.. "before\n"u8, .. _content, .. "after\n"u8], File.ReadAllBytes(text));
    }

    [Fact]
    public void AReaderThatStopsIsAFailure()
    {
        File.WriteAllBytes(_folder["file.sealed"], Filter(_content, 0, "seal", "-", "--key-file", _folder["key"]));
        using Process open = Run.Start("open", _folder["file.sealed"], "-o", "-", "--key-file", _folder["key"]);
        open.StandardOutput.Close();
        Assert.Contains("standard output: ", new Outcome(1, open.StandardError.ReadToEnd()).Line);
        open.WaitForExit();
        Assert.Equal(1, open.ExitCode);
    }

    [Fact]
    public void TheKeyOrThePasswordCanComeThereToo()
    {
        File.WriteAllBytes(_folder["file.sealed"], Filter(_content, 0, "seal", "-", "--key-file", _folder["key"]));
        Assert.Equal(_content, Filter(_folder.Read("key"), 0, "open", _folder["file.sealed"], "-o", "-", "--key-file", "-"));
    }

    [Fact]
    public void NoPasswordIsAskedForWhereTheFileComes()
    {
        Assert.Empty(Filter([], 1, "seal", "-", "-o", _folder["out"]));
        Assert.False(File.Exists(_folder["out"]));
    }

    /// <summary>Runs it between two pipes and returns what it wrote.</summary>
    private static byte[] Filter(byte[] input, int status, params string[] arguments)
    {
        using Process process = Run.Start(arguments);
        Task feed = Task.Run(() =>
        {
            try
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stops reading where it finds damage.
            }
        });
        using var output = new MemoryStream();
        Task error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(output);
        Task.WaitAll(feed, error);
        process.WaitForExit();
        string said = ((Task<string>)error).Result;
        Assert.Equal(status, process.ExitCode);
        Assert.Equal(status == 0, said.Length == 0);
        return output.ToArray();
    }
}
