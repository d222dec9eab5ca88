namespace Seal;

/// <summary>A file that is there whole or not at all: it is written beside its place under another name, and moved there when all went well.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly bool _force;
    private readonly string _temporary;
    private FileStream? _stream;
    private Task _writing = Task.CompletedTask;

    /// <summary>Checks that the place is free and creates nothing yet.</summary>
    public OutputFile(string path, bool force)
    {
        (_path, _force) = (path, force);
        string directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        _temporary = Path.Combine(directory, $".seal-{Path.GetRandomFileName()}"); // the same file system: moving costs nothing
        if (Directory.Exists(path))
        {
            throw new SealException($"{path}: this is a directory; name a file with -o");
        }

        if (File.Exists(path) && !force)
        {
            throw new SealException($"{path}: there is such a file already; use --force to replace it, or name another with -o");
        }
    }

    /// <summary>Creates the temporary file, for the owner alone: what is in it is nobody else's business until it is whole.</summary>
    public void Create() => Try(() => _stream = new FileStream(_temporary, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    }));

    /// <summary>Writes while the caller goes on: the bytes must stay as they are until the next call. What went wrong with them is said then.</summary>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        Try(() => _writing.GetAwaiter().GetResult());
        _writing = _stream!.WriteAsync(bytes).AsTask();
    }

    /// <summary>Moves the file to its place with the permissions it is to have.</summary>
    public void Commit(UnixFileMode mode) => Try(() =>
    {
        _writing.GetAwaiter().GetResult();
        try
        {
            File.SetUnixFileMode(_stream!.SafeFileHandle, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // A file system that keeps no permissions, such as FAT, refuses to set them. For this file they are then its usual ones.
        }

        _stream!.Flush(flushToDisk: true); // before the move: else a power cut could leave the name and not the content
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: _force);
    });

    /// <summary>Removes the temporary file, unless it has been moved to its place.</summary>
    public void Dispose()
    {
        if (_stream is not null)
        {
            ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne(); // whatever comes of it
            _stream.Dispose();
            File.Delete(_temporary);
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SealException.Of(_path, e);
        }
    }
}
