namespace Seal;

/// <summary>The output of a command.</summary>
internal abstract class Output(string name) : IDisposable
{
    private Task _writing = Task.CompletedTask;

    protected Stream? Stream { get; set; }

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

    /// <summary>Prepares for the first <see cref="Write"/>.</summary>
    public virtual void Create()
    {
    }

    /// <summary>Writes in the background. The bytes must not change until the next call, which throws if this one failed.</summary>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        Try(FinishWriting);
        _writing = Stream!.WriteAsync(bytes).AsTask();
    }

    /// <summary>Waits for the last write.</summary>
    public void WaitForWriting() => ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne(); // successful or not

    /// <summary>Completes the output.</summary>
    /// <param name="mode">The permissions of a new file.</param>
    public void Commit(UnixFileMode mode) => Try(() =>
    {
        FinishWriting();
        Finish(mode);
    });

    /// <summary>Closes the output, and removes a file that is not committed.</summary>
    public abstract void Dispose();

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

    private void FinishWriting() => _writing.GetAwaiter().GetResult();
}
