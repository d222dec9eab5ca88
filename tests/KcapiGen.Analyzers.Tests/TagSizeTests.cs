using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG005")]
public class TagSizeTests
{
    [Theory]
    [InlineData("gcm(aes)", "3")]
    [InlineData("gcm(aes)", "17")]
    [InlineData("gcm(aes)", "-16")]
    [InlineData("ccm(aes)", "13")]
    [InlineData("rfc7539(chacha20,poly1305)", "12")]
    [InlineData("rfc4543(gcm(aes))", "8")]
    [InlineData("authenc(hmac(sha1),cbc(aes))", "21")]
    [InlineData("xts(aes)", "8 + 8")]
    public Task ReportsATagSizeThatTheAlgorithmDoesNotHave(string algorithm, string size) =>
        Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\", TagSize = {{|KCG005:{size}|}})] partial class C;");

    [Theory]
    [InlineData("gcm(aes)", 4)]
    [InlineData("gcm(aes)", 0)]
    [InlineData("ccm(aes)", 14)]
    [InlineData("authenc(hmac(sha1),cbc(aes))", 1)]
    [InlineData("authenc(hmac(sha512),cbc(aes))", 64)]
    [InlineData("xts(aes)", 0)]
    public Task IsSilentOnTagSizesThatItHas(string algorithm, int size) =>
        Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\", TagSize = {size})] partial class C;");

    [Theory]
    [InlineData("hmac(sha256)", "33")]
    [InlineData("sha1", "-1")]
    public Task ReportsADigestThatIsLongerThanAWholeOne(string algorithm, string size) =>
        Verify.DeclarationAsync($"[KernelHash(\"{algorithm}\", TruncatedSizeInBytes = {{|KCG005:{size}|}})] partial class C;");

    [Theory]
    [InlineData("hmac(sha256)", 0)]
    [InlineData("hmac(sha256)", 1)]
    [InlineData("hmac(sha256)", 32)]
    public Task IsSilentOnATruncatedDigest(string algorithm, int size) =>
        Verify.DeclarationAsync($"[KernelHash(\"{algorithm}\", TruncatedSizeInBytes = {size})] partial class C;");

    [Fact]
    public Task TheMessageNamesTheWholeDigest() =>
        Verify.MessageAsync("[KernelHash(\"sha1\", TruncatedSizeInBytes = {|KCG005:21|})] partial class C;", "'sha1' cannot have a digest of 21 bytes: its whole digest has 20 bytes");

    [Theory]
    [InlineData("gcm(aes)", "'gcm(aes)' cannot have a tag of 3 bytes: its tags have 4, 8 or 12 to 16 bytes")]
    [InlineData("cbc(aes)", "'cbc(aes)' cannot have a tag of 3 bytes: it is a skcipher, which has no tag")]
    public Task TheMessageListsThoseItHas(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher(\"{algorithm}\", TagSize = {{|KCG005:3|}})] partial class C;", message);
}
