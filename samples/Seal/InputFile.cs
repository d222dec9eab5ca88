namespace Seal;

internal static class InputFile
{
    /// <summary>Opens a file to be read from beginning to end; <c>-</c> is standard input.</summary>
    public static FileStream Open(string path)
    {
        try
        {
            if (path == StandardStreams.Path)
            {
                return StandardStreams.OpenInput();
            }

            // Without a buffer, because the reader has one that is large enough.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SealException.Of(StandardStreams.NameOf(path), e);
        }
    }
}
