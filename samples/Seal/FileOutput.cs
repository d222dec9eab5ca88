namespace Seal;

/// <summary>
/// A file that exists completely or not at all. It is written with another name in the same directory, and renamed after success.
/// </summary>
internal sealed class FileOutput : Output
{
    private readonly string _path;
    private readonly bool _force;
    private readonly string _temporary;
    private FileStream? _file;

    /// <summary>Checks that the file may be written, and creates nothing yet. A link stands for its target.</summary>
    public FileOutput(string path, bool force)
        : base(path)
    {
        bool exists = FileSystem.KindOf(path) == FileKind.Regular;
        if (exists && !force)
        {
            throw new SealException($"{path}: the file already exists; use --force to replace it, or name another file with -o");
        }

        if (!exists && new FileInfo(path).LinkTarget is string target)
        {
            throw new SealException($"{path}: this is a link to {target}, which does not exist; name the file itself with -o");
        }

        _path = exists ? FileSystem.RealPath(path) : Path.GetFullPath(path);
        _force = force;
        _temporary = Path.Combine(Directory, $".seal-{Path.GetRandomFileName()}"); // the same file system, so renaming is cheap
    }

    private string Directory => Path.GetDirectoryName(_path) ?? "/";

    public override void Dispose()
    {
        if (_file is not null)
        {
            _file.Dispose();
            File.Delete(_temporary);
        }
    }

    /// <summary>Creates the temporary file with permissions only for the owner, until it is complete.</summary>
    protected override Stream Open() => _file = new FileStream(_temporary, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    protected override void Finish(UnixFileMode mode)
    {
        FileStream file = _file!;
        try
        {
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // A file system without permissions, such as FAT, does not let them be set.
        }

        file.Flush(flushToDisk: true); // before renaming, or a power cut could leave the name without the content
        file.Dispose();
        File.Move(_temporary, _path, overwrite: _force);
        FileSystem.FlushDirectory(Directory); // the new name
    }
}
