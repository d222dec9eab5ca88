using System.Text;

namespace Seal.Tests.Harness;

/// <summary>A folder for one test, with a password and a key in it.</summary>
internal sealed class Folder : IDisposable
{
    public const string Password = "correct horse battery staple";

    public Folder()
    {
        Path = Directory.CreateTempSubdirectory("seal-test-").FullName;
        Write("password", Encoding.UTF8.GetBytes(Password + "\nnot the password\n"));
        Write("key", Bytes(32, seed: 7));
    }

    public string Path { get; }

    /// <summary>All files with their sizes and the times of their last change: equal only if nothing happened.</summary>
    public string Listing => string.Join('\n', new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order());

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static byte[] Bytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public byte[] Read(string name) => File.ReadAllBytes(this[name]);

    /// <summary>Seals in this process with the key file.</summary>
    public byte[] Seal(string name, byte[] content)
    {
        Write(name, content);
        Assert.Equal(new Outcome(0, ""), Run.Here("seal", this[name], "--key-file", this["key"], "--force"));
        return Read(name + ".sealed");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
