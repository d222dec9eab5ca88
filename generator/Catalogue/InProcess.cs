using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// Which algorithms the in-process engine has, for one size of the key at least: what libcrypto of OpenSSL 3.0 has, and what the runtime
/// makes of that. The runtime's list is runtime/InProcess/EngineCiphers.cs; a test there holds the two against each other.
/// </summary>
internal static class InProcess
{
    // OpenSSL names a cipher by block cipher and mode: EVP_CIPHER-AES(7), -ARIA(7), -CAMELLIA(7), -SM4(7), -DES(7). (Single DES is in its legacy provider.)
    // XTS the runtime makes of the block cipher where OpenSSL does not have it.
    private static readonly Dictionary<string, string[]> ModesOf = new()
    {
        ["aes"] = ["ecb", "cbc", "ctr", "ofb", "cfb", "xts", "gcm", "ccm"],
        ["aria"] = ["ecb", "cbc", "ctr", "ofb", "cfb", "xts", "gcm", "ccm"],
        ["camellia"] = ["ecb", "cbc", "ctr", "ofb", "cfb", "xts"],
        ["sm4"] = ["ecb", "cbc", "ctr", "ofb", "cfb", "xts"],
        ["des3_ede"] = ["ecb", "cbc", "ofb", "cfb"],
    };

    // EVP_MAC-HMAC(7), with these digests.
    private static readonly string[] HmacHashes = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];

    // EVP_MD-common(7) and its neighbours: what the default provider has. (MD4 and Whirlpool are in the legacy provider.)
    private static readonly string[] Hashes =
    [
        "md5", "rmd160", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-224", "sha3-256", "sha3-384", "sha3-512", "sm3", "blake2b-512",
    ];

    public static bool Has(Algorithm algorithm) => !algorithm.IsStated && Has(NameParser.Parse(algorithm.Name, out _)!);

    private static bool Has(AlgorithmName name) => name.Head switch
    {
        "chacha20" or "rfc7539" or "rfc7539esp" => true,
        "rfc3686" or "rfc4106" or "rfc4309" or "rfc4543" => Has(name.Arguments[0]),
        "cts" => name.ToString() == "cts(cbc(aes))",
        "essiv" => name.Arguments[0].Head == "cbc" && name.Arguments[1].Head == "sha256" && Has(name.Arguments[0]),
        "authenc" => HasMac(name.Arguments[0]) && name.Arguments[1].Head is "cbc" or "ctr" or "xts" && Has(name.Arguments[1]),
        "hmac" => Hashes.Contains(name.Arguments[0].Head),

        // EVP_RAND-CTR-DRBG(7), -HASH-DRBG(7), -HMAC-DRBG(7)
        "stdrng" => true,
        _ when name.Head.StartsWith("drbg_", StringComparison.Ordinal) => true,

        // EVP_MAC-CMAC(7): of every block cipher that it has in CBC mode.
        "cmac" => ModesOf.ContainsKey(name.Arguments[0].Head),
        _ when name.Arguments.Count == 0 => Hashes.Contains(name.Head),
        _ => name.Arguments.Count == 1 && ModesOf.TryGetValue(name.Arguments[0].Head, out string[]? modes) && modes.Contains(name.Head),
    };

    private static bool HasMac(AlgorithmName mac) => mac.Head switch
    {
        "hmac" => HmacHashes.Contains(mac.Arguments[0].Head),
        "cmac" => Has(mac),
        _ => false,
    };
}
