namespace Seal;

/// <summary>Standard output, a pipe, a device, or no output. Written bytes cannot be taken back, so only the exit status says whether they were complete.</summary>
internal sealed class StreamOutput : Output
{
    private readonly Stream _stream;

    private StreamOutput(string name, Stream stream)
        : base(name) => _stream = stream;

    public static StreamOutput ToStandardOutput() => new(StandardStreams.NameOf(StandardStreams.Path, "output"), StandardStreams.OpenOutput());

    /// <summary>Discards the output, which checks a sealed file.</summary>
    public static StreamOutput Nowhere() => new("", Stream.Null);

    /// <summary>Opens a pipe or a device. Opening a pipe waits for its reader before anything can fail, so that no reader waits forever.</summary>
    public static StreamOutput Into(string path)
    {
        try
        {
            return new StreamOutput(path, new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SealException.Of(path, e);
        }
    }

    /// <summary>Does not wait for a write in progress, because there may be no reader.</summary>
    public override void Dispose() => _stream.Dispose();

    protected override Stream Open() => _stream;

    protected override void Finish(UnixFileMode mode) => _stream.Dispose();
}
