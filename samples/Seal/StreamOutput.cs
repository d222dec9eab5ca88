namespace Seal;

/// <summary>Standard output, a pipe, a device, or nothing at all: what is written is gone, so the status alone says whether it was whole.</summary>
internal sealed class StreamOutput : Output
{
    private StreamOutput(string name, Stream stream)
        : base(name) => Stream = stream;

    public static StreamOutput ToStandardOutput() => new(StandardStreams.NameOf(StandardStreams.Path, "output"), StandardStreams.OpenOutput());

    /// <summary>Writes nowhere: to check a sealed file is to open it and to throw the content away.</summary>
    public static StreamOutput Nowhere() => new("", Stream.Null);

    /// <summary>Opens a pipe or a device. A pipe waits here for its reader, before anything can fail, so that no reader waits for ever.</summary>
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

    /// <summary>Does not wait for a write under way: nobody may be reading.</summary>
    public override void Dispose() => Stream!.Dispose();

    protected override void Finish(UnixFileMode mode) => Stream!.Dispose();
}
