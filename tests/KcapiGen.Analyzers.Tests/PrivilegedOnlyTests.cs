using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG301")]
public class PrivilegedOnlyTests
{
    [Theory]
    [InlineData("[KernelCipher({|KCG301:\"cbc(aes)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG301:\"gcm(aes)\"|}, TagSize = 12)] partial class C;")]
    [InlineData("[KernelCipher(algorithm: {|KCG301:\"ccm(aes)\"|}, Fallback = KernelFallback.None, TagSize = 8)] partial class C;")]
    [InlineData("[KernelCipher({|KCG301:\"xts(sm4)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG301:\"gcm(aes)\"|}, Prefer = KernelBackend.Kernel)] partial class C;")]
    [InlineData("[KernelCipher({|KCG301:\"lrw(cast6)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG006:{|KCG301:\"hmac(sha256)\"|}|})] partial class C;")]
    [InlineData("static class Names { public const string Name = \"ctr(aes)\"; } [KernelCipher({|KCG301:Names.Name|})] partial class C;")]
    public Task ReportsWhatThePolicyRefusesAndNothingReplaces(string source) => Verify.InformationAsync("KCG301", source);

    [Theory]
    [InlineData("[KernelCipher(\"xts(aes)\")] partial class C;")]
    [InlineData("[KernelCipher(\"adiantum(xchacha12,aes)\")] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\", Fallback = KernelFallback.InProcess)] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\", Prefer = KernelBackend.InProcess)] partial class C;")]
    [InlineData("[KernelCipher(\"lrw(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"gcm(ase)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG004:\"gcm(aes\"|})] partial class C;")]
    [InlineData("[KernelCipher(\"cbc-aes-aesni\")] partial class C;")]
    [InlineData("[KernelCipher({|KCG006:\"sha1\"|})] partial class C;")]
    public Task IsSilentOnWhatIsOpenOrReplacedOrAnotherRulesMatter(string source) => Verify.InformationAsync("KCG301", source);

    [Theory]
    [InlineData("[KernelCipher(\"gcm(aes)\")] partial class C;")]
    [InlineData("[KernelCipher({|KCG301:\"gcm(aes)\"|}, Prefer = KernelBackend.Kernel)] partial class C;")]
    public Task CountsThePreferenceOfTheProject(string source) => Verify.PreferringInProcessAsync("KCG301", source);

    [Theory]
    [InlineData("6.1-6.12", "[KernelCipher(\"gcm(aes)\")] partial class C;")]
    [InlineData("6.12", "[KernelHash(\"sha256\")] partial class C;")]
    [InlineData("6.1-7.3", "[KernelCipher({|KCG301:\"gcm(aes)\"|})] partial class C;")]
    [InlineData("6.12-", "[KernelCipher({|KCG301:\"gcm(aes)\"|})] partial class C;")]
    [InlineData("", "[KernelCipher({|KCG301:\"gcm(aes)\"|})] partial class C;")]
    public Task CountsWhereTheProjectRunsOnSuchAKernel(string kernels, string source) => Verify.OnKernelsAsync("KCG301", kernels, source);

    [Theory]
    [InlineData("cbc(aes)", "Linux 7.3's default policy (crypto.af_alg_restrict = 1) gives 'cbc(aes)' to processes with CAP_NET_ADMIN or CAP_SYS_ADMIN only, and the declaration has no fallback: add Fallback = KernelFallback.InProcess")]
    [InlineData("gcm(aes)", "Linux 7.3's default policy (crypto.af_alg_restrict = 1) gives 'gcm(aes)' to nobody, and the declaration has no fallback: add Fallback = KernelFallback.InProcess")]
    [InlineData("lrw(cast6)", "Linux 7.3's default policy (crypto.af_alg_restrict = 1) gives 'lrw(cast6)' to nobody, and the declaration has no fallback: choose an algorithm that the in-process engine has, or one of the policy's list such as 'xts(aes)', or have the administrator set the policy to 0")]
    public Task TheMessageSaysWhomItIsGivenToAndWhatHelps(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG301:\"{algorithm}\"|}})] partial class C;", message, "KCG301");

    [Theory]
    [InlineData("[KernelCipher(\"cbc(aes)\")]", "[KernelCipher(\"cbc(aes)\", Fallback = KernelFallback.InProcess)]")]
    [InlineData("[KernelCipher(\"ccm(aes)\", Fallback = KernelFallback.None, TagSize = 8)]", "[KernelCipher(\"ccm(aes)\", Fallback = KernelFallback.InProcess, TagSize = 8)]")]
    public Task FixAsksForTheEngine(string attribute, string expected) =>
        VerifyFix.OneAsync("KCG301", $"using KcapiGen;\n{attribute}\npartial class C;\n", $"using KcapiGen;\n{expected}\npartial class C;\n");

    [Fact]
    public Task NoFixIsOfferedWhereTheEngineHasNothing() => VerifyFix.NoneAsync("KCG301", "[KcapiGen.KernelCipher(\"lrw(cast6)\")] partial class C;");

    [Fact]
    public Task FixAllAsksForTheEngineInEach() => VerifyFix.AllAsync(
        "KCG301",
        ["using KcapiGen;\n[KernelCipher(\"cbc(aes)\")] partial class A;\n", "[KcapiGen.KernelCipher(\"gcm(aes)\")] partial class B;\n"],
        ["using KcapiGen;\n[KernelCipher(\"cbc(aes)\", Fallback = KernelFallback.InProcess)] partial class A;\n", "[KcapiGen.KernelCipher(\"gcm(aes)\", Fallback = KcapiGen.KernelFallback.InProcess)] partial class B;\n"]);
}
