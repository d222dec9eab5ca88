using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG302")]
public class DriverNameTests
{
    [Theory]
    [InlineData("xts-aes-aesni")]
    [InlineData("xts-aes-vaes-avx2")]
    [InlineData("cbc-aes-neonbs")]
    [InlineData("cts-cbc-aes-ce")]
    [InlineData("generic-gcm-aesni")]
    [InlineData("rfc4106-gcm-aesni")]
    [InlineData("xts-camellia-aesni-avx2")]
    [InlineData("ctr-twofish-3way")]
    [InlineData("chacha20-simd")]
    [InlineData("cbc(aes-generic)")]
    [InlineData("authenc(hmac(sha256-ni),cbc-aes-aesni)")]
    public Task ReportsTheNameOfADriver(string name) => Verify.InformationAsync("KCG302", $"[KernelCipher({{|KCG302:\"{name}\"|}})] partial class C;");

    [Theory]
    [InlineData("sha256-ni")]
    [InlineData("hmac(sha512-avx2)")]
    [InlineData("blake2b-256-generic")]
    [InlineData("drbg_nopr_hmac_sha512")]
    public Task ReportsDriversOfOtherKinds(string name) =>
        Verify.InformationAsync("KCG302", $"[KernelCipher({{|KCG006:{{|KCG302:\"{name}\"|}}|}})] partial class C;");

    // An error of the compiler would be reported if the class had no generated part with the algorithm's sizes.
    [Fact]
    public Task ReportsAndTheClassIsGeneratedWithTheSizesOfTheAlgorithm() => Verify.InformationAsync(
        "KCG302",
        """
        [KernelCipher({|KCG302:"xts-aes-aesni"|})] partial class C;
        class User { int Size(byte[] key) { using var cipher = new C(key); return C.IvSize + C.BlockSize; } }
        """);

    [Theory]
    [InlineData("xts(aes)")]
    [InlineData("chacha20")]
    [InlineData("authenc(hmac(sha256),cbc(aes))")]
    public Task IsSilentOnTheNamesOfAlgorithms(string name) => Verify.InformationAsync("KCG302", $"[KernelCipher(\"{name}\")] partial class C;");

    [Theory]
    [InlineData("aes-gcm")]
    [InlineData("aes-256-xts")]
    [InlineData("xts-aes-mine")]
    [InlineData("gcm-aesni-aes")]
    public Task IsSilentOnWhatIsNoDriver(string name) => Verify.InformationAsync("KCG302", $"[KernelCipher({{|KCG003:\"{name}\"|}})] partial class C;");

    [Theory]
    [InlineData("6.1-6.12", "[KernelCipher(\"xts-aes-aesni\")] partial class C;")]
    [InlineData("6.1-7.3", "[KernelCipher({|KCG302:\"xts-aes-aesni\"|})] partial class C;")]
    public Task CountsWhereTheProjectRunsOnSuchAKernel(string kernels, string source) => Verify.OnKernelsAsync("KCG302", kernels, source);

    [Fact]
    public Task TheMessageNamesTheAlgorithm() => Verify.MessageAsync(
        "[KernelCipher({|KCG302:\"xts-aes-aesni\"|})] partial class C;",
        "'xts-aes-aesni' is the name of a driver, which Linux 7.3's default policy (crypto.af_alg_restrict = 1) refuses to everyone: declare 'xts(aes)', for which the kernel selects the best driver",
        "KCG302");
}
