namespace Seal;

/// <summary>An error for the user: the file, the problem, the remedy.</summary>
internal sealed class SealException(string message) : Exception(message)
{
    private const int OutOfSpace = 28; // ENOSPC of errno.h
    private const int OverQuota = 122; // EDQUOT

    /// <summary>Creates an error from an exception of the system.</summary>
    public static SealException Of(string file, Exception refusal) => new($"{file}: " + refusal switch
    {
        _ when Directory.Exists(file) => "this is a directory, but only files can be sealed or opened; pack it with tar first",
        FileNotFoundException => "there is no such file; check the name",
        DirectoryNotFoundException => "there is no such directory; check the name or create it",
        UnauthorizedAccessException => "permission denied; check the permissions with ls -l",
        IOException { HResult: OutOfSpace or OverQuota } => "no space left on the disk; free some, or write elsewhere with -o",
        _ => refusal.Message,
    });
}
