using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG008")]
public class NoFallbackTests
{
    [Theory]
    [InlineData("aegis128")]
    [InlineData("cbc(cast5)")]
    [InlineData("xts(cast6)")]
    [InlineData("lrw(cast6)")]
    [InlineData("pcbc(fcrypt)")]
    [InlineData("gcm(cast6)")]
    [InlineData("cts(cbc(camellia))")]
    [InlineData("rfc4543(gcm(camellia))")]
    [InlineData("essiv(cbc(aes),md5)")]
    [InlineData("essiv(ctr(aes),sha256)")]
    [InlineData("authenc(cmac(cast6),cbc(aes))")]
    [InlineData("authenc(hmac(sha256),cbc(cast5))")]
    [InlineData("authenc(hmac(sha256),cts(cbc(aria)))")]
    public Task ReportsAnAlgorithmThatTheEngineDoesNotHave(string algorithm) =>
        Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\", Fallback = {{|KCG008:KernelFallback.InProcess|}})] partial class C;");

    [Theory]
    [InlineData("[KernelCipher(\"ccm(cast6)\", Fallback = {|KCG008:Sides.Both|}, TagSize = 8)] partial class C; class Sides { public const KernelFallback Both = KernelFallback.InProcess; }")]
    [InlineData("[KernelCipher(\"ccm(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|}, TagSize = {|KCG005:9|})] class {|KCG001:C|};")]
    [InlineData("[KernelCipher(\"ctr(paes)\", KeySizes = [64], IvSize = 16, BlockSize = 1, Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    [InlineData("[KernelRandom(\"drbg_new\", SeedSize = 0, Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    [InlineData("[KernelHash(\"essiv\", HashSizeInBytes = 16, Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    public Task ReportsItHoweverItIsWritten(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher(\"xts(cast6)\", Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;")]
    [InlineData("[KernelHash(\"crc32\", Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;")]
    [InlineData("[KernelRandom(\"jitterentropy_rng\", Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|}, Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|}, Prefer = KernelBackend.Kernel)] partial class C;")]
    public Task ReportsAPreferenceForWhatTheEngineDoesNotHave(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher({|KCG008:\"xts(cast6)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG008:\"xts(cast6)\"|}, Fallback = KernelFallback.None)] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Prefer = KernelBackend.Kernel)] partial class C;")]
    [InlineData("[KernelCipher(\"xts(aes)\")] partial class C;")]
    public Task ReportsAPreferenceOfTheProjectWhereNothingIsStated(string source) => Verify.PreferringInProcessAsync("KCG008", source);

    [Theory]
    [InlineData("xts(aes)")]
    [InlineData("xts(camellia)")]
    [InlineData("gcm(aria)")]
    [InlineData("cfb(sm4)")]
    [InlineData("ofb(des3_ede)")]
    [InlineData("chacha20")]
    [InlineData("cts(cbc(aes))")]
    [InlineData("rfc3686(ctr(camellia))")]
    [InlineData("rfc7539esp(chacha20,poly1305)")]
    [InlineData("essiv(cbc(aria),sha256)")]
    [InlineData("authenc(hmac(md5),cbc(des3_ede))")]
    [InlineData("authenc(hmac(sha256),xts(aes))")]
    [InlineData("authenc(cmac(aes),cbc(aes))")]
    [InlineData("authenc(cmac(camellia),xts(sm4))")]
    [InlineData("adiantum(xchacha12,aes)")]
    [InlineData("hctr2(aes)")]
    [InlineData("lrw(twofish)")]
    [InlineData("pcbc(des)")]
    [InlineData("xchacha20")]
    [InlineData("xts(serpent)")]
    [InlineData("gcm(camellia)")]
    [InlineData("ctr(des3_ede)")]
    [InlineData("rfc4106(gcm(sm4))")]
    [InlineData("authenc(xcbc(aes),cbc(aes))")]
    [InlineData("authenc(hmac(sha256),adiantum(xchacha12,aes))")]
    [InlineData("authenc(hmac(sha256),rfc3686(ctr(aes)))")]
    public Task IsSilentOnAlgorithmsThatItHas(string algorithm) =>
        Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\", Fallback = KernelFallback.InProcess)] partial class C;");

    [Theory]
    [InlineData("[KernelCipher(\"hctr2(aes)\")] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\")] partial class C;")]
    [InlineData("[KernelCipher(\"xts(cast6)\", Prefer = KernelBackend.Kernel)] partial class C;")]
    [InlineData("[KernelCipher(\"xts(aes)\", Prefer = KernelBackend.InProcess)] partial class C;")]
    [InlineData("[KernelCipher(\"hctr2(aes)\", Fallback = KernelFallback.None)] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"hctr2(ase)\"|}, Fallback = KernelFallback.InProcess)] partial class C;")]
    public Task IsSilentWhereNoFallbackIsAskedForOrTheNameIsWrong(string source) => Verify.DeclarationAsync(source);

    // An error of the compiler would be reported if the class had no generated part.
    [Fact]
    public Task TheClassIsGeneratedAllTheSame() => Verify.DeclarationAsync(
        """
        [KernelCipher("xts(cast6)", Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;
        class User { KernelBackend Side(byte[] key) { using var cipher = new C(key); return cipher.Backend; } }
        """);

    [Fact]
    public Task TheMessageOfAPreferenceSaysWhatToDo() => Verify.MessageAsync(
        "[KernelCipher(\"lrw(cast6)\", Prefer = {|KCG008:KernelBackend.InProcess|})] partial class C;",
        "'lrw(cast6)' has no in-process implementation to prefer: remove the preference, or choose an algorithm that has one");

    [Fact]
    public Task TheMessageSaysWhatToDo() => Verify.MessageAsync(
        "[KernelCipher(\"lrw(cast6)\", Fallback = {|KCG008:KernelFallback.InProcess|})] partial class C;",
        "'lrw(cast6)' has no in-process implementation to fall back on: remove the fallback, or choose an algorithm that has one");
}
