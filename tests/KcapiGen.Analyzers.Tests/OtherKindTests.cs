using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG006")]
public class OtherKindTests
{
    [Theory]
    [InlineData("sha256")]
    [InlineData("hmac(sha256)")]
    [InlineData("cmac(aes)")]
    [InlineData("stdrng")]
    public Task ReportsAnAlgorithmThatIsNoCipher(string algorithm) => Verify.DeclarationAsync($"[KernelCipher({{|KCG006:\"{algorithm}\"|}})] partial class C;");

    [Theory]
    [InlineData("KernelHash", "gcm(aes)")]
    [InlineData("KernelHash", "stdrng")]
    [InlineData("KernelRandom", "sha256")]
    [InlineData("KernelRandom", "xts(aes)")]
    public Task ReportsAnAlgorithmOfAnotherFamily(string attribute, string algorithm) => Verify.DeclarationAsync($"[{attribute}({{|KCG006:\"{algorithm}\"|}})] partial class C;");

    [Theory]
    [InlineData("KernelHash", "sha256")]
    [InlineData("KernelHash", "hmac(sha256)")]
    [InlineData("KernelHash", "crc32c")]
    [InlineData("KernelRandom", "stdrng")]
    [InlineData("KernelRandom", "drbg_pr_sha512")]
    public Task IsSilentOnTheFamilyOfTheAttribute(string attribute, string algorithm) => Verify.DeclarationAsync($"[{attribute}(\"{algorithm}\")] partial class C;");

    [Theory]
    [InlineData("chacha20")]
    [InlineData("authenc(hmac(sha256),cbc(aes))")]
    public Task IsSilentOnCiphers(string algorithm) => Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\")] partial class C;");

    [Fact]
    public Task TheMessageNamesTheAttributeOfACipher() => Verify.MessageAsync(
        "[KernelHash({|KCG006:\"gcm(aes)\"|})] partial class C;",
        "'gcm(aes)' is an AEAD, not a hash: declare it with [KernelCipher]");

    [Theory]
    [InlineData("sha256", "'sha256' is a hash, not a cipher: declare it with [KernelHash]")]
    [InlineData("hmac(sha256)", "'hmac(sha256)' is a keyed hash, not a cipher: declare it with [KernelHash]")]
    [InlineData("stdrng", "'stdrng' is a random number generator, not a cipher: declare it with [KernelRandom]")]
    public Task TheMessageNamesTheAttribute(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG006:\"{algorithm}\"|}})] partial class C;", message);

    [Theory]
    [InlineData("[KcapiGen.KernelCipher(\"sha256\")]", "[KcapiGen.KernelHash(\"sha256\")]")]
    [InlineData("[global::KcapiGen.KernelCipherAttribute(\"stdrng\")]", "[global::KcapiGen.KernelRandom(\"stdrng\")]")]
    [InlineData("[KcapiGen.KernelCipher(\"hmac(sha1)\", TagSize = 12, Fallback = KcapiGen.KernelFallback.InProcess)]", "[KcapiGen.KernelHash(\"hmac(sha1)\", Fallback = KcapiGen.KernelFallback.InProcess)]")]
    [InlineData("[KcapiGen.KernelHash(\"cbc(aes)\", Fallback = KcapiGen.KernelFallback.InProcess)]", "[KcapiGen.KernelCipher(\"cbc(aes)\", Fallback = KcapiGen.KernelFallback.InProcess)]")]
    [InlineData("[System.Obsolete, KcapiGen.KernelCipher(TagSize = 12, algorithm: \"md5\")]", "[System.Obsolete, KcapiGen.KernelHash(algorithm: \"md5\")]")]
    [InlineData("[KcapiGen.KernelCipher(\"hmac(sha1)\", KeySizes = new[] { 20 }, IvSize = 0, BlockSize = 1, Kind = KcapiGen.KernelAlgorithmKind.Skcipher)]", "[KcapiGen.KernelHash(\"hmac(sha1)\")]")]
    public Task FixNamesTheAttributeAndKeepsAllButSizes(string attribute, string expected) =>
        VerifyFix.OneAsync("KCG006", $"{attribute}\npartial class C;\n", $"{expected}\npartial class C;\n");

    [Fact]
    public Task FixOfAnUnqualifiedName() => VerifyFix.OneAsync(
        "KCG006",
        "using KcapiGen;\n[KernelCipher(\"sha256\")] partial class C;\n",
        "using KcapiGen;\n[KernelHash(\"sha256\")] partial class C;\n");

    [Fact]
    public Task FixAllNamesTheAttributeOfEach() => VerifyFix.AllAsync(
        "KCG006",
        ["using KcapiGen;\n[KernelCipher(\"sha256\")] partial class A;\n[KernelCipher(\"stdrng\")] partial class B;\n", "[KcapiGen.KernelCipher(\"cmac(aes)\")] partial class C;\n"],
        ["using KcapiGen;\n[KernelHash(\"sha256\")] partial class A;\n[KernelRandom(\"stdrng\")] partial class B;\n", "[KcapiGen.KernelHash(\"cmac(aes)\")] partial class C;\n"]);
}
