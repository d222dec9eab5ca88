using Tmds.Linux;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Marks a place in a trace with a system call that nobody else makes: getpgid of a process that cannot be.</summary>
internal static class Marker
{
    private const int Base = -1_000_000;

    public static void Set(int number) => LibC.getpgid(Base - number);

    /// <summary>The number that a traced call marks, or null where it is another call.</summary>
    public static int? Read(string call, string arguments)
        => call == "getpgid" && int.TryParse(arguments.Split(')')[0], out int process) && process <= Base ? Base - process : null;
}
