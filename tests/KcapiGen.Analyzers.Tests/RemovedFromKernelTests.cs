using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG303")]
public class RemovedFromKernelTests
{
    [Theory]
    [InlineData("[KernelCipher({|KCG303:\"cfb(aes)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG303:\"ofb(camellia)\"|}, Fallback = KernelFallback.None)] partial class C;")]
    [InlineData("[KernelCipher({|KCG303:\"pcbc(fcrypt)\"|})] partial class C;")]
    [InlineData("[KernelHash({|KCG303:\"poly1305\"|})] partial class C;")]
    [InlineData("[KernelHash({|KCG303:\"vmac64(aes)\"|})] partial class C;")]
    [InlineData("[KernelRandom({|KCG303:\"drbg_nopr_ctr_aes256\"|})] partial class C;")]
    [InlineData("[KernelRandom({|KCG303:\"fips(ansi_cprng)\"|})] partial class C;")]
    [InlineData("[KernelHash({|KCG006:{|KCG303:\"cfb(aes)\"|}|})] partial class C;")]
    public Task ReportsWhatIsGoneAndNothingReplaces(string source) => Verify.InformationAsync("KCG303", source);

    // Poly1305 and GHASH are gone by themselves only.
    [Theory]
    [InlineData("[KernelCipher(\"cbc(aes)\")] partial class C;")]
    [InlineData("[KernelCipher(\"rfc7539(chacha20,poly1305)\")] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\")] partial class C;")]
    [InlineData("[KernelCipher(\"hctr2(aes)\")] partial class C;")]
    [InlineData("[KernelHash(\"blake2b-512\")] partial class C;")]
    [InlineData("[KernelRandom(\"drbg_nopr_hmac_sha512\")] partial class C;")]
    [InlineData("[KernelCipher(\"cfb(aes)\", Fallback = KernelFallback.InProcess)] partial class C;")]
    [InlineData("[KernelCipher(\"cfb(aes)\", Prefer = KernelBackend.InProcess)] partial class C;")]
    [InlineData("[KernelHash(\"poly1305\", Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"cfb(ase)\"|})] partial class C;")]
    public Task IsSilentOnWhatIsThereOrReplacedOrAnotherRulesMatter(string source) => Verify.InformationAsync("KCG303", source);

    [Theory]
    [InlineData("6.1", "[KernelCipher(\"cfb(aes)\")] partial class C;")]
    [InlineData("6.1-6.7", "[KernelCipher(\"cfb(aes)\")] partial class C;")]
    [InlineData("6.1-6.8", "[KernelCipher({|KCG303:\"cfb(aes)\"|})] partial class C;")]
    [InlineData("6.1-6.12", "[KernelHash(\"ghash\")] partial class C;")]
    [InlineData("6.12-", "[KernelHash({|KCG303:\"ghash\"|})] partial class C;")]
    [InlineData("7.3", "[KernelHash({|KCG303:\"ghash\"|})] partial class C;")]
    public Task CountsWhereTheProjectRunsOnSuchAKernel(string kernels, string source) => Verify.OnKernelsAsync("KCG303", kernels, source);

    // Of the policy of a release that does not have the algorithm nothing is said besides.
    [Fact]
    public Task IsSaidInPlaceOfThePolicy() => Verify.InformationAsync("KCG301", "[KernelCipher(\"cfb(aes)\")] partial class C;");

    [Theory]
    [InlineData("KernelCipher", "cfb(aes)", "'cfb(aes)' was removed from the kernel in Linux 6.8, and the declaration has no fallback: add Fallback = KernelFallback.InProcess")]
    [InlineData("KernelCipher", "pcbc(fcrypt)", "'pcbc(fcrypt)' was removed from the kernel in Linux 7.2, and the declaration has no fallback: choose an algorithm that the in-process engine has, or one of the policy's list such as 'xts(aes)'")]
    [InlineData("KernelHash", "vmac64(aes)", "'vmac64(aes)' was removed from the kernel in Linux 6.14, and the declaration has no fallback: use System.Security.Cryptography where it has the hash")]
    [InlineData("KernelRandom", "ansi_cprng", "'ansi_cprng' was removed from the kernel in Linux 6.19, and the declaration has no fallback: use System.Security.Cryptography.RandomNumberGenerator")]
    public Task TheMessageSaysSinceWhenAndWhatHelps(string attribute, string algorithm, string message) =>
        Verify.MessageAsync($"[{attribute}({{|KCG303:\"{algorithm}\"|}})] partial class C;", message, "KCG303");

    [Fact]
    public Task FixAsksForTheEngine() => VerifyFix.OneAsync(
        "KCG303",
        "using KcapiGen;\n[KernelCipher(\"cfb(aes)\")]\npartial class C;\n",
        "using KcapiGen;\n[KernelCipher(\"cfb(aes)\", Fallback = KernelFallback.InProcess)]\npartial class C;\n");

    [Fact]
    public Task NoFixIsOfferedWhereTheEngineHasNothing() => VerifyFix.NoneAsync("KCG303", "[KcapiGen.KernelCipher(\"pcbc(fcrypt)\")] partial class C;");
}
