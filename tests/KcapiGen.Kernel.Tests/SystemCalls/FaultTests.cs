using static KcapiGen.Interop.Errno;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>System calls that the kernel lets fail, by order of strace: each gives the exception that is documented, and the handle works on.</summary>
public class FaultTests
{
    [Fact]
    public void Each_call_of_a_one_shot() => Check(
        "fault-one-shots",
        ["sendmsg:error=ENOBUFS:when=2", "recvmsg:error=ENOMEM:when=3", "accept4:error=EMFILE:when=4", "socket:error=EAFNOSUPPORT:when=2", "bind:error=ENOENT:when=4", "setsockopt:error=EINVAL:when=4"],
        [
            "first: ok",
            $"sendmsg: sendmsg {ENOBUFS}",
            "then: ok",
            $"recvmsg: recvmsg {ENOMEM}",
            "then: ok",
            $"accept4: accept4 {EMFILE}",
            "then: ok",
            $"socket: {KernelSupportReason.Blocked} {EAFNOSUPPORT}",
            "then: ok",
            $"bind: {KernelSupportReason.UnknownAlgorithm} {ENOENT}",
            "then: ok",
            $"setsockopt: setsockopt(ALG_SET_KEY) {EINVAL}",
            "then: ok",
            "descriptors left: 0",
        ]);

    [Fact]
    public void Each_call_of_a_stream() => Check(
        "fault-streams",
        ["sendmsg:error=ENOBUFS:when=1", "recvmsg:error=ENOMEM:when=1", "accept4:error=EMFILE:when=4..5"],
        [
            $"Update: sendmsg {ENOBUFS}",
            "Update again: InvalidOperationException",
            "Op: InvalidOperationException",
            "dispose: ok",
            "Update: ok",
            $"Op: recvmsg {ENOMEM}",
            "Op again: InvalidOperationException",
            "dispose: ok",
            "then: ok",
            $"open: accept4 {EMFILE}",
            "Update: ok",
            "dispose: ok",
            "one-shot: ok",
            "then: ok",
            "descriptors left: 0",
        ]);

    [Fact]
    public void An_interrupted_call_is_made_again() => Check(
        "fault-interrupted",
        ["sendmsg:error=EINTR:when=1", "recvmsg:error=EINTR:when=2", "accept4:error=EINTR:when=1", "socket:error=EPERM:when=2", "bind:error=ELIBBAD:when=3"],
        [
            "sendmsg: ok",
            "recvmsg: ok",
            "other: ok",
            $"socket: {KernelSupportReason.Blocked} {EPERM}",
            $"bind: {KernelSupportReason.SelfTestFailed} {ELIBBAD}",
            "then: ok",
            "descriptors left: 0",
        ]);

    [Fact]
    public void A_short_count_is_an_error() => Check(
        "fault-short",
        ["sendmsg:retval=10:when=1", "recvmsg:retval=5:when=2", "socket:error=EACCES:when=2", "bind:error=ENOMEM:when=3"],
        [
            $"sendmsg: sendmsg {EMSGSIZE}",
            "then: ok",
            "recvmsg: CryptographicException",
            "then: ok",
            $"socket: {KernelSupportReason.Blocked} {EACCES}",
            $"bind: bind {ENOMEM}",
            "descriptors left: 0",
        ]);

    [Fact]
    public void The_IV_of_a_sector() => Check(
        "fault-sectors",
        ["sendmsg:error=ENOBUFS:when=1+2"],
        [
            "IV: CipherBatchException",
            "untouched: True",
            "sector: CipherBatchException",
            "then: ok",
            "descriptors left: 0",
        ]);

    internal static void Check(string scenario, string[] faults, string[] expected)
    {
        string[] options = [.. faults.SelectMany(fault => new[] { "-e", "inject=" + fault })];
        string[] command = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=sendmsg,recvmsg,accept4,socket,bind,setsockopt", .. options];
        Assert.Equal(expected, Child.Run(scenario, command));
    }
}
