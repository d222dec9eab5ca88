using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// What left Linux since 6.1, the oldest release that is still served, and with which commit. What a distribution builds its kernel without is
/// another matter: that is not here. All else of the catalogue is in every release from 6.1 to 7.3.
/// </summary>
/// <remarks>
/// Each row was held against Debian's kernels: the last release before the removal has the name or its module, and the next does not.
/// The runtime holds the same rows (runtime/Kernel/KernelHistory.cs); a test compares the two.
/// </remarks>
internal static class KernelHistory
{
    // Templates and primitives whose code is gone: no name that one of them stands in is left.
    private static readonly IReadOnlyDictionary<string, KernelRemoval> Parts = Rows(
        ("6.8", "crypto: cfb,ofb - Remove cfb and ofb", ["cfb", "ofb"]),
        ("6.14", "crypto: vmac - remove unused VMAC algorithm", ["vmac64"]),
        ("6.19", "crypto: ansi_cprng - Remove unused ansi_cprng algorithm", ["ansi_cprng"]),
        ("7.2", "crypto: fcrypt - Remove support for FCrypt block cipher", ["fcrypt"]),
        ("7.2", "crypto: pcbc - Remove support for PCBC mode", ["pcbc"]));

    // Whole names. The hashes became functions of the kernel's library: rfc7539(chacha20,poly1305), gcm, adiantum and hctr2 go on.
    // hmac takes a hash from 6.16 on only if its state can be exported in its core form, which that of md4 cannot (crypto/hmac.c).
    private static readonly IReadOnlyDictionary<string, KernelRemoval> Names = Rows(
        ("6.8", "crypto: drbg - Remove SHA1 from drbg", [.. Drbgs("sha1"), .. Drbgs("hmac_sha1")]),
        ("6.15", "crypto: crct10dif - remove from crypto API", ["crct10dif"]),
        ("6.15", "crypto: crc64-rocksoft - remove from crypto API", ["crc64-rocksoft"]),
        ("6.16", "crypto: poly1305 - Remove algorithm", ["poly1305"]),
        ("6.16", "crypto: hmac - Add ahash support", ["hmac(md4)"]),
        ("6.19", "crypto: polyval - Remove the polyval crypto_shash", ["polyval"]),
        ("7.0", "crypto: nhpoly1305 - Remove crypto_shash support", ["nhpoly1305"]),
        ("7.1", "crypto: ghash - Remove ghash from crypto_shash API", ["ghash"]),
        ("7.1", "crypto: Remove michael_mic from crypto_shash API", ["michael_mic"]),
        ("7.2", "crypto: drbg - Remove support for CTR_DRBG", [.. Drbgs("ctr_aes128"), .. Drbgs("ctr_aes192"), .. Drbgs("ctr_aes256")]),
        ("7.2", "crypto: drbg - Remove support for HASH_DRBG", [.. Drbgs("sha256"), .. Drbgs("sha384"), .. Drbgs("sha512")]),
        ("7.2", "crypto: drbg - Remove support for HMAC-SHA256 and HMAC-SHA384", [.. Drbgs("hmac_sha256"), .. Drbgs("hmac_sha384")]),
        ("7.2", "crypto: drbg - Remove support for \"prediction resistance\"", ["drbg_pr_hmac_sha512"]));

    /// <summary>Returns when an algorithm left Linux; null of one that the newest release known here, 7.3, has.</summary>
    public static KernelRemoval? RemovalOf(AlgorithmName name) =>
        Names.TryGetValue(name.ToString(), out KernelRemoval? removal)
            ? removal
            : WordsOf(name).Select(word => Parts.TryGetValue(word, out KernelRemoval? found) ? found : null).OfType<KernelRemoval>().OrderBy(found => found.Release).FirstOrDefault();

    private static IEnumerable<string> WordsOf(AlgorithmName name) => name.Arguments.SelectMany(WordsOf).Append(name.Head);

    private static string[] Drbgs(string core) => [$"drbg_pr_{core}", $"drbg_nopr_{core}"];

    private static Dictionary<string, KernelRemoval> Rows(params (string Release, string Source, string[] Names)[] rows) =>
        (from row in rows from name in row.Names select (name, row)).ToDictionary(pair => pair.name, pair => new KernelRemoval(KernelRelease.Parse(pair.row.Release)!, pair.row.Source));
}
