using System.Runtime.InteropServices;

namespace KcapiGen.Contender;

/// <summary>Marks a place for whoever traces this process, with a system call that nobody else makes: getpgid of a process that cannot be.</summary>
internal static partial class Marker
{
    public static void Set() => GetPgid(-1_000_000);

    [LibraryImport("libc", EntryPoint = "getpgid")]
    private static partial int GetPgid(int process);
}
