using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>Names that people use: what a misspelt one is compared with. The catalogue knows many more.</summary>
internal static class WellKnownNames
{
    // X stands for a block cipher; a shape that does not take one of them is left out for it.
    private static readonly string[] Shapes =
    [
        "gcm(X)", "ccm(X)", "rfc4106(gcm(X))", "rfc4543(gcm(X))", "rfc4309(ccm(X))",
        "cbc(X)", "ctr(X)", "xts(X)", "ecb(X)", "rfc3686(ctr(X))", "cts(cbc(X))", "lrw(X)", "pcbc(X)", "ofb(X)", "cfb(X)",
        "essiv(cbc(X),sha256)", "hctr2(X)", "adiantum(xchacha12,X)", "adiantum(xchacha20,X)",
        "authenc(hmac(sha256),cbc(X))", "authenc(hmac(sha1),cbc(X))", "authenc(hmac(sha384),cbc(X))", "authenc(hmac(sha512),cbc(X))",
        "authenc(hmac(md5),cbc(X))", "authenc(hmac(sha224),cbc(X))", "authenc(hmac(sha256),ctr(X))",
        "authenc(hmac(sha256),rfc3686(ctr(X)))", "authenc(hmac(sha256),xts(X))", "authenc(hmac(sha512),xts(X))",
        "authenc(hmac(sha256),adiantum(xchacha12,X))", "authenc(cmac(X),cbc(X))", "authenc(cmac(X),xts(X))", "authenc(xcbc(X),cbc(X))",
    ];

    private static readonly string[] Others =
    [
        "rfc7539(chacha20,poly1305)", "rfc7539esp(chacha20,poly1305)", "chacha20", "xchacha20", "xchacha12", "aegis128", "xctr(aes)",
    ];

    // Y stands for a hash, Z for a block cipher.
    private static readonly string[] MacShapes = ["hmac(Y)", "cmac(Z)", "xcbc(Z)", "vmac64(Z)", "cbcmac(Z)"];

    /// <summary>Of ciphers.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from cipher in Primitives.All
           where cipher.Kind == AlgorithmKind.BlockCipher
           from shape in Shapes
           let name = shape.Replace("X", cipher.Name)
           where AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _) is not null
           select name,
        .. Others,
    ];

    public static IReadOnlyList<string> Hashes { get; } =
    [
        .. Primitives.All.Where(primitive => primitive.Family == AlgorithmFamily.Hash).Select(primitive => primitive.Name),
        .. from shape in MacShapes
           from part in Primitives.All
           where part.Kind == (shape.Contains('Y') ? AlgorithmKind.Hash : AlgorithmKind.BlockCipher)
           let name = shape.Replace("Y", part.Name).Replace("Z", part.Name)
           where AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _) is not null
           select name,
    ];

    public static IReadOnlyList<string> Randoms { get; } = [.. Primitives.All.Where(primitive => primitive.Family == AlgorithmFamily.Random).Select(primitive => primitive.Name)];

    public static IReadOnlyList<string> Of(AlgorithmFamily family) => family switch
    {
        AlgorithmFamily.Cipher => All,
        AlgorithmFamily.Hash => Hashes,
        AlgorithmFamily.Random => Randoms,
        _ => [],
    };
}
