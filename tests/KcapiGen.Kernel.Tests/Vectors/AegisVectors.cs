namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>AEGIS-128 as it was submitted to CAESAR, which the kernel has; that of the later drafts of the IETF is another.</summary>
internal static class AegisVectors
{
    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("linux 6.1, crypto/testmgr.h, aegis128_tv_template", "aegis128", 16)
        {
            Key = "0fc98e67449eaa8620362c24fec93081",
            Nonce = "1e921ccf883d540d406d5948fc926103",
            Tag = "07a511f29d40b86ddab812344c53d972",
        },
        new("linux 6.1, crypto/testmgr.h, aegis128_tv_template", "aegis128", 16)
        {
            Key = "c4373b457411a4daa2c542d8ec367894",
            Nonce = "d300c9adb8b04e61c3fb6ffdeaffa915",
            Plaintext = "f292e67d40eea36f0368c845e7910a18",
            Ciphertext = "232530e56ab6367d38fd3ad2c258a911",
            Tag = "1ea8309c16a4db6551101627709b6429",
        },
    ];
}
