using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG001")]
public class NotPartialTests
{
    [Theory]
    [InlineData("[KernelCipher(\"gcm(aes)\")] class {|KCG001:C|};")]
    [InlineData("[KernelCipher(\"gcm(aes)\")] public sealed class {|KCG001:C|} { }")]
    [InlineData("partial class Outer { [KernelCipher(\"gcm(aes)\")] class {|KCG001:C|}; }")]
    public Task ReportsAClassThatIsNotPartial(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher(\"gcm(aes)\")] partial class C;")]
    [InlineData("partial class C; [KernelCipher(\"gcm(aes)\")] partial class C;")]
    [InlineData("class C;")]
    public Task IsSilentOnPartialClassesAndOthers(string source) => Verify.DeclarationAsync(source);

    // Ours is at the declaration with the attribute, the compiler's at the one without the modifier.
    [Fact]
    public Task ReportsAClassOneOfWhosePartsIsNotPartial() =>
        Verify.DeclarationAsync("[KernelCipher(\"gcm(aes)\")] partial class {|KCG001:C|}; class {|CS0260:C|} { }");

    [Fact]
    public Task TheMessageNamesTheClass() =>
        Verify.MessageAsync("[KernelCipher(\"gcm(aes)\")] class {|KCG001:C|};", "'C' must be partial, because its other part is generated");

    [Theory]
    [InlineData("class C;", "partial class C;")]
    [InlineData("public sealed class C { }", "public sealed partial class C { }")]
    [InlineData("/* its key lives here */ internal class C;", "/* its key lives here */ internal partial class C;")]
    public Task FixAddsTheModifier(string declaration, string expected) =>
        VerifyFix.OneAsync("KCG001", $"[KcapiGen.KernelCipher(\"gcm(aes)\")]\n{declaration}\n", $"[KcapiGen.KernelCipher(\"gcm(aes)\")]\n{expected}\n");

    [Fact]
    public Task FixAllAddsItEverywhere() => VerifyFix.AllAsync(
        "KCG001",
        ["using KcapiGen;\n[KernelCipher(\"gcm(aes)\")] class A;\n[KernelCipher(\"cbc(aes)\")] class B;\n", "using KcapiGen;\n[KernelCipher(\"cbc(aes)\")] class C;\n"],
        ["using KcapiGen;\n[KernelCipher(\"gcm(aes)\")] partial class A;\n[KernelCipher(\"cbc(aes)\")] partial class B;\n", "using KcapiGen;\n[KernelCipher(\"cbc(aes)\")] partial class C;\n"]);
}
