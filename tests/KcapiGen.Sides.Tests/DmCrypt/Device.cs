namespace KcapiGen.Sides.Tests.DmCrypt;

/// <summary>An encrypted device of dm-crypt over a file, in the guest.</summary>
internal sealed class Device : IDisposable
{
    private const string Name = "kcapigen-test";

    private readonly string _file = Path.GetTempFileName();
    private readonly string _loop;

    public Device(IReadOnlyList<Segment> segments)
    {
        using (FileStream file = File.OpenWrite(_file))
        {
            file.SetLength((long)segments.Count * Segment.Length);
        }

        Tool.Run("/sbin/modprobe", "", "-a", "loop", "dm-mod");
        _loop = Tool.Run("/usr/sbin/losetup", "", "--find", "--show", _file).Trim();
        Tool.Run("/usr/sbin/dmsetup", string.Join('\n', segments.Select((segment, i) => segment.Line(i, _loop))), "create", Name);
    }

    /// <summary>Writes to the device and returns what dm-crypt made of it.</summary>
    public byte[] Encrypt(byte[] plaintext)
    {
        using (var device = new FileStream($"/dev/mapper/{Name}", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            device.Write(plaintext);
            device.Flush(flushToDisk: true);
        }

        return File.ReadAllBytes(_file);
    }

    public void Dispose()
    {
        Tool.Run("/usr/sbin/dmsetup", "", "remove", "--retry", Name);
        Tool.Run("/usr/sbin/losetup", "", "--detach", _loop);
        File.Delete(_file);
    }
}
