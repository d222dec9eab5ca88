using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// Which algorithms the in-process engine has, for one size of the key at least: what libcrypto of OpenSSL 3.0 and libgcrypt have, and what the
/// runtime composes of that. The runtime's lists are runtime/InProcess/EngineCiphers.cs and EngineHashes.cs; a test there holds the two against each other.
/// </summary>
internal static class InProcess
{
    // EVP_CIPHER-AES(7), -ARIA(7), -CAMELLIA(7), -SM4(7); Serpent and Twofish of libgcrypt, which also has GCM and CCM of those that OpenSSL has without.
    private static readonly string[] CiphersOf16Bytes = ["aes", "aria", "camellia", "serpent", "sm4", "twofish"];

    // EVP_CIPHER-DES(7); the others of libgcrypt, since OpenSSL has them in its legacy provider. (libgcrypt has CAST5 with keys of 16 bytes only.)
    private static readonly string[] CiphersOf8Bytes = ["blowfish", "des", "des3_ede"];

    private static readonly string[] Modes = ["ecb", "cbc", "ctr", "ofb", "cfb", "pcbc"];
    private static readonly string[] ModesOf16Bytes = ["xts", "lrw", "xctr", "hctr2", "gcm", "ccm"];
    private static readonly string[] BlockMacs = ["cmac", "xcbc", "cbcmac"];

    // EVP_MD-common(7) and its neighbours: what the default provider has. The others are libgcrypt's.
    private static readonly string[] Hashes =
    [
        "md5", "rmd160", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-224", "sha3-256", "sha3-384", "sha3-512", "sm3", "blake2b-512",
        "md4", "wp256", "wp384", "wp512", "streebog256", "streebog512", "blake2b-160", "blake2b-256", "blake2b-384",
    ];

    private static readonly string[] KeyedHashes = ["ghash", "polyval", "nhpoly1305"];

    // libgcrypt has Twofish with keys of 16 and 32 bytes.
    private const int TwofishKeySizeLacking = 24;

    /// <summary>The sizes of key with which the engine has an algorithm that it has.</summary>
    public static IEnumerable<int> KeySizes(Algorithm algorithm)
        => algorithm.KeySizes.Where(size => !algorithm.Name.Contains("twofish") || size != TwofishKeySizeLacking + RestOfKey(algorithm.Name));

    /// <summary>The same of the authentication key.</summary>
    public static IEnumerable<int> AuthenticationKeySizes(Algorithm algorithm)
        => algorithm.AuthenticationKeySizes.Where(size => !algorithm.Name.Contains("(twofish),") || size != TwofishKeySizeLacking);

    public static bool Has(Algorithm algorithm) => !algorithm.IsStated && Has(NameParser.Parse(algorithm.Name, out _)!);

    private static bool Has(AlgorithmName name) => name.Head switch
    {
        "chacha20" or "xchacha12" or "xchacha20" or "rfc7539" or "rfc7539esp" => true,
        "adiantum" => name.Arguments.Count == 2 && CiphersOf16Bytes.Contains(name.Arguments[1].Head),
        "rfc4543" => name.Arguments[0].Arguments[0].Head is "aes" or "aria",
        "rfc3686" or "rfc4106" or "rfc4309" => Has(name.Arguments[0]),
        "cts" => name.ToString() == "cts(cbc(aes))",
        "essiv" => name.Arguments[0].Head == "cbc" && name.Arguments[1].Head == "sha256" && Has(name.Arguments[0]),
        "authenc" => (name.Arguments[0].Head == "hmac" || BlockMacs.Contains(name.Arguments[0].Head)) && Has(name.Arguments[0]) && Has(name.Arguments[1]),
        // HMAC truncates the inner digest too, which no library does for the smaller ones of Whirlpool.
        "hmac" => Hashes.Contains(name.Arguments[0].Head) && name.Arguments[0].Head is not ("wp256" or "wp384"),

        // EVP_RAND-CTR-DRBG(7), -HASH-DRBG(7), -HMAC-DRBG(7)
        "stdrng" => true,
        _ when name.Head.StartsWith("drbg_", StringComparison.Ordinal) => true,
        _ when name.Arguments.Count == 0 => Hashes.Contains(name.Head) || KeyedHashes.Contains(name.Head),
        _ when name.Arguments.Count == 1 && name.Arguments[0].Arguments.Count == 0 => HasMode(name.Head, name.Arguments[0].Head),
        _ => false,
    };

    // What the key of a mode has besides that of its block cipher: a second key, the key of a mask, and in authenc a nonce.
    private static int RestOfKey(string name)
    {
        if (name.Contains("xts("))
        {
            return TwofishKeySizeLacking;
        }

        return name.Contains("lrw(") ? 16 : name.StartsWith("authenc(") && name.Contains("rfc3686(") ? 4 : 0;
    }

    private static bool HasMode(string mode, string primitive)
    {
        bool has16Bytes = CiphersOf16Bytes.Contains(primitive);
        return (has16Bytes && ModesOf16Bytes.Contains(mode))
            || ((has16Bytes || CiphersOf8Bytes.Contains(primitive)) && (Modes.Contains(mode) || BlockMacs.Contains(mode)));
    }
}
