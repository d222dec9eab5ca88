namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>The sockets and rings that this process has open: those of AF_ALG, and the few that the platform opens once for itself.</summary>
internal static class OpenSockets
{
    public static int Count() => Descriptors().Count;

    /// <summary>The numbers of their descriptors.</summary>
    public static IReadOnlySet<string> Descriptors()
        => Directory.GetFiles("/proc/self/fd").Where(IsSocket).Select(path => Path.GetFileName(path)).ToHashSet();

    /// <summary>Has closed what other tests may have left to the finalisers.</summary>
    public static void Settle()
    {
        int before;
        do
        {
            before = Count();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        while (Count() != before);
    }

    // A descriptor may be closed while the directory is read: that of the directory itself always is.
    private static bool IsSocket(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is { } target && (target.StartsWith("socket:", StringComparison.Ordinal) || target == "anon_inode:[io_uring]");
        }
        catch (IOException)
        {
            return false;
        }
    }
}
