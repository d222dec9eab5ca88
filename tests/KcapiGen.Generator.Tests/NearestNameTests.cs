using KcapiGen.Generator.Catalogue;
using Xunit;

namespace KcapiGen.Generator.Tests;

public class NearestNameTests
{
    [Theory]
    [InlineData("gcm(ase)", "gcm(aes)")]
    [InlineData("gmc(aes)", "gcm(aes)")]
    [InlineData("xts(eas)", "xts(aes)")]
    [InlineData("xst(camelia)", "xts(camellia)")]
    [InlineData("GCM(AES)", "gcm(aes)")]
    [InlineData("chacha2", "chacha20")]
    [InlineData("rfc7539(chacha20,poly1035)", "rfc7539(chacha20,poly1305)")]
    [InlineData("authenc(hmac(sha265),cbc(aes))", "authenc(hmac(sha256),cbc(aes))")]
    [InlineData("essiv(cbc(aes),sha-256)", "essiv(cbc(aes),sha256)")]
    [InlineData("adiantum(xchaca12,aes)", "adiantum(xchacha12,aes)")]
    public void OfASlipOfTheHand(string written, string meant) => Assert.Equal(meant, Nearest(written));

    [Theory]
    [InlineData("aes-gcm", "gcm(aes)")]
    [InlineData("AES-256-GCM", "gcm(aes)")]
    [InlineData("aes_xts", "xts(aes)")]
    [InlineData("aes(cbc)", "cbc(aes)")]
    [InlineData("chacha20-poly1305", "rfc7539(chacha20,poly1305)")]
    [InlineData("rfc4106(aes)", "rfc4106(gcm(aes))")]
    [InlineData("cts(aes)", "cts(cbc(aes))")]
    public void OfTheSameWordsInAnotherOrder(string written, string meant) => Assert.Equal(meant, Nearest(written));

    [Theory]
    [InlineData("foo")]
    [InlineData("xts(des)")]
    [InlineData("gcm")]
    [InlineData("cbc(khazad)")]
    [InlineData("hmac(sha265)")]
    [InlineData("essiv(cbc(aes),sha1)")]
    [InlineData("aes-cmac")]
    [InlineData("hmac-sha256")]
    [InlineData("xchacha20-poly1305")]
    public void OfSomethingElseThereIsNone(string written) => Assert.Null(Nearest(written));

    [Theory]
    [InlineData("sha265", "sha256")]
    [InlineData("SHA-256", "sha256")]
    [InlineData("sha3_256", "sha3-256")]
    [InlineData("hmac(sha265)", "hmac(sha256)")]
    [InlineData("hmac-sha256", "hmac(sha256)")]
    [InlineData("aes-cmac", "cmac(aes)")]
    [InlineData("sha3-256-hmac", "hmac(sha3-256)")]
    [InlineData("hmac(shaa1)", "hmac(sha1)")]
    [InlineData("cmca(aes)", "cmac(aes)")]
    public void OfAHash(string written, string meant) => Assert.Equal(meant, Nearest(written, AlgorithmFamily.Hash));

    [Theory]
    [InlineData("stdrnd", "stdrng")]
    [InlineData("jitterentropy", "jitterentropy_rng")]
    [InlineData("drbg_banana", null)]
    [InlineData("drbg_nopr_hmac_sha265", "drbg_nopr_hmac_sha256")]
    [InlineData("sha265", null)]
    public void OfARandomNumberGenerator(string written, string? meant) => Assert.Equal(meant, Nearest(written, AlgorithmFamily.Random));

    // Each is near a name that KCG203 advises against, and would lead there.
    [Theory]
    [InlineData("sha2", AlgorithmFamily.Hash, "sha256")]
    [InlineData("sha-1", AlgorithmFamily.Hash, null)]
    [InlineData("md55", AlgorithmFamily.Hash, null)]
    [InlineData("hmac-md5", AlgorithmFamily.Hash, null)]
    [InlineData("HMACMD5", AlgorithmFamily.Hash, null)]
    [InlineData("cbc(des3-ede)", AlgorithmFamily.Cipher, null)]
    [InlineData("des-ede3-cbc", AlgorithmFamily.Cipher, null)]
    [InlineData("cbc(dse)", AlgorithmFamily.Cipher, "cbc(aes)")]
    [InlineData("AES/ECB/PKCS5Padding", AlgorithmFamily.Cipher, null)]
    [InlineData("aes-256-ecb", AlgorithmFamily.Cipher, null)]
    [InlineData("bf-cbc", AlgorithmFamily.Cipher, null)]
    [InlineData("essiv(cbc(aes),md55)", AlgorithmFamily.Cipher, null)]
    public void IsNeverObsolete(string written, object family, string? meant) => Assert.Equal(meant, Nearest(written, (AlgorithmFamily)family));

    private static string? Nearest(string name, AlgorithmFamily family = AlgorithmFamily.Cipher) => NearestName.Find(name, family);
}
