using static KcapiGen.Interop.Errno;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>A derivation that the kernel lets fail in its midst leaves no block of the key behind.</summary>
public class DerivationFaultTests
{
    [Fact]
    public void No_block_is_left() => FaultTests.Check(
        "fault-derivations",
        ["recvmsg:error=ENOMEM:when=2..17+3"],
        [
            $"HKDF, second step: recvmsg {ENOMEM}",
            $"PBKDF2: recvmsg {ENOMEM}",
            $"counter mode: recvmsg {ENOMEM}",
            $"feedback mode: recvmsg {ENOMEM}",
            $"double-pipeline mode: recvmsg {ENOMEM}",
            $"HKDF: recvmsg {ENOMEM}",
            "then: ok",
        ]);
}
