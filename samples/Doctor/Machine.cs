using System.Globalization;
using KcapiGen;

namespace Doctor;

/// <summary>What decides on this machine whether and how AF_ALG works. Null is what the kernel does not have or does not let be read.</summary>
internal sealed record Machine(
    string KernelRelease,
    Answer AfAlg,

    // The sysctl crypto.af_alg_restrict of Linux 7.3 and later: 0 everything, 1 an allowlist, 2 nothing.
    int? RestrictPolicy,
    bool IsRoot,
    bool HasNetAdmin,
    bool HasSysAdmin,

    // Capabilities count for the policy there only.
    bool InInitialUserNamespace,
    bool Fips,

    // 0 none, 1 strict, 2 filter (prctl(2)).
    int? SeccompMode,

    // What batches and sectors go through where they can.
    Answer IoUring,

    // net.core.wmem_default: the bytes that an operation holds before a send waits.
    int? SendBuffer,

    // net.core.wmem_max: what a process without privileges can raise it to.
    int? SendBufferLimit,

    // net.core.rmem_default.
    int? ReceiveBuffer,

    // The version of the library that the in-process engine stands on.
    string? OpenSsl,

    // The environment variable KCAPIGEN_BACKEND.
    string? Side)
{
    // linux/capability.h
    private const int CapNetAdmin = 12;
    private const int CapSysAdmin = 21;

    public static Machine Examine()
    {
        ulong capabilities = ulong.TryParse(ProcFile.Field("/proc/self/status", "CapEff"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong bits) ? bits : 0;
        return new(
            ProcFile.Text("/proc/sys/kernel/osrelease") ?? "unknown",
            AskForAfAlg(),
            ProcFile.Number("/proc/sys/crypto/af_alg_restrict"),
            Environment.IsPrivilegedProcess,
            (capabilities >> CapNetAdmin & 1) == 1,
            (capabilities >> CapSysAdmin & 1) == 1,
            IsInitialUserNamespace(ProcFile.Text("/proc/self/uid_map")),
            ProcFile.Number("/proc/sys/crypto/fips_enabled") == 1,
            int.TryParse(ProcFile.Field("/proc/self/status", "Seccomp"), out int mode) ? mode : null,
            Answer.Of(KernelCrypto.IoUring),
            ProcFile.Number("/proc/sys/net/core/wmem_default"),
            ProcFile.Number("/proc/sys/net/core/wmem_max"),
            ProcFile.Number("/proc/sys/net/core/rmem_default"),
            InProcessCrypto.Version,
            Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") is { Length: > 0 } side ? side : null);
    }

    /// <summary>What the kernel says of AF_ALG as a whole.</summary>
    public static Answer AskForAfAlg() => KernelCrypto.IsAvailable
        ? new(true, nameof(KernelSupportReason.Available), "this process can open AF_ALG sockets.", "")
        : Answer.Of(KernelCrypto.Probe(KernelAlgorithmKind.Aead, "gcm(aes)")); // of any cipher: the socket is refused before its name matters

    // user_namespaces(7): the initial one maps every id to itself.
    private static bool IsInitialUserNamespace(string? map) => map?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"];
}
