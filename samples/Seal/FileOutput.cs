namespace Seal;

/// <summary>
/// A file that is there whole or not at all: it is written beside its place under another name, and moved there when all went well.
/// </summary>
internal sealed class FileOutput : Output
{
    private readonly string _path;
    private readonly bool _force;
    private readonly string _temporary;

    /// <summary>Checks that the place is free and creates nothing yet. Of a link, the target is the place.</summary>
    public FileOutput(string path, bool force)
        : base(path)
    {
        bool exists = FileSystem.KindOf(path) == FileKind.Regular;
        if (exists && !force)
        {
            throw new SealException($"{path}: there is such a file already; use --force to replace it, or name another with -o");
        }

        if (!exists && new FileInfo(path).LinkTarget is string target)
        {
            throw new SealException($"{path}: this is a link to {target}, which does not exist; name the file itself with -o");
        }

        _path = exists ? FileSystem.RealPath(path) : Path.GetFullPath(path);
        _force = force;
        _temporary = Path.Combine(Directory, $".seal-{Path.GetRandomFileName()}"); // the same file system: moving costs nothing
    }

    private string Directory => Path.GetDirectoryName(_path) ?? "/";

    /// <summary>Creates the temporary file, for the owner alone: what is in it is nobody else's business until it is whole.</summary>
    public override void Create() => Try(() => Stream = new FileStream(_temporary, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    }));

    public override void Dispose()
    {
        if (Stream is not null)
        {
            WaitForWriting();
            Stream.Dispose();
            File.Delete(_temporary);
        }
    }

    protected override void Finish(UnixFileMode mode)
    {
        var stream = (FileStream)Stream!;
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // A file system that keeps no permissions, such as FAT, refuses to set them. For this file they are then its usual ones.
        }

        stream.Flush(flushToDisk: true); // before the move: else a power cut could leave the name and not the content
        stream.Dispose();
        File.Move(_temporary, _path, overwrite: _force);
        FileSystem.FlushDirectory(Directory); // the move itself
    }
}
