namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>The sockets and rings that this process has open.</summary>
internal static class OpenDescriptors
{
    /// <summary>Returns how many there are.</summary>
    public static int Count() => Directory.GetFiles("/proc/self/fd").Count(IsSocketOrRing);

    /// <summary>Returns how many are left when the finalizers have run.</summary>
    public static int CountSettled()
    {
        int before, after = Count();
        do
        {
            before = after;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            after = Count();
        }
        while (after != before);
        return after;
    }

    // One may be closed while the directory is read: that of the directory itself always is.
    private static bool IsSocketOrRing(string path)
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
