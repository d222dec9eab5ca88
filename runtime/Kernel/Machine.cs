using System.Globalization;

namespace KcapiGen.Kernel;

/// <summary>Reads what this machine says about AF_ALG and who may use it. A file that cannot be read counts as absent.</summary>
internal static class Machine
{
    // linux/capability.h
    private const int CapNetAdmin = 12;
    private const int CapSysAdmin = 21;

    /// <summary>The release of the running kernel, such as <c>6.1.0-49-amd64</c>.</summary>
    public static string KernelRelease => Read("/proc/sys/kernel/osrelease") is { Length: > 0 } release ? release : "release unknown";

    /// <summary>The first two numbers of <see cref="KernelRelease"/>; null where it does not begin with them.</summary>
    public static Version? KernelVersion => VersionOf(KernelRelease);

    /// <summary>The command line of the running kernel.</summary>
    public static string KernelCommandLine => Read("/proc/cmdline");

    /// <summary>The sysctl <c>crypto.af_alg_restrict</c> (Linux 7.3 and later); null where the kernel has none.</summary>
    public static int? RestrictPolicy => int.TryParse(Read("/proc/sys/crypto/af_alg_restrict"), out int value) ? value : null;

    /// <summary>The sysctl <c>kernel.io_uring_disabled</c> (Linux 6.6 and later); null where the kernel has none.</summary>
    public static int? RingDisabled => int.TryParse(Read("/proc/sys/kernel/io_uring_disabled"), out int value) ? value : null;

    /// <summary>The sysctl <c>net.core.optmem_max</c>; null where it cannot be read.</summary>
    public static int? OptionMemory => int.TryParse(Read("/proc/sys/net/core/optmem_max"), out int value) ? value : null;

    /// <summary>Whether the kernel runs in FIPS mode.</summary>
    public static bool IsFips => Read("/proc/sys/crypto/fips_enabled") == "1";

    /// <summary>Whether a seccomp filter (mode 2) is on this process.</summary>
    public static bool HasSeccompFilter => Field("/proc/self/status", "Seccomp") == "2";

    /// <summary>
    /// Whether this process has a capability that the list of crypto.af_alg_restrict asks for, where it counts: in the initial user namespace.
    /// </summary>
    public static bool IsPrivileged
        => IsInitialUserNamespace
            && ulong.TryParse(Field("/proc/self/status", "CapEff"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong capabilities)
            && (capabilities & (1ul << CapNetAdmin | 1ul << CapSysAdmin)) != 0;

    /// <summary>Whether the address family is registered in the kernel at this moment.</summary>
    public static bool HasAfAlg => Lines("/proc/net/protocols").Any(line => line.StartsWith("ALG ", StringComparison.Ordinal));

    /// <summary>Whether a module is loaded. False also where that cannot be read.</summary>
    public static bool HasLoaded(string module) => Lines("/proc/modules").Any(line => line.StartsWith(module + " ", StringComparison.Ordinal));

    /// <summary>Whether a module is certainly absent: neither loaded nor built in. False also where that cannot be read.</summary>
    public static bool LacksModule(string module)
    {
        string[] builtIn = Lines($"/lib/modules/{KernelRelease}/modules.builtin");
        return builtIn.Length > 0
            && Lines("/proc/modules").Length > 0
            && !HasLoaded(module)
            && !builtIn.Any(line => line.EndsWith($"/{module}.ko", StringComparison.Ordinal));
    }

    /// <summary>The files of a folder by name; none where it cannot be read.</summary>
    public static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static string[] Lines(string path) => Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal static Version? VersionOf(string release)
    {
        string[] numbers = release.Split('.', '-');
        return numbers.Length > 1 && int.TryParse(numbers[0], out int major) && int.TryParse(numbers[1], out int minor) ? new(major, minor) : null;
    }

    private static string Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // user_namespaces(7): the initial one maps every id to itself.
    private static bool IsInitialUserNamespace => Read("/proc/self/uid_map").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"];

    /// <summary>What stands behind <c>name:</c> in a file of such lines; null where it has none.</summary>
    private static string? Field(string path, string name)
        => Lines(path).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();
}
