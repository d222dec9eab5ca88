using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>Who may use what under Linux 7.3's default policy.</summary>
public class PolicyTests
{
    [Theory]
    [InlineData("xts(aes)", PolicyAccess.Everyone)]
    [InlineData("xts(sm4)", PolicyAccess.Nobody)]
    [InlineData("adiantum(xchacha20,aes)", PolicyAccess.Everyone)]
    [InlineData("hctr2(aes)", PolicyAccess.Everyone)]
    [InlineData("sha1", PolicyAccess.Everyone)]
    [InlineData("ccm(aes)", PolicyAccess.Privileged)]
    [InlineData("cbc(aes)", PolicyAccess.Privileged)]
    [InlineData("ecb(des3_ede)", PolicyAccess.Nobody)]
    [InlineData("hmac(sha512)", PolicyAccess.Privileged)]
    [InlineData("cbc(paes)", PolicyAccess.Privileged)]
    [InlineData("gcm(aes)", PolicyAccess.Nobody)]
    [InlineData("rfc7539(chacha20,poly1305)", PolicyAccess.Nobody)]
    [InlineData("stdrng", PolicyAccess.Nobody)]
    [InlineData("xts-aes-aesni", PolicyAccess.Nobody)]
    [InlineData("XTS(aes)", PolicyAccess.Nobody)]
    public void AccessIsByTheExactName(string name, object access) => Assert.Equal(access, Linux73Policy.AccessTo(name));

    // A misspelt name on the list would never be found. The sizes of protected keys are their device's, so the catalogue does not have paes.
    [Fact]
    public void EveryNameOnTheListIsOneOfTheCatalogue()
    {
        string[] listed = [.. Linux73Policy.ForEveryone, .. Linux73Policy.ForPrivileged];
        Assert.Equal(29, listed.Distinct().Count());
        Assert.All(listed.Except(["cbc(paes)"]), name => Assert.NotNull(AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _)));
    }
}
