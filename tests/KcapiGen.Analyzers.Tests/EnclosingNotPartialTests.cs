using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG002")]
public class EnclosingNotPartialTests
{
    [Theory]
    [InlineData("class Outer { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:C|}; }")]
    [InlineData("static class Outer { [KernelCipher(\"gcm(aes)\")] internal partial class {|KCG002:C|}; }")]
    [InlineData("struct Outer { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:C|}; }")]
    [InlineData("interface Outer { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:C|}; }")]
    [InlineData("record Outer<T> { partial class Middle { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:C|}; } }")]
    [InlineData("class Outer { class Middle { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:{|KCG002:C|}|}; } }")]
    [InlineData("class Outer { [KernelCipher(\"gcm(aes)\")] class {|KCG001:{|KCG002:C|}|}; }")]
    public Task ReportsEveryEnclosingTypeThatIsNotPartial(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("partial class Outer { [KernelCipher(\"gcm(aes)\")] partial class C; }")]
    [InlineData("partial interface Outer { partial record struct Middle { [KernelCipher(\"gcm(aes)\")] internal partial class C; } }")]
    [InlineData("namespace Outer { [KernelCipher(\"gcm(aes)\")] partial class C; }")]
    [InlineData("class Outer { class C; }")]
    public Task IsSilentOnPartialEnclosingTypesAndOthers(string source) => Verify.DeclarationAsync(source);

    [Fact]
    public Task TheMessageNamesBoth() => Verify.MessageAsync(
        "class Outer { [KernelCipher(\"gcm(aes)\")] partial class {|KCG002:C|}; }",
        "'Outer' must be partial, because part of its nested class 'C' is generated");

    [Fact]
    public Task FixMakesAllOfThemPartial() => VerifyFix.OneAsync(
        "KCG002",
        "public static class Outer\n{\n    struct Middle\n    {\n        [KcapiGen.KernelCipher(\"gcm(aes)\")]\n        partial class C;\n    }\n}\n",
        "public static partial class Outer\n{\n    partial struct Middle\n    {\n        [KcapiGen.KernelCipher(\"gcm(aes)\")]\n        partial class C;\n    }\n}\n");

    [Fact]
    public Task FixAllMakesATypeAroundTwoCiphersPartialOnce() => VerifyFix.AllAsync(
        "KCG002",
        ["class Outer\n{\n    [KcapiGen.KernelCipher(\"gcm(aes)\")] partial class A;\n    [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class B;\n}\n", "struct Other { [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C; }\n"],
        ["partial class Outer\n{\n    [KcapiGen.KernelCipher(\"gcm(aes)\")] partial class A;\n    [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class B;\n}\n", "partial struct Other { [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C; }\n"]);
}
