namespace KcapiGen.Sides.Tests;

/// <summary>What is compared is what this kernel and this engine are known to have in common.</summary>
public sealed class CommonCiphersTests(ITestOutputHelper output)
{
    [Fact]
    public void ThereIsMuchToCompare()
    {
        // Debian's kernel and libcrypto 3.0 have these in common; aria and sm4 came to the kernel's list of modules later.
        string[] names = [.. Definitions.OnBothSides.Select(algorithm => algorithm.Name)];
        output.WriteLine(string.Join(' ', names));
        Assert.Superset(
            (HashSet<string>)[
                "gcm(aes)", "ccm(aes)", "rfc4106(gcm(aes))", "rfc4543(gcm(aes))", "rfc4309(ccm(aes))", "rfc7539(chacha20,poly1305)", "rfc7539esp(chacha20,poly1305)",
                "authenc(hmac(sha256),cbc(aes))", "authenc(hmac(sha1),cbc(aes))", "authenc(hmac(sha512),cbc(aes))", "authenc(hmac(sha256),ctr(aes))",
                "authenc(hmac(sha256),xts(aes))", "authenc(cmac(aes),cbc(aes))", "authenc(cmac(aes),xts(aes))",
                "ecb(aes)", "cbc(aes)", "ctr(aes)", "ofb(aes)", "cfb(aes)", "xts(aes)", "xts(camellia)", "cts(cbc(aes))", "rfc3686(ctr(aes))", "essiv(cbc(aes),sha256)", "chacha20",
                "ecb(camellia)", "cbc(camellia)", "ctr(camellia)", "cbc(des3_ede)", "ecb(des3_ede)",
            ],
            names.ToHashSet());
    }
}
