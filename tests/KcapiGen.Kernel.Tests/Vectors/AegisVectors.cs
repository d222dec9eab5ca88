namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>AEGIS-128 as it was submitted to CAESAR, which the kernel has; that of the later drafts of the IETF is another.</summary>
internal static class AegisVectors
{
    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("linux 6.1, crypto/testmgr.h, aegis128_tv_template", "aegis128", 16)
        {
            Key = "0fc98e67449eaa8620362c24fec93081",
            Nonce = "1e921ccf883d540d406d5948fc926195",
            Tag = "07a511f29d40b86ddab812344c53d972",
        },
    ];
}
