using System.Runtime.InteropServices;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>Which declared names the running kernel must have, and which reason it must give for the others: by the catalogue, and by how Debian builds its kernels.</summary>
internal static class Presence
{
    private static readonly Version Release = Machine.KernelVersion ?? throw new InvalidOperationException($"'{Machine.KernelRelease}' is no release.");

    private static readonly bool IsRestricted = FindPolicy() == 1;

    /// <summary>Whether how this kernel was built is known: others than Debian's may have what these lack.</summary>
    private static readonly bool IsDebian = Machine.KernelRelease.StartsWith("6.1.0-", StringComparison.Ordinal) || Machine.KernelRelease.Contains("+deb", StringComparison.Ordinal);

    /// <summary>The kernel, and who asks it, as the closing line of a run names them.</summary>
    public static string Subject => $"{Machine.KernelRelease}, {(IsRestricted ? "default policy" : "no policy")}, {(Machine.IsPrivileged ? "privileged" : "unprivileged")}";

    /// <summary>What the kernel must say of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isThere">Asks the kernel; only of what another kernel than Debian's may have or not.</param>
    public static KernelSupportReason ReasonFor(string name, Func<bool> isThere)
    {
        if (IsRemovedIn(Release, name))
        {
            return KernelSupportReason.RemovedFromKernel;
        }

        if (IsRestricted && !IsAllowed(Linux73Policy.AccessTo(name)))
        {
            return KernelSupportReason.RestrictedByPolicy;
        }

        return MissingNames.Lacks(Release, name) && !IsBuiltForArm(name) && (IsDebian || !isThere()) ? KernelSupportReason.UnknownAlgorithm : KernelSupportReason.Available;
    }

    /// <summary>Whether a release of Linux no longer has a name.</summary>
    public static bool IsRemovedIn(Version release, string name)
        => Generator.Catalogue.KernelHistory.RemovalOf(NameParser.Parse(name, out _)!) is { } removal && removal.Release <= new KernelRelease(release.Major, release.Minor);

    /// <summary>From Linux 7.1 on xcbc(aes) is that of RFC 3566, with keys of 16 bytes only (crypto/aes.c).</summary>
    public static bool HasShortXcbc => DeclaredCiphers.Side == KernelBackend.Kernel && Release >= new Version(7, 1);

    // Debian's arm64 kernels have a driver for it (arch/arm64/crypto/polyval-ce-glue.c), which brings the algorithm along.
    private static bool IsBuiltForArm(string name) => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 && name == "polyval";

    private static bool IsAllowed(PolicyAccess access) => access == PolicyAccess.Everyone || (access == PolicyAccess.Privileged && Machine.IsPrivileged);

    private static int? FindPolicy()
    {
        // The sysctl comes with the module, which this loads.
        _ = KernelCrypto.IsAvailable;
        return Machine.RestrictPolicy;
    }
}
