namespace Seal;

/// <summary>The output of a command.</summary>
internal abstract class Output(string name) : IDisposable
{
    /// <summary>Chooses how to write to a path, and checks that it is possible. Creates no file yet.</summary>
    /// <remarks>Only a regular file is replaced. Output for a device or a pipe is written into it, as cp does.</remarks>
    /// <exception cref="SealException">Nothing can be written there.</exception>
    public static Output To(string path, bool force) => path == StandardStreams.Path
        ? StreamOutput.ToStandardOutput()
        : FileSystem.KindOf(path) switch
        {
            FileKind.Missing or FileKind.Regular => new FileOutput(path, force),
            FileKind.Pipe or FileKind.CharacterDevice => StreamOutput.Into(path),
            FileKind.Directory => throw new SealException($"{path}: this is a directory; name a file with -o"),
            FileKind.BlockDevice => throw new SealException($"{path}: this is a disk, which Seal does not overwrite; name a file with -o"),
            _ => throw new SealException($"{path}: this is not a file, a pipe or a device; name a file with -o"),
        };

    /// <summary>Creates the output, and returns the stream to write to.</summary>
    public Stream Create()
    {
        Stream? stream = null;
        Try(() => stream = Open());
        return new OutputStream(stream!, name);
    }

    /// <summary>Completes the output.</summary>
    /// <param name="mode">The permissions of a new file.</param>
    public void Commit(UnixFileMode mode) => Try(() => Finish(mode));

    /// <summary>Closes the output, and removes a file that is not committed.</summary>
    public abstract void Dispose();

    protected abstract Stream Open();

    protected abstract void Finish(UnixFileMode mode);

    protected void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SealException.Of(name, e);
        }
    }
}
