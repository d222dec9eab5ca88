using Seal.Tests.Harness;

namespace Seal.Tests;

/// <summary>What is not a regular file is written to or refused, never replaced.</summary>
[Collection(Run.OneAtATime)]
public sealed class OutputTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly byte[] _content = Folder.Bytes(100_000, seed: 11);

    public OutputTests() => _folder.Seal("file", _content);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData("--force")]
    public void ADeviceIsWrittenTo(params string[] options)
    {
        string device = NullDevice();
        Assert.Equal(new Outcome(0, ""), Open(device, options));
        Assert.Equal(0, new FileInfo(device).Length);
        Assert.Equal(FileKind.CharacterDevice, FileSystem.KindOf(device));
    }

    [Fact]
    public async Task APipeIsWrittenTo()
    {
        string pipe = Pipe();
        Task<byte[]> reader = Task.Run(() => File.ReadAllBytes(pipe), TestContext.Current.CancellationToken);
        Assert.Equal(new Outcome(0, ""), Open(pipe, "--force"));
        Assert.Equal(_content, await reader);
        Assert.Equal(FileKind.Pipe, FileSystem.KindOf(pipe));
    }

    [Fact]
    public async Task WhoReadsAPipeDoesNotWaitForEver()
    {
        string pipe = Pipe(), other = _folder.Write("other", Folder.Bytes(32, seed: 8));
        Task<byte[]> reader = Task.Run(() => File.ReadAllBytes(pipe), TestContext.Current.CancellationToken);
        Assert.Contains("the key file is not the one", Run.Here("open", _folder["file.sealed"], "-o", pipe, "--key-file", other).Line);
        Assert.Empty(await reader);
    }

    [Fact]
    public void OfALinkTheTargetIsReplaced()
    {
        // The target is found as the kernel finds it: "folder" is itself a link, so folder/.. is not this folder.
        Directory.CreateDirectory(_folder["real/inner"]);
        Directory.CreateSymbolicLink(_folder["folder"], "real/inner");
        _folder.Write("real/target", [1]);
        File.CreateSymbolicLink(_folder["real/inner/link"], "../target");
        string link = _folder["folder/link"];

        Assert.Contains("--force", Run.Refused(_folder, "open", _folder["file.sealed"], "-o", link, "--key-file", _folder["key"]));
        Assert.Equal(new Outcome(0, ""), Open(link, "--force"));
        Assert.Equal("../target", new FileInfo(link).LinkTarget);
        Assert.Equal(_content, _folder.Read("real/target"));
        Assert.Null(new FileInfo(_folder["real/target"]).LinkTarget);
    }

    [Fact]
    public void ALinkToNothingIsRefused()
    {
        File.CreateSymbolicLink(_folder["link"], "nothing");
        foreach (string[] options in new string[][] { [], ["--force"] })
        {
            string line = Run.Refused(_folder, ["open", _folder["file.sealed"], "-o", _folder["link"], "--key-file", _folder["key"], .. options]);
            Assert.Contains("link to nothing, which does not exist", line);
        }

        Assert.Equal("nothing", new FileInfo(_folder["link"]).LinkTarget);
    }

    [Fact]
    public void WhatIsRefusedIsNotToBeForced()
    {
        Directory.CreateDirectory(_folder["directory"]);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_folder["socket"]));
        foreach (string name in (string[])["directory", "socket"])
        {
            FileKind kind = FileSystem.KindOf(_folder[name]);
            string line = Run.Refused(_folder, "open", _folder["file.sealed"], "-o", _folder[name], "--key-file", _folder["key"], "--force");
            Assert.DoesNotContain("--force", line);
            Assert.Equal(kind, FileSystem.KindOf(_folder[name]));
        }
    }

    [Fact]
    public void ADiskIsRefused()
    {
        // A node whose device does not exist is a disk to look at, and cannot be written to whatever happens.
        string disk = Environment.UserName == "root" ? Node("disk", "b", "241", "77") : Directory.GetFiles("/dev").First(IsDisk);
        Assert.Contains("does not overwrite", Run.Refused(_folder, "open", _folder["file.sealed"], "-o", disk, "--key-file", _folder["key"], "--force"));
        Assert.True(IsDisk(disk));

        static bool IsDisk(string path) => FileSystem.KindOf(path) == FileKind.BlockDevice;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void VerifyingWritesNothing(int length)
    {
        _folder.Seal("file", Folder.Bytes(length, seed: 12));
        _folder.Write("file", [9]);
        string before = _folder.Listing;
        Assert.Equal(new Outcome(0, ""), Run.Here("open", _folder["file.sealed"], "--verify", "--key-file", _folder["key"]));
        Assert.Equal(before, _folder.Listing);

        byte[] damaged = _folder.Read("file.sealed");
        damaged[^1] ^= 1;
        string copy = _folder.Write("copy", damaged); // a name that says nothing of what to call the opened file
        Run.Refused(_folder, "open", copy, "--verify", "--key-file", _folder["key"]);
    }

    private Outcome Open(string output, params string[] options)
        => Run.Here(["open", _folder["file.sealed"], "-o", output, "--key-file", _folder["key"], .. options]);

    private string Pipe()
    {
        Run.Tool("mkfifo", _folder["pipe"]);
        return _folder["pipe"];
    }

    // A node of our own, which may be replaced: that of the machine is used only by those who cannot.
    private string NullDevice() => Environment.UserName == "root" ? Node("null", "c", "1", "3") : "/dev/null";

    private string Node(string name, params string[] kindAndNumbers)
    {
        Run.Tool("mknod", [_folder[name], .. kindAndNumbers]);
        return _folder[name];
    }
}
