namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The declared names that a kernel may be built without. All others must be there, or their tests fail.</summary>
internal static class MissingNames
{
    /// <summary>The names, and the option of the kernel's configuration that Debian's 6.1 is built without.</summary>
    public static IReadOnlyDictionary<string, string> Table { get; } = new Dictionary<string, string>
    {
        ["ecb(aria)"] = "CRYPTO_ARIA",
        ["ecb(sm4)"] = "CRYPTO_SM4_GENERIC",
        ["gcm(sm4)"] = "CRYPTO_SM4_GENERIC",
        ["ccm(sm4)"] = "CRYPTO_SM4_GENERIC",
        ["hctr2(aes)"] = "CRYPTO_HCTR2",
        ["polyval"] = "CRYPTO_POLYVAL",
        ["sm3"] = "CRYPTO_SM3_GENERIC",
        ["hmac(sm3)"] = "CRYPTO_SM3_GENERIC",
    };

    public static bool MayBeMissing(string name) => Table.ContainsKey(name);
}
