using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Seal;

/// <summary>The kind of file that a path leads to, after links.</summary>
internal enum FileKind
{
    Missing,
    Regular,
    Directory,
    CharacterDevice,
    BlockDevice,
    Pipe,
    Other,
}

/// <summary>Functions of the file system that .NET lacks.</summary>
internal static partial class FileSystem
{
    private const int ReadOnlyCloseOnExec = 0x80000; // fcntl.h: O_RDONLY | O_CLOEXEC
    private const int PathCloseOnExec = 0x280000; // O_PATH | O_CLOEXEC
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint StatxType = 1; // sys/stat.h: STATX_TYPE
    private const int StatxSize = 256, StatxModeAt = 28; // sizeof and offsetof of struct statx, the same on every architecture

    public static FileKind KindOf(string path)
    {
        Span<byte> status = stackalloc byte[StatxSize];
        if (Statx(CurrentDirectory, path, flags: 0, StatxType, status) != 0)
        {
            return FileKind.Missing;
        }

        return (MemoryMarshal.Read<ushort>(status[StatxModeAt..]) & 0xF000) switch // S_IFMT
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0x2000 => FileKind.CharacterDevice,
            0x6000 => FileKind.BlockDevice,
            0x1000 => FileKind.Pipe,
            _ => FileKind.Other,
        };
    }

    /// <summary>Returns the path of an existing file without links.</summary>
    /// <remarks>The kernel is asked: <see cref="File.ResolveLinkTarget"/> removes "x/.." as text, which is wrong where x is a link.</remarks>
    /// <exception cref="SealException">The file no longer exists.</exception>
    public static string RealPath(string path)
    {
        using var file = new SafeFileHandle(Open(path, PathCloseOnExec), ownsHandle: true);
        if (file.IsInvalid)
        {
            throw SealException.Of(path, new FileNotFoundException());
        }

        return File.ResolveLinkTarget($"/proc/self/fd/{file.DangerousGetHandle()}", returnFinalTarget: false)!.FullName;
    }

    /// <summary>Writes a directory's entries to the disk: without it, a power cut can undo a rename.</summary>
    public static void FlushDirectory(string path)
    {
        using var directory = new SafeFileHandle(Open(path, ReadOnlyCloseOnExec), ownsHandle: true);
        if (!directory.IsInvalid) // a directory that can be written and not read cannot be flushed
        {
            RandomAccess.FlushToDisk(directory);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
