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
    [InlineData("gcm(ase)", "'gcm(ase)' is not in KcapiGen's catalogue: it has no 'ase'; did you mean 'gcm(aes)'?")]
    [InlineData("aes-gcm", "'aes-gcm' is not in KcapiGen's catalogue: it has no 'aes-gcm'; did you mean 'gcm(aes)'?")]
    [InlineData("khazad", "'khazad' is not in KcapiGen's catalogue: it has no 'khazad'; if the kernel has it, state Kind, KeySizes, IvSize and BlockSize or TagSize")]
    [InlineData("xts(des)", "'xts(des)' is not in KcapiGen's catalogue: xts wants a block cipher with 16-byte blocks; des is a block cipher with blocks of 8 bytes and keys of 8; if the kernel has it, state Kind, KeySizes, IvSize and BlockSize or TagSize")]
    [InlineData("aes", "'aes' is a block cipher, which the kernel offers only in a mode such as ctr(aes)")]
    [InlineData("des", "'des' is a block cipher, which the kernel offers only in a mode")]
    [InlineData("AES/GCM/NoPadding", "'AES/GCM/NoPadding' is not in KcapiGen's catalogue; did you mean 'gcm(aes)'?")]
    [InlineData("essiv(authenc(hmac(sha256),cbc(aes)),sha256)", "'essiv(authenc(hmac(sha256),cbc(aes)),sha256)' seals messages that cannot be opened through AF_ALG with the same associated data: the kernel puts the encrypted IV into it when it seals, and not when it opens")]
    public Task TheMessageSaysWhyAndWhatIsNearest(string algorithm, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG003:\"{algorithm}\"|}})] partial class C;", message);

    [Theory]
    [InlineData("KernelHash", "sha", "'sha' is not in KcapiGen's catalogue: it has no 'sha'; if the kernel has it, state HashSizeInBytes and KeySizes")]
    [InlineData("KernelHash", "sha2", "'sha2' is not in KcapiGen's catalogue: it has no 'sha2'; did you mean 'sha256'?")]
    [InlineData("KernelRandom", "drbg_banana", "'drbg_banana' is not in KcapiGen's catalogue: it has no 'drbg_banana'; if the kernel has it, state SeedSize")]
    public Task TheMessageOfOtherFamilies(string attribute, string algorithm, string message) =>
        Verify.MessageAsync($"[{attribute}({{|KCG003:\"{algorithm}\"|}})] partial class C;", message);

    [Theory]
    [InlineData("KernelCipher", "aes-256-gcm", "gcm(aes)")]
    [InlineData("KernelCipher", "AES/GCM/NoPadding", "gcm(aes)")]
    [InlineData("KernelCipher", "ChaCha20Poly1305", "rfc7539(chacha20,poly1305)")]
    [InlineData("KernelCipher", "aes-xts-plain64", "xts(aes)")]
    [InlineData("KernelCipher", "aes-cbc-essiv:sha256", "essiv(cbc(aes),sha256)")]
    [InlineData("KernelCipher", "gcm(aes256)", "gcm(aes)")]
    [InlineData("KernelHash", "HMACSHA256", "hmac(sha256)")]
    [InlineData("KernelHash", "ripemd160", "rmd160")]
    [InlineData("KernelHash", "whirlpool", "wp512")]
    [InlineData("KernelHash", "sha2", "sha256")]
    [InlineData("KernelRandom", "drbg", "stdrng")]
    public Task FixWritesTheKernelsNameOfWhatOthersCallSo(string attribute, string written, string expected) => VerifyFix.OneAsync(
        "KCG003",
        $"[KcapiGen.{attribute}(\"{written}\")]\npartial class C;\n",
        $"[KcapiGen.{attribute}(\"{expected}\")]\npartial class C;\n");

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
