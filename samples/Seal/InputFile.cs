namespace Seal;

internal static class InputFile
{
    /// <summary>Opens a file to be read from beginning to end.</summary>
    public static FileStream Open(string path)
    {
        try
        {
            // No buffer of its own: whoever reads has one that is large enough.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SealException.Of(path, e);
        }
    }
}
