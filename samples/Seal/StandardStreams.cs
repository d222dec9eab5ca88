using Microsoft.Win32.SafeHandles;

namespace Seal;

/// <summary>Standard input and output, which <c>-</c> stands for.</summary>
internal static class StandardStreams
{
    public const string Path = "-";

    /// <summary>Returns the name of a path in messages; the direction is "input" or "output".</summary>
    public static string NameOf(string path, string direction = "input") => path == Path ? $"standard {direction}" : path;

    public static FileStream OpenInput() => new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    /// <summary>Opens standard output so that no error is lost, and that later writers continue after this output.</summary>
    /// <remarks>
    /// The console's stream ignores errors when the reader of a pipe is gone. A FileStream over a file does not move the position that
    /// this process shares with others.
    /// </remarks>
    public static Stream OpenOutput()
    {
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
