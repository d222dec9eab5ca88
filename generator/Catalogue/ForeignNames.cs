using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// What others call the algorithms of the kernel: OpenSSL, .NET, dm-crypt and fscrypt, Java, TLS. Names are compared without case and
/// separators, so that one row stands for many spellings, such as <c>aes-256-gcm</c> and <c>AES_256/GCM</c>. Parentheses and white space count:
/// a name of the kernel's form that is written wrong is another matter.
/// </summary>
/// <remarks>What <see cref="Obsolete"/> advises against is not here: nobody is led to it.</remarks>
internal static class ForeignNames
{
    private const string Separators = "-_/:.,";

    // cryptsetup writes a name of the kernel's so, with the format of the IV behind it.
    private const string CapiPrefix = "capi:";

    // X stands for a block cipher, # for nothing or the size of its key in bits.
    private static readonly (string Kernel, string[] Others)[] CipherRows =
    [
        ("gcm(X)", ["X#gcm", "gcmX#", "idX#gcm", "X#gcmnopadding", "Xgcmrandom"]),
        ("ccm(X)", ["X#ccm", "ccmX#", "idX#ccm", "X#ccmnopadding"]),
        ("cbc(X)", ["X#cbc", "cbcX#", "X#cbcnopadding", "X#cbcpkcs5padding", "X#cbcpkcs7padding", "Xcbcplain", "Xcbcplain64", "X128", "X192", "X256"]),
        ("ctr(X)", ["X#ctr", "ctrX#", "X#ctrnopadding"]),
        ("ofb(X)", ["X#ofb", "ofbX#", "X#ofb128", "X#ofbnopadding"]),
        ("cfb(X)", ["X#cfb", "cfbX#", "X#cfb128", "X#cfbnopadding"]),
        ("xts(X)", ["X#xts", "xtsX#", "X#xtsnopadding", "Xxtsplain", "Xxtsplain64", "Xxtsplain64be"]),
        ("lrw(X)", ["X#lrw", "lrwX#", "Xlrwbenbi"]),
        ("hctr2(X)", ["X#hctr2", "hctr2X#", "Xhctr2plain64"]),
        ("cts(cbc(X))", ["X#cts", "X#cbccts", "X#ctscbc", "X#ctsnopadding"]),
        ("essiv(cbc(X),sha256)", ["X#cbcessiv", "Xcbcessivsha256"]),
        ("adiantum(xchacha12,X)", ["xchacha12Xadiantumplain64"]),
        ("adiantum(xchacha20,X)", ["xchacha20Xadiantumplain64"]),
        ("authenc(hmac(sha1),cbc(X))", ["X#cbchmacsha1"]),
        ("authenc(hmac(sha256),cbc(X))", ["X#cbchmacsha256"]),
        ("authenc(hmac(sha512),cbc(X))", ["X#cbchmacsha512"]),
        ("rfc7539(chacha20,poly1305)", ["chacha20poly1305", "chacha20ietfpoly1305", "chacha20poly1305nonenopadding"]),
        ("chacha20", ["chacha"]),
        ("xchacha20", ["xchacha"]),
        ("adiantum(xchacha12,aes)", ["adiantum"]),
        ("aegis128", ["aegis128random"]),
    ];

    private static readonly (string Kernel, string[] Others)[] HashRows =
    [
        ("sha224", ["sha224", "sha2224"]),
        ("sha256", ["sha256", "sha2256", "sha2"]),
        ("sha384", ["sha384", "sha2384"]),
        ("sha512", ["sha512", "sha2512"]),
        ("sha3-224", ["sha3224"]),
        ("sha3-256", ["sha3256", "sha3"]),
        ("sha3-384", ["sha3384"]),
        ("sha3-512", ["sha3512"]),
        ("rmd160", ["rmd160", "ripemd160", "ripemd"]),
        ("wp512", ["wp512", "whirlpool"]),
        ("sm3", ["sm3"]),
        ("streebog256", ["streebog256", "mdgost12256"]),
        ("streebog512", ["streebog512", "mdgost12512"]),
        ("blake2b-256", ["blake2b256"]),
        ("blake2b-384", ["blake2b384"]),
        ("blake2b-512", ["blake2b512", "blake2b"]),
    ];

    // HMAC with each of the hashes above besides. HMAC with SHA-1 stands, SHA-1 by itself does not.
    private static readonly (string Kernel, string[] Others)[] MacRows =
    [
        ("hmac(sha1)", ["hmacsha1"]),
        ("cmac(X)", ["X#cmac", "cmacX#"]),
        ("xcbc(X)", ["X#xcbc", "xcbcX#", "X#xcbcmac", "X#xcbcmac96"]),
        ("cbcmac(X)", ["X#cbcmac", "cbcmacX#"]),
        ("vmac64(X)", ["Xvmac", "vmacX"]),
        ("crc32c", ["crc32c"]),
        ("poly1305", ["poly1305"]),
        ("xxhash64", ["xxh64"]),
    ];

    private static readonly (string Kernel, string[] Others)[] RandomRows =
    [
        ("stdrng", ["drbg", "rng", "random", "devrandom", "devurandom", "securerandom", "nativeprng", "sha1prng"]),
        ("stdrng", ["randomnumbergenerator", "rngcryptoserviceprovider"]),
        ("drbg_nopr_ctr_aes256", ["ctrdrbg"]),
        ("drbg_nopr_sha512", ["hashdrbg"]),
        ("drbg_nopr_hmac_sha512", ["hmacdrbg"]),
        ("jitterentropy_rng", ["jitterentropy", "jitterrng"]),
    ];

    private static readonly string[] KeySizes = ["", "128", "192", "256"];

    private static readonly string[] BlockCiphers =
    [
        .. Primitives.All
            .Where(primitive => primitive.Kind == AlgorithmKind.BlockCipher && IsAdvisable(primitive.Name))
            .Select(primitive => primitive.Name),
    ];

    private static readonly Dictionary<string, string> Ciphers = Table(CipherRows);
    private static readonly Dictionary<string, string> Hashes = Table([.. HashRows, .. HashRows.Select(Hmac), .. MacRows]);
    private static readonly Dictionary<string, string> Randoms = Table(RandomRows);

    // OpenSSL's aes256 by itself is CBC, but in a name of the kernel's form it is the block cipher.
    private static readonly Dictionary<string, string> Parts = Table([.. HashRows, ("X", ["X", "X128", "X192", "X256"]), ("aes", ["rijndael"])]);

    /// <returns>The kernel's name of what others call so, in the family; null where the table has none.</returns>
    public static string? Find(string text, AlgorithmFamily family) => family switch
    {
        AlgorithmFamily.Cipher when text.StartsWith(CapiPrefix, StringComparison.Ordinal) => OfCapi(text.Substring(CapiPrefix.Length)),
        AlgorithmFamily.Cipher => Find(text, Ciphers),
        AlgorithmFamily.Hash => Find(text, Hashes),
        AlgorithmFamily.Random => Find(text, Randoms),
        _ => null,
    };

    /// <returns>The kernel's name of a part of a name, such as that of <c>aes256</c> in <c>gcm(aes256)</c>; null where the table has none.</returns>
    public static string? FindPart(string word) => Find(word, Parts);

    private static string? Find(string text, Dictionary<string, string> table) => table.TryGetValue(Fold(text), out string? name) ? name : null;

    private static string Fold(string text) => string.Concat(text.ToLowerInvariant().Where(character => Separators.IndexOf(character) < 0));

    // The format of an IV has no parentheses, so the name ends with the last of them.
    private static string? OfCapi(string text)
    {
        string name = text.Substring(0, text.LastIndexOf(')') + 1);
        return IsAdvisable(name) ? name : null;
    }

    private static (string Kernel, string[] Others) Hmac((string Kernel, string[] Others) hash) =>
        ($"hmac({hash.Kernel})", [.. hash.Others.Select(other => $"hmac{other}")]);

    private static Dictionary<string, string> Table(IEnumerable<(string Kernel, string[] Others)> rows) => rows
        .SelectMany(row => (row.Kernel.Contains('X') ? BlockCiphers : [""]).Select(cipher => (Kernel: row.Kernel.Replace("X", cipher), row.Others, Cipher: cipher)))
        .Where(row => row.Kernel == row.Cipher || IsAdvisable(row.Kernel))
        .SelectMany(row => row.Others.SelectMany(other => Spellings(other, row.Cipher)).Select(other => (other, row.Kernel)))
        .ToDictionary(pair => pair.other, pair => pair.Kernel);

    private static IEnumerable<string> Spellings(string pattern, string cipher) =>
        pattern.Contains('#') ? KeySizes.Select(size => pattern.Replace("#", size).Replace("X", cipher)) : [pattern.Replace("X", cipher)];

    private static bool IsAdvisable(string name) =>
        NameParser.Parse(name, out _) is { } parsed && AlgorithmCatalogue.Resolve(parsed, out _) is not null && Obsolete.In(parsed) is null;
}

