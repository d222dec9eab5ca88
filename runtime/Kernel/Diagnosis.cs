using System.Runtime.InteropServices;
using KcapiGen.Interop;

namespace KcapiGen.Kernel;

/// <summary>Tells from a refusal of <c>socket</c>, <c>bind</c> or <c>io_uring_setup</c>, and from what can be read on the machine, what the reason is.</summary>
/// <remarks>Remedies here open the kernel's door. Which class has a fallback, and whether that helps, is not known here.</remarks>
internal static class Diagnosis
{
    /// <summary>
    /// Whether a fallback may be taken. It is not where the kernel's own test of the algorithm failed: that says that the machine or its kernel
    /// computes wrongly, which nobody should have to find out by chance.
    /// </summary>
    public static bool AllowsFallback(KernelSupport support) => !support.IsAvailable && support.Errno != Errno.ELIBBAD;

    /// <summary>Explains why the kernel cannot be called on this platform; null where it can.</summary>
    public static KernelSupport? OfPlatform(string name)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new(name, errno: null, () => new(KernelSupportReason.NotLinux, "this is not Linux.", "Run on Linux."));
        }

        return Libc.HasThisProcessor ? null : new(name, errno: null, () => new(
            KernelSupportReason.NoInterface,
            $"the package Tmds.LibC, which calls the kernel, has no assembly for {RuntimeInformation.ProcessArchitecture}.",
            "Run on x86-64 or arm64."));
    }

    /// <summary>Explains why <c>socket(AF_ALG, …)</c> was refused.</summary>
    public static KernelSupport OfSocket(string algorithm, int errno) => new(algorithm, errno, () => FindSocket(algorithm, errno));

    /// <summary>Explains why <c>bind</c> to an algorithm was refused.</summary>
    public static KernelSupport OfBind(KernelAlgorithmKind kind, string algorithm, int errno) => new(algorithm, errno, () => FindBind(kind, algorithm, errno));

    /// <summary>Explains why <c>io_uring_setup</c> was refused. Nothing is lost but time: batches then take two system calls a message.</summary>
    public static KernelSupport OfRing(string name, int errno) => new(name, errno, () => FindRing(errno));

    private static KernelFinding FindSocket(string algorithm, int errno)
    {
        if (Machine.RestrictPolicy == 2)
        {
            return new(KernelSupportReason.RestrictedByPolicy, "the sysctl crypto.af_alg_restrict is 2, which shuts AF_ALG for everyone.", OpenPolicy(algorithm));
        }

        bool isFiltered = Machine.HasSeccompFilter;
        if (errno is Errno.EPERM or Errno.ENOSYS or Errno.EACCES)
        {
            return new(
                KernelSupportReason.Blocked,
                $"{PolicyThatAnswers(errno, isFiltered)} refuses AF_ALG sockets: {Errno.Describe(errno)}.",
                "Allow address family 38 (AF_ALG) in that policy.");
        }

        if (Machine.HasAfAlg)
        {
            return new(
                KernelSupportReason.Blocked,
                "this kernel has AF_ALG (/proc/net/protocols lists it), so a filter of address families keeps this process out.",
                "With systemd, add AF_ALG to RestrictAddressFamilies; in a container, allow it in the seccomp profile.");
        }

        return isFiltered
            ? new(
                KernelSupportReason.NoInterfaceOrBlocked,
                "either this kernel has no AF_ALG, or the seccomp filter of this process hides it; from inside the two look alike.",
                "Allow address family 38 (AF_ALG) in the filter and load the module af_alg.")
            : FindInterface();
    }

    private static KernelFinding FindInterface() => ModuleBlock.Of("af_alg") is { } block
        ? new(KernelSupportReason.NoInterface, $"this kernel ({Machine.KernelRelease}) has no AF_ALG: {block} keeps the module af_alg out.", "Have the administrator take that away, if it need not stay, and load the module (modprobe af_alg).")
        : new(
            KernelSupportReason.NoInterface,
            $"this kernel ({Machine.KernelRelease}) has no AF_ALG: it was built without it, or the module af_alg is missing.",
            "Load af_alg (modprobe af_alg), or use a kernel with CONFIG_CRYPTO_USER_API.");

    private static KernelFinding FindBind(KernelAlgorithmKind kind, string algorithm, int errno) => errno switch
    {
        Errno.ELIBBAD => new(KernelSupportReason.SelfTestFailed, "the kernel's own test of it failed.", "See the kernel log (dmesg), and use another kernel."),
        Errno.EPERM or Errno.EACCES or Errno.ENOSYS => new(
            KernelSupportReason.Blocked,
            $"{PolicyThatAnswers(errno, Machine.HasSeccompFilter)} refuses the bind: {Errno.Describe(errno)}.",
            "Allow AF_ALG in that policy."),
        Errno.ENOENT => FindMissing(kind, algorithm),
        _ => new(
            KernelSupportReason.UnknownAlgorithm,
            $"this kernel ({Machine.KernelRelease}) cannot make the {AlgType.Name(kind)} of this name: it answers {Errno.Describe(errno)}.",
            "Check whether the parts of the name fit together, or use a kernel that has it."),
    };

    /// <summary>The kernel answers ENOENT for many reasons: the first that is known to be true here is the one.</summary>
    private static KernelFinding FindMissing(KernelAlgorithmKind kind, string algorithm)
    {
        if (KernelHistory.RemovalOf(algorithm) is { } removal && Machine.KernelVersion >= removal)
        {
            return new(
                KernelSupportReason.RemovedFromKernel,
                $"Linux {removal} removed it, and this kernel is {Machine.KernelRelease}.",
                $"Use another algorithm, or a kernel before Linux {removal}.");
        }

        bool isRestricted = Machine.RestrictPolicy == 1;
        if (isRestricted && !RestrictPolicy.Allows(algorithm))
        {
            return new(
                KernelSupportReason.RestrictedByPolicy,
                "the sysctl crypto.af_alg_restrict is 1, with which the kernel answers 'no such algorithm' for every name that is not on its list for this process.",
                OpenPolicy(algorithm));
        }

        return FindModule(AlgType.Module(kind)) ?? FindUnknown(kind, isRestricted ? "the name is on the list of crypto.af_alg_restrict for this process, but " : "");
    }

    /// <summary>What keeps the module of a family out; null where it is there, or nothing can be read.</summary>
    private static KernelFinding? FindModule(string module)
    {
        if (!Machine.HasLoaded(module) && ModuleBlock.Of(module) is { } block)
        {
            return new(KernelSupportReason.FamilyModuleMissing, $"{block} keeps the module {module} out.", $"Have the administrator take that away, if it need not stay, and load the module (modprobe {module}).");
        }

        return Machine.LacksModule(module)
            ? new(KernelSupportReason.FamilyModuleMissing, $"the module {module} is not loaded and could not be: the kernel was built without it, or it is not installed.", $"Load it (modprobe {module}), or use a kernel that has it.")
            : null;
    }

    private static KernelFinding FindUnknown(KernelAlgorithmKind kind, string preface) => Machine.IsFips
        ? new(KernelSupportReason.NotApproved, $"{preface}the kernel runs in FIPS mode and knows no approved algorithm of this name.", "Use an approved algorithm, or a kernel that is not in FIPS mode.")
        : new(
            KernelSupportReason.UnknownAlgorithm,
            $"{preface}this kernel ({Machine.KernelRelease}) knows no {AlgType.Name(kind)} of this name: it was built without a part of it, or that part's module is missing or blocked.",
            "Check the name, load the module of the part that /proc/crypto does not list, or use a kernel that has it.");

    private static KernelFinding FindRing(int errno)
    {
        if (errno == Errno.ENOSYS)
        {
            return Machine.HasSeccompFilter
                ? new(KernelSupportReason.NoInterfaceOrBlocked, "either this kernel has none that serves (Linux 5.4), or the seccomp filter of this process hides it.", "Allow io_uring_setup and io_uring_enter in the filter for faster batches.")
                : new(KernelSupportReason.NoInterface, $"this kernel ({Machine.KernelRelease}) has none that serves: it is older than Linux 5.4, or built without it.", "Use a newer kernel for faster batches.");
        }

        if (errno is Errno.EPERM or Errno.EACCES)
        {
            return Machine.RingDisabled is { } disabled and > 0
                ? new(KernelSupportReason.RestrictedByPolicy, $"the sysctl kernel.io_uring_disabled is {disabled}.", "Set it to 0, or with 1 put the process into the group of kernel.io_uring_group, for faster batches.")
                : new(KernelSupportReason.Blocked, $"{PolicyThatAnswers(errno, Machine.HasSeccompFilter)} refuses it: {Errno.Describe(errno)}.", "Allow io_uring_setup and io_uring_enter in that policy for faster batches.");
        }

        return new(KernelSupportReason.Blocked, $"the kernel refuses it: {Errno.Describe(errno)}.", "Raise the limit that stands in its way (ulimit -l, ulimit -n) for faster batches.");
    }

    private static string PolicyThatAnswers(int errno, bool isFiltered)
        => errno == Errno.EACCES ? "a security module (SELinux, AppArmor)"
            : isFiltered ? "a seccomp filter, such as a container runtime installs,"
            : "a security policy";

    /// <summary>Says which value of the sysctl lets the name through, and with which capability.</summary>
    private static string OpenPolicy(string algorithm)
    {
        if (RestrictPolicy.Allows(algorithm))
        {
            return "Set crypto.af_alg_restrict to 1 or 0.";
        }

        return RestrictPolicy.WantsPrivilege(algorithm)
            ? "Run with CAP_NET_ADMIN in the initial user namespace while crypto.af_alg_restrict is 1, or set it to 0."
            : "Set crypto.af_alg_restrict to 0, which lets every algorithm of the kernel through.";
    }
}
