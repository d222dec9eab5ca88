using Microsoft.Win32.SafeHandles;

namespace Seal;

/// <summary>What <c>-</c> means in place of a file.</summary>
internal static class StandardStreams
{
    public const string Path = "-";

    /// <summary>Returns what messages call a path; the direction is "input" or "output".</summary>
    public static string NameOf(string path, string direction = "input") => path == Path ? $"standard {direction}" : path;

    public static FileStream OpenInput() => new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    /// <summary>Opens standard output so that no failure is lost and that whoever writes after us goes on behind us.</summary>
    /// <remarks>
    /// The console's stream says nothing when the reader of a pipe is gone. A FileStream over a file does not move the position that
    /// this process shares with others.
    /// </remarks>
    public static Stream OpenOutput()
    {
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
