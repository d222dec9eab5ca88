using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG203")]
public class ObsoleteAlgorithmTests
{
    [Theory]
    [InlineData("cbc(des)")]
    [InlineData("ctr(des3_ede)")]
    [InlineData("ecb(aes)")]
    [InlineData("essiv(cbc(aes),md5)")]
    [InlineData("authenc(hmac(md5),cbc(aes))")]
    [InlineData("authenc(hmac(sha256),cbc(des3_ede))")]
    public Task ReportsAnObsoleteCipher(string algorithm) =>
        Verify.InformationAsync("KCG203", $"[KernelCipher({{|KCG203:\"{algorithm}\"|}})] partial class C;");

    // Whatever the attribute and whether or not the catalogue has the name.
    [Theory]
    [InlineData("ecb(arc4)", "KCG003")]
    [InlineData("md5", "KCG006")]
    [InlineData("md4", "KCG006")]
    [InlineData("sha1", "KCG006")]
    [InlineData("hmac(md5)", "KCG006")]
    [InlineData("sha1-avx2", "KCG006")]
    public Task ReportsBesideAnError(string algorithm, string error) =>
        Verify.InformationAsync("KCG203", $"[KernelCipher({{|{error}:{{|KCG203:\"{algorithm}\"|}}|}})] partial class C;");

    [Theory]
    [InlineData("cbc(aes)")]
    [InlineData("gcm(aes)")]
    [InlineData("xts(camellia)")]
    [InlineData("chacha20")]
    [InlineData("authenc(hmac(sha1),cbc(aes))")]
    [InlineData("lrw(twofish)")]
    [InlineData("essiv(cbc(aes),sha256)")]
    public Task IsSilentOnCiphersThatStand(string algorithm) => Verify.InformationAsync("KCG203", $"[KernelCipher(\"{algorithm}\")] partial class C;");

    [Theory]
    [InlineData("hmac(sha1)")]
    [InlineData("sha256")]
    [InlineData("sha3-256")]
    [InlineData("cmac(aes)")]
    public Task IsSilentOnHashesThatStand(string algorithm) =>
        Verify.InformationAsync("KCG203", $"[KernelCipher({{|KCG006:\"{algorithm}\"|}})] partial class C;");

    [Theory]
    [InlineData("gcm(aes", "KCG004")]
    [InlineData("gcm(dse)", "KCG003")]
    public Task IsSilentOnNamesThatMeanNothing(string algorithm, string error) =>
        Verify.InformationAsync("KCG203", $"[KernelCipher({{|{error}:\"{algorithm}\"|}})] partial class C;");

    [Theory]
    [InlineData("cbc(des)", "'cbc(des)' is obsolete: des was withdrawn by NIST in 2005 (FIPS 46-3); use 'cbc(aes)' instead")]
    [InlineData("ecb(des3_ede)", "'ecb(des3_ede)' is obsolete: des3_ede is disallowed by NIST since 2024 (SP 800-131A Rev. 2); use 'gcm(aes)' instead")]
    [InlineData("ecb(aes)", "'ecb(aes)' is obsolete: ecb shows which blocks are equal (NIST SP 800-38A, IR 8459); use 'gcm(aes)' or 'xts(aes)' instead")]
    [InlineData("authenc(hmac(md5),cbc(aes))", "'authenc(hmac(md5),cbc(aes))' is obsolete: md5 has collisions and is not for new designs, not even in HMAC (RFC 6151); use 'authenc(hmac(sha256),cbc(aes))' instead")]
    public Task TheMessageNamesTheSourceAndWhatToUse(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG203:\"{algorithm}\"|}})] partial class C;", message, "KCG203");
}
