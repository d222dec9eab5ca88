namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>What the kernel has and the catalogue has not, and why.</summary>
internal static class Unreachable
{
    private const string OtherType = "AF_ALG has no family for it: compression, key agreement and signatures are the kernel's own";
    private const string Nothing = "does nothing: for tests of the kernel, and for IPsec without encryption";
    private const string Wrapper = "the same algorithm by another way through the kernel, for its own use; under its own name it is in the catalogue";
    private const string WritesIv = "writes the IV that it makes into the packet, which AF_ALG does not show as an IV; rfc4106 and authenc take one";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["compress_null"] = OtherType,
        ["deflate"] = OtherType,
        ["zlib-deflate"] = OtherType,
        ["lz4"] = OtherType,
        ["lz4hc"] = OtherType,
        ["lzo"] = OtherType,
        ["lzo-rle"] = OtherType,
        ["zstd"] = OtherType,
        ["842"] = OtherType,
        ["curve25519"] = OtherType,
        ["dh"] = OtherType,
        ["ecdh"] = OtherType,
        ["ecrdsa"] = OtherType,
        ["rsa"] = OtherType,
        ["ecdsa"] = OtherType,
        ["ecdsa-nist-p192"] = OtherType,
        ["ecdsa-nist-p256"] = OtherType,
        ["ecdsa-nist-p384"] = OtherType,
        ["ecdsa-nist-p521"] = OtherType,
        ["pkcs1"] = OtherType,
        ["pkcs1pad"] = OtherType,
        ["p1363"] = OtherType,
        ["x962"] = OtherType,
        ["cipher_null"] = Nothing,
        ["ecb(cipher_null)"] = Nothing,
        ["digest_null"] = Nothing,
        ["cryptd"] = Wrapper,
        ["pcrypt"] = Wrapper,
        ["ccm_base"] = Wrapper,
        ["gcm_base"] = Wrapper,
        ["seqiv"] = WritesIv,
        ["echainiv"] = WritesIv,
        ["authencesn"] = "IPsec's own layout of the associated data, which the kernel rearranges while it works (crypto/authencesn.c)",
        ["krb5enc"] = "Kerberos's encryption for the kernel's own network file systems (crypto/krb5enc.c); a declaration can state its sizes",
        ["kw"] = "gives half of its result back as the IV (crypto/keywrap.c), and AF_ALG gives no IV back",
        ["intel_qat"] = "the module of a device, whose algorithms have the names of the catalogue",
    };
}
