using KcapiGen.Interop;

namespace KcapiGen.Kernel;

/// <summary>Tells from a refusal of <c>socket</c> or <c>bind</c>, and from what can be read on the machine, why the door is shut.</summary>
internal static class Diagnosis
{
    /// <summary>Whether an error at opening means that the algorithm cannot be had here; any other error is a fault and thrown as one.</summary>
    public static bool MeansUnavailable(int errno)
        => errno is Errno.EAFNOSUPPORT or Errno.ENOENT or Errno.EPERM or Errno.EACCES or Errno.ENOSYS or Errno.ELIBBAD;

    /// <summary>Whether a fallback may be taken: for what cannot be had, not for what is broken.</summary>
    public static bool AllowsFallback(KernelSupport support) => support.Reason is not (KernelSupportReason.Available or KernelSupportReason.SelfTestFailed);

    public static KernelSupport NotLinux(string algorithm) => new(
        algorithm,
        KernelSupportReason.NotLinux,
        "this is not Linux.",
        "Run on Linux, or declare the class with Fallback = KernelFallback.InProcess.");

    /// <summary>Explains why <c>socket(AF_ALG, …)</c> was refused.</summary>
    public static KernelSupport OfSocket(string algorithm, int errno)
    {
        if (Machine.RestrictPolicy == 2)
        {
            return new(algorithm, KernelSupportReason.RestrictedByPolicy, "the sysctl crypto.af_alg_restrict is 2, which shuts AF_ALG for everyone.", "Set it to 1 or 0, or use Fallback = KernelFallback.InProcess.", errno);
        }

        bool filtered = Machine.HasSeccompFilter;
        if (errno is Errno.EPERM or Errno.ENOSYS or Errno.EACCES)
        {
            string by = errno == Errno.EACCES ? "a security module (SELinux, AppArmor)" : filtered ? "a seccomp filter, as container runtimes set" : "a security policy";
            return new(algorithm, KernelSupportReason.Blocked, $"{by} refuses AF_ALG sockets: {Errno.Describe(errno)}.", "Allow address family 38 (AF_ALG) in that policy, or use Fallback = KernelFallback.InProcess.", errno);
        }

        if (Machine.HasAfAlg)
        {
            return new(algorithm, KernelSupportReason.Blocked, "this kernel has AF_ALG (/proc/net/protocols lists it), so a filter of address families keeps this process out.", "With systemd, add AF_ALG to RestrictAddressFamilies; in a container, allow it in the seccomp profile; or use Fallback = KernelFallback.InProcess.", errno);
        }

        return filtered
            ? new(algorithm, KernelSupportReason.NoInterfaceOrBlocked, "either this kernel has no AF_ALG, or the seccomp filter of this process hides it; from inside the two look alike.", "Allow address family 38 (AF_ALG) in the filter and load the module af_alg, or use Fallback = KernelFallback.InProcess.", errno)
            : new(algorithm, KernelSupportReason.NoInterface, $"this kernel ({Machine.KernelRelease}) has no AF_ALG: it was built without it, or the module af_alg is missing or blocked.", "Load af_alg (modprobe af_alg), use a kernel with CONFIG_CRYPTO_USER_API, or use Fallback = KernelFallback.InProcess.", errno);
    }

    /// <summary>Explains why <c>io_uring_setup</c> was refused. Nothing is lost but time: batches then take two system calls a message.</summary>
    public static KernelSupport OfRing(string name, int errno)
    {
        if (errno == Errno.ENOSYS)
        {
            return Machine.HasSeccompFilter
                ? new(name, KernelSupportReason.NoInterfaceOrBlocked, "either this kernel has none that serves (Linux 5.4), or the seccomp filter of this process hides it.", "Allow io_uring_setup and io_uring_enter in the filter for faster batches.", errno)
                : new(name, KernelSupportReason.NoInterface, $"this kernel ({Machine.KernelRelease}) has none that serves: it is older than Linux 5.4, or built without it.", "Use a newer kernel for faster batches.", errno);
        }

        if (errno is Errno.EPERM or Errno.EACCES)
        {
            return Machine.RingDisabled is { } disabled and > 0
                ? new(name, KernelSupportReason.RestrictedByPolicy, $"the sysctl kernel.io_uring_disabled is {disabled}.", "Set it to 0, or with 1 put the process into the group of kernel.io_uring_group, for faster batches.", errno)
                : new(name, KernelSupportReason.Blocked, $"{(Machine.HasSeccompFilter ? "a seccomp filter, as container runtimes set" : "a security policy")} refuses it: {Errno.Describe(errno)}.", "Allow io_uring_setup and io_uring_enter in that policy for faster batches.", errno);
        }

        return new(name, KernelSupportReason.Blocked, $"the kernel refuses it: {Errno.Describe(errno)}.", "Raise the limit that stands in its way (ulimit -l, ulimit -n) for faster batches.", errno);
    }

    /// <summary>Explains why <c>bind</c> to an algorithm was refused.</summary>
    public static KernelSupport OfBind(KernelAlgorithmKind kind, string algorithm, int errno)
    {
        if (errno == Errno.ELIBBAD)
        {
            return new(algorithm, KernelSupportReason.SelfTestFailed, "the kernel's own test of it failed.", "See the kernel log (dmesg); use another kernel, or Fallback = KernelFallback.InProcess.", errno);
        }

        if (errno is Errno.EPERM or Errno.EACCES or Errno.ENOSYS)
        {
            return new(algorithm, KernelSupportReason.Blocked, $"a security policy refuses the bind: {Errno.Describe(errno)}.", "Allow AF_ALG in that policy, or use Fallback = KernelFallback.InProcess.", errno);
        }

        if (Machine.RestrictPolicy == 1)
        {
            return new(algorithm, KernelSupportReason.RestrictedByPolicy, "the kernel answers 'no such algorithm' while the sysctl crypto.af_alg_restrict is 1, which lets through only the names on a short list.", "Run with CAP_NET_ADMIN if the name is on the list for it, set crypto.af_alg_restrict to 0, or use Fallback = KernelFallback.InProcess.", errno);
        }

        string module = AlgType.Module(kind);
        if (Machine.LacksModule(module))
        {
            return new(algorithm, KernelSupportReason.FamilyModuleMissing, $"the module {module} is not loaded and could not be: it is missing or blocked.", $"Load it (modprobe {module}), or use Fallback = KernelFallback.InProcess.", errno);
        }

        return Machine.IsFips
            ? new(algorithm, KernelSupportReason.NotApproved, "the kernel runs in FIPS mode and knows no approved algorithm of this name.", "Use an approved algorithm, or a kernel that is not in FIPS mode.", errno)
            : new(algorithm, KernelSupportReason.UnknownAlgorithm, $"this kernel ({Machine.KernelRelease}) knows no {AlgType.Name(kind)} of this name, or the module of a part of it is missing or blocked.", "Check the name against /proc/crypto and load its module, or use Fallback = KernelFallback.InProcess.", errno);
    }
}
