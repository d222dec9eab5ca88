namespace Seal;

/// <summary>Something that the person at the terminal can understand and mend: the file, the problem, the remedy.</summary>
internal sealed class SealException(string message) : Exception(message)
{
    private const int OutOfSpace = 28; // ENOSPC of errno.h
    private const int OverQuota = 122; // EDQUOT

    /// <summary>Says of a file what the system refused.</summary>
    public static SealException Of(string file, Exception refusal) => new($"{file}: " + refusal switch
    {
        _ when Directory.Exists(file) => "this is a directory, and files alone can be sealed or opened; pack it with tar first",
        FileNotFoundException => "there is no such file; check the name",
        DirectoryNotFoundException => "there is no such directory; check the name or make it",
        UnauthorizedAccessException => "permission denied; see who may use it with ls -l",
        IOException { HResult: OutOfSpace or OverQuota } => "no space left on the disk; free some, or name another place with -o",
        _ => refusal.Message,
    });
}
