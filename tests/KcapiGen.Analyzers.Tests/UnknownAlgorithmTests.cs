using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG003")]
public class UnknownAlgorithmTests
{
    [Theory]
    [InlineData("[KernelCipher({|KCG003:\"gcm(ase)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"khazad\"|})] partial class C;")]
    [InlineData("[KernelCipher(algorithm: {|KCG003:\"gcm\" + \"(sha256)\"|}, TagSize = 99)] partial class C;")]
    [InlineData("class Names { public const string Wrong = \"xts(des)\"; } [KernelCipher({|KCG003:Names.Wrong|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"aes\"|})] class {|KCG001:C|};")]
    public Task ReportsANameThatTheCatalogueDoesNotHave(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("gcm(aes)")]
    [InlineData("essiv(cbc(aes),sha256)")]
    [InlineData("adiantum(xchacha12,aes)")]
    public Task IsSilentOnKnownNames(string algorithm) => Verify.DeclarationAsync($"[KernelCipher(\"{algorithm}\")] partial class C;");

    [Theory]
    [InlineData("gcm(ase)", "'gcm(ase)' is no algorithm that KcapiGen knows: the catalogue has no 'ase'; did you mean 'gcm(aes)'?")]
    [InlineData("aes-gcm", "'aes-gcm' is no algorithm that KcapiGen knows: the catalogue has no 'aes-gcm'; did you mean 'gcm(aes)'?")]
    [InlineData("khazad", "'khazad' is no algorithm that KcapiGen knows: the catalogue has no 'khazad'")]
    [InlineData("xts(des)", "'xts(des)' is no algorithm that KcapiGen knows: xts wants a block cipher with 16-byte blocks; des is a block cipher with blocks of 8 bytes and keys of 8")]
    [InlineData("aes", "'aes' is no algorithm that KcapiGen knows: aes is a block cipher, which the kernel offers only in a mode such as ctr(aes)")]
    public Task TheMessageSaysWhyAndWhatIsNearest(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG003:\"{algorithm}\"|}})] partial class C;", message);

    [Theory]
    [InlineData("[KcapiGen.KernelCipher(\"gcm(ase)\")]", "[KcapiGen.KernelCipher(\"gcm(aes)\")]")]
    [InlineData("[KcapiGen.KernelCipher(/* which? */ \"aes-256-gcm\" /* that */, TagSize = 12)]", "[KcapiGen.KernelCipher(/* which? */ \"gcm(aes)\" /* that */, TagSize = 12)]")]
    public Task FixWritesTheNearestName(string attribute, string expected) =>
        VerifyFix.OneAsync("KCG003", $"{attribute}\npartial class C;\n", $"{expected}\npartial class C;\n");

    [Theory]
    [InlineData("[KcapiGen.KernelCipher(\"khazad\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"xts(des)\")] partial class C;")]
    [InlineData("class Names { public const string Wrong = \"gcm(ase)\"; } [KcapiGen.KernelCipher(Names.Wrong)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"gcm\" + \"(ase)\")] partial class C;")]
    public Task NoFixIsOfferedWhereNoneIsSafe(string source) => VerifyFix.NoneAsync("KCG003", source);

    [Fact]
    public Task FixAllWritesTheNearestNameOfEach() => VerifyFix.AllAsync(
        "KCG003",
        ["using KcapiGen;\n[KernelCipher(\"gcm(ase)\")] partial class A;\n[KernelCipher(\"aes-xts\")] partial class B;\n", "[KcapiGen.KernelCipher(\"cbd(aes)\")] partial class C;\n"],
        ["using KcapiGen;\n[KernelCipher(\"gcm(aes)\")] partial class A;\n[KernelCipher(\"xts(aes)\")] partial class B;\n", "[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C;\n"]);
}
