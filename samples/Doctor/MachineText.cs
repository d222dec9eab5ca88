using System.Globalization;

namespace Doctor;

/// <summary>The facts of the machine as sentences.</summary>
internal static class MachineText
{
    public static IEnumerable<(string Subject, string Fact)> Lines(Machine machine)
    {
        yield return ("kernel", machine.KernelRelease);
        yield return ("AF_ALG", machine.AfAlg.Available ? "reachable" : $"not reachable: {machine.AfAlg.Explanation} {machine.AfAlg.Remedy}");
        yield return ("policy", Policy(machine.RestrictPolicy));
        yield return ("privileges", Privileges(machine));
        yield return ("FIPS mode", machine.Fips ? "on: what is not approved is unknown" : "off");
        yield return ("seccomp", Seccomp(machine.SeccompMode));
        yield return ("io_uring", machine.IoUring.Available ? "reachable: batches and sectors take one system call for many messages" : $"not reachable: {machine.IoUring.Explanation} {machine.IoUring.Remedy}");
        yield return ("buffers", $"send {Bytes(machine.SendBuffer)} (net.core.wmem_default), at most {Bytes(machine.SendBufferLimit)} (wmem_max); receive {Bytes(machine.ReceiveBuffer)} (rmem_default)");
        yield return ("in process", machine.OpenSsl ?? "nothing: libcrypto.so.3 is missing; install OpenSSL 3 (libssl3)");
        if (machine.Side is { } side)
        {
            yield return ("side", Side(side));
        }
    }

    private static string Policy(int? restrict) => restrict switch
    {
        null => "none: this kernel has no sysctl crypto.af_alg_restrict (Linux 7.3)",
        0 => "crypto.af_alg_restrict is 0: every algorithm for everyone",
        1 => "crypto.af_alg_restrict is 1: only what is on the kernel's list (column 7.3)",
        2 => "crypto.af_alg_restrict is 2: nothing for anyone",
        _ => $"crypto.af_alg_restrict is {restrict}, a value that this program does not know",
    };

    private static string Privileges(Machine machine)
    {
        string user = machine.IsRoot ? "root" : "an ordinary user";
        string capabilities = (machine.HasNetAdmin, machine.HasSysAdmin) switch
        {
            (true, true) => "with CAP_NET_ADMIN and CAP_SYS_ADMIN",
            (true, false) => "with CAP_NET_ADMIN",
            (false, true) => "with CAP_SYS_ADMIN",
            _ => "without CAP_NET_ADMIN and CAP_SYS_ADMIN",
        };
        return $"{user}, {capabilities}, in {(machine.InInitialUserNamespace ? "the initial user namespace" : "a user namespace of its own, where capabilities do not count for the policy")}";
    }

    private static string Seccomp(int? mode) => mode switch
    {
        null => "unknown: /proc/self/status does not say",
        0 => "no filter on this process",
        _ => $"a filter is on this process (mode {mode}), as container runtimes and systemd set; it may refuse AF_ALG or io_uring",
    };

    private static string Side(string side) => side switch
    {
        "kernel" or "inprocess" => $"KCAPIGEN_BACKEND={side}: declared classes use that side only",
        "prefer-inprocess" => $"KCAPIGEN_BACKEND={side}: declared classes that state no side run in process, and in the kernel where the engine does not have the algorithm",
        _ => $"KCAPIGEN_BACKEND={side}, which names no side: declared classes cannot be opened until it is kernel, inprocess or prefer-inprocess, or not set",
    };

    private static string Bytes(int? count) => count is { } bytes ? bytes.ToString("N0", CultureInfo.InvariantCulture) : "unknown";
}
