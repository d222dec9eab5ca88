using static KcapiGen.Interop.Errno;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>System calls of a hash that the kernel lets fail, by order of strace: each gives the exception that is documented, and the handle works on.</summary>
public class HashFaultTests
{
    [Fact]
    public void Each_call_of_a_hash() => FaultTests.Check(
        "fault-hashes",
        ["sendmsg:error=ENOBUFS:when=2..7+5", "recvmsg:error=ENOMEM:when=3..7+4", "accept4:error=EMFILE:when=5", "socket:error=EMFILE:when=3"],
        [
            "first: ok",
            $"sendmsg: sendmsg {ENOBUFS}",
            "then: ok",
            $"recvmsg: recvmsg {ENOMEM}",
            "then: ok",
            "append: ok",
            $"append fails: sendmsg {ENOBUFS}",
            "then: ok",
            "append: ok",
            $"current, accept4: accept4 {EMFILE}",
            "then: ok",
            "append: ok",
            $"end fails: recvmsg {ENOMEM}",
            "append: ok",
            "end: ok",
            $"reseed: socket {EMFILE}",
            "fill: ok",
            "descriptors left: 0",
        ]);
}
