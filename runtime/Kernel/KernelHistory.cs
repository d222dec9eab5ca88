namespace KcapiGen.Kernel;

/// <summary>What left Linux since 6.1, and the first release without it.</summary>
/// <remarks>The generator holds the same (<c>KernelHistory</c>), with the commits; a test compares the two.</remarks>
internal static class KernelHistory
{
    // Templates and primitives: no name that one of them stands in is left.
    private static readonly Dictionary<string, Version> Parts = Rows(
        ("6.8", ["cfb", "ofb"]),
        ("6.14", ["vmac64"]),
        ("6.19", ["ansi_cprng"]),
        ("7.2", ["fcrypt", "pcbc"]));

    private static readonly Dictionary<string, Version> Names = Rows(
        ("6.8", ["drbg_pr_sha1", "drbg_pr_hmac_sha1", "drbg_nopr_sha1", "drbg_nopr_hmac_sha1"]),
        ("6.15", ["crct10dif", "crc64-rocksoft"]),
        ("6.16", ["poly1305", "hmac(md4)"]),
        ("6.19", ["polyval"]),
        ("7.0", ["nhpoly1305"]),
        ("7.1", ["ghash", "michael_mic"]),
        ("7.2", [
            "drbg_pr_ctr_aes128", "drbg_pr_ctr_aes192", "drbg_pr_ctr_aes256", "drbg_pr_sha256", "drbg_pr_sha384", "drbg_pr_sha512",
            "drbg_pr_hmac_sha256", "drbg_pr_hmac_sha384", "drbg_pr_hmac_sha512",
            "drbg_nopr_ctr_aes128", "drbg_nopr_ctr_aes192", "drbg_nopr_ctr_aes256", "drbg_nopr_sha256", "drbg_nopr_sha384", "drbg_nopr_sha512",
            "drbg_nopr_hmac_sha256", "drbg_nopr_hmac_sha384",
        ]));

    /// <summary>Returns the first release of Linux without an algorithm; null of one that 7.3 has, and of a name that is not known.</summary>
    public static Version? RemovalOf(string algorithm)
        => Names.GetValueOrDefault(algorithm) ?? algorithm.Split('(', ',', ')').Select(word => Parts.GetValueOrDefault(word)).OfType<Version>().Min();

    private static Dictionary<string, Version> Rows(params (string Release, string[] Names)[] rows)
        => (from row in rows from name in row.Names select (name, row.Release)).ToDictionary(pair => pair.name, pair => Version.Parse(pair.Release));
}
