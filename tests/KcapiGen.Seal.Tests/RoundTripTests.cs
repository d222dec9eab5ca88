using System.Text;
using Seal.Tests.Harness;

namespace Seal.Tests;

[Collection(Run.OneAtATime)]
public sealed class RoundTripTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(65_535, 1)]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 2)]
    [InlineData(131_072, 2)]
    [InlineData(1_000_000, 16)]
    public void GivesTheFileBack(int length, int chunks)
    {
        byte[] content = Folder.Bytes(length, seed: length);
        byte[] sealedFile = _folder.Seal("file", content);

        Assert.Equal(64 + length + 16 * chunks, sealedFile.Length);
        Assert.Equal(content, Reference.Open(sealedFile, _folder.Read("key")));

        File.Delete(_folder["file"]);
        Assert.Equal(new Outcome(0, ""), Run.Here("open", _folder["file.sealed"], "--key-file", _folder["key"]));
        Assert.Equal(content, _folder.Read("file"));
    }

    [Fact]
    public void TakesTheFirstLineOfAFileAsPassword()
    {
        string file = _folder.Write("file", Folder.Bytes(100, seed: 1)), password = _folder["password"];
        Assert.Equal(0, Run.Here("seal", file, "--password-file", password, "--iterations", "1234").Status);
        Assert.Equal(_folder.Read("file"), Reference.Open(_folder.Read("file.sealed"), Encoding.UTF8.GetBytes(Folder.Password)));

        string windows = _folder.Write("windows", Encoding.UTF8.GetBytes(Folder.Password + "\r\n"));
        Assert.Equal(0, Run.Here("open", file + ".sealed", "-o", _folder["opened"], "--password-file", windows).Status);
        Assert.Equal(_folder.Read("file"), _folder.Read("opened"));
    }

    [Theory]
    [InlineData("\uFEFF", "", "\n")]
    [InlineData("", "", "")]
    [InlineData("\uFEFF", "", "\r\nanother line\r\n")]
    [InlineData("", "longest", "\n")]
    [InlineData("\uFEFF", "longest", "\r\n")]
    [InlineData("\uFEFF", "longest", "\nand a file of more bytes than a password can have")]
    public void APasswordIsWhatStandsInTheFirstLine(string before, string start, string after)
    {
        string password = start.PadRight(start.Length == 0 ? 20 : 4096, 'p');
        string file = _folder.Write("file", [1, 2, 3]), first = _folder.Write("first", Encoding.UTF8.GetBytes(before + password + after));
        Assert.Equal(new Outcome(0, ""), Run.Here("seal", file, "--password-file", first, "--iterations", "1000"));
        Assert.Equal([1, 2, 3], Reference.Open(_folder.Read("file.sealed"), Encoding.UTF8.GetBytes(password)));
    }

    [Fact]
    public void SealsTheSameFileDifferentlyEachTime()
    {
        byte[] content = new byte[1000];
        byte[] first = _folder.Seal("file", content), second = _folder.Seal("file", content);
        Assert.NotEqual(first[13..52], second[13..52]); // salt and prefix of the nonces
        Assert.NotEqual(first[64..], second[64..]);
    }

    [Fact]
    public void KeepsPermissionsWhenSealingAndTakesThoseOfOthersAwayWhenOpening()
    {
        const UnixFileMode sealedMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        _folder.Write("file", [1]);
        File.SetUnixFileMode(_folder["file"], sealedMode | UnixFileMode.SetUser);
        Assert.Equal(0, Run.Here("seal", _folder["file"], "--key-file", _folder["key"]).Status);
        Assert.Equal(sealedMode, File.GetUnixFileMode(_folder["file.sealed"]));

        Assert.Equal(0, Run.Here("open", _folder["file.sealed"], "-o", _folder["opened"], "--key-file", _folder["key"]).Status);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["opened"]));
    }

    [Fact]
    public void SaysWithVerboseWhoDidTheWork()
    {
        Outcome outcome = Run.Here("seal", _folder.Write("file", [1]), "--key-file", _folder["key"], "--verbose");
        Assert.Equal(0, outcome.Status);
        Assert.Matches(WhoDidIt, outcome.Line);
    }

    internal static string WhoDidIt => Gcm.Support.IsAvailable ? @"gcm\(aes\), by the kernel, driver (?!unknown)\S+$" : @"gcm\(aes\), in process$";
}
