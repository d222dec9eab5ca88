using Seal.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Damage;

/// <summary>A sealed file and what opens it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Option">The option of the command line that names the secret.</param>
/// <param name="Secret">The file with the secret.</param>
internal sealed record SealedFile(byte[] Bytes, string Option, string Secret)
{
    // As few as Seal takes: that a guess is dear is not what is tested here.
    private const string Iterations = "1000";

    public static SealedFile WithKey(Folder folder, byte[] content) => new(folder.Seal("file", content), "--key-file", folder["key"]);

    public static SealedFile WithPassword(Folder folder, byte[] content)
    {
        folder.Write("file", content);
        Assert.Equal(new Outcome(0, ""), Run.Here("seal", folder["file"], "-o", folder["sealed"], "--password-file", folder["password"], "--iterations", Iterations));
        return new(folder.Read("sealed"), "--password-file", folder["password"]);
    }
}
