namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The declared names that Linux has and Debian builds its kernels without. All others must be there, unless Linux removed them or its policy hides them.</summary>
internal static class MissingNames
{
    // The options of the kernel's configuration, and Debian's first release without them of those that the tests run on.
    private static readonly (string Option, string Since, string[] Names)[] Rows =
    [
        ("CRYPTO_ARIA", "6.1", ["ecb(aria)"]),
        ("CRYPTO_SM4_GENERIC", "6.1", ["ecb(sm4)", "gcm(sm4)", "ccm(sm4)"]),
        ("CRYPTO_HCTR2", "6.1", ["hctr2(aes)"]),
        ("CRYPTO_POLYVAL", "6.1", ["polyval"]),
        ("CRYPTO_SM3_GENERIC", "6.1", ["sm3", "hmac(sm3)"]),
        ("CRYPTO_BLAKE2B", "7.3", ["blake2b-160", "blake2b-256", "blake2b-384", "blake2b-512", "hmac(blake2b-512)"]),
        ("CRYPTO_XXHASH", "7.3", ["xxhash64"]),
        ("CRYPTO_DRBG", "7.3", ["stdrng", "drbg_nopr_hmac_sha512"]),
    ];

    /// <summary>Whether Debian's kernel of a release is built without a name.</summary>
    public static bool Lacks(Version release, string name) => Rows.Any(row => release >= Version.Parse(row.Since) && row.Names.Contains(name));
}
