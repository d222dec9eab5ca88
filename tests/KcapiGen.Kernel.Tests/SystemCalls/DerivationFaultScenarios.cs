using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>In the child: derivations of keys that strace makes fail after the first block or two. None of them may be left.</summary>
/// <remarks>The comments count recvmsg, one for each digest, as the injection of DerivationFaultTests does.</remarks>
internal static class DerivationFaultScenarios
{
    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Salt = Bytes.Random(20, seed: 2), Info = Bytes.Random(33, seed: 3);

    public static void Run()
    {
        Fail("HKDF, second step", output => KernelHkdf.Expand<HmacSha256>(Key, output, Info));                         // 2
        Fail("PBKDF2", output => KernelPbkdf2.DeriveKey<HmacSha256>(Key, Salt, output, 2));                            // 5
        Fail("counter mode", output => KernelKbkdf.DeriveCounter<HmacSha256>(Key, Salt, Info, output));                // 8
        Fail("feedback mode", output => KernelKbkdf.DeriveFeedback<HmacSha256>(Key, Salt, Info, output));              // 11
        Fail("double-pipeline mode", output => KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Key, Salt, Info, output)); // 14
        Fail("HKDF", output => KernelHkdf.DeriveKey<HmacSha256>(Key, output, Salt, Info));                             // 17
        FaultScenarios.Say("then", () => KernelHkdf.DeriveKey<HmacSha256>(Key, new byte[100], Salt, Info));
    }

    private static void Fail(string step, Action<byte[]> derive) => FaultScenarios.Say(step, () =>
    {
        byte[] output = Bytes.Random(100, seed: 4);
        try
        {
            derive(output);
        }
        finally
        {
            Assert.All(output, one => Assert.Equal(0, one));
        }
    });
}
