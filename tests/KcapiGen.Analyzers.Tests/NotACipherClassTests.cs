using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG007")]
public class NotACipherClassTests
{
    [Theory]
    [InlineData("static partial class {|KCG007:C|};", "'C' cannot be a cipher: it is static")]
    [InlineData("abstract partial class {|KCG007:C|};", "'C' cannot be a cipher: it is abstract")]
    [InlineData("partial record {|KCG007:C|};", "'C' cannot be a cipher: it is a record, and a handle has no value to compare or copy")]
    [InlineData("partial class {|KCG007:C|}<T>;", "'C' cannot be a cipher: it is generic")]
    [InlineData("file partial class {|KCG007:C|};", "'C' cannot be a cipher: it is file-local, and the generated part is in another file")]
    [InlineData("partial class {|KCG007:C|}();", "'C' cannot be a cipher: it has a primary constructor, which the generated constructors cannot call")]
    [InlineData("partial class {|KCG007:C|} : System.Exception;", "'C' cannot be a cipher: it derives from Exception")]
    [InlineData("partial class {|KCG007:Encrypt|};", "'Encrypt' cannot be a cipher: one of its generated members has that name")]
    [InlineData("partial class {|KCG007:NonceSize|};", "'NonceSize' cannot be a cipher: one of its generated members has that name")]
    public Task ReportsADeclarationThatCannotBeACipher(string declaration, string message) =>
        Verify.MessageAsync($"[KernelCipher(\"gcm(aes)\")] {declaration}", message);

    [Fact]
    public Task ReportsAClassInAFileLocalType() => Verify.MessageAsync(
        "file partial class Outer { [KernelCipher(\"gcm(aes)\")] internal partial class {|KCG007:C|}; }",
        "'C' cannot be a cipher: a type around it is file-local, and the generated part is in another file");

    [Theory]
    [InlineData("partial class C;")]
    [InlineData("partial class C : System.ICloneable { public object Clone() => this; }")]
    [InlineData("partial class C { public C() : this(default(System.ReadOnlySpan<byte>)) { } }")]
    [InlineData("partial class IvSize;")]
    [InlineData("internal sealed unsafe partial class C;")]
    public Task IsSilentOnClassesThatCanBeCiphers(string declaration) => Verify.DeclarationAsync($"[KernelCipher(\"gcm(aes)\")] {declaration}");

    [Theory]
    [InlineData("[{|CS0592:KernelCipher|}(\"gcm(aes)\")] partial struct {|KCG007:S|};")]
    [InlineData("[{|CS0592:KernelCipher|}(\"gcm(aes)\")] partial record struct {|KCG007:S|};")]
    [InlineData("[{|CS0592:KernelCipher|}(\"gcm(aes)\")] interface {|KCG007:I|};")]
    [InlineData("[{|CS0592:KernelCipher|}(\"gcm(aes)\")] enum {|KCG007:E|};")]
    [InlineData("[{|KCG007:{|CS0592:KernelCipher|}(\"gcm(aes)\")|}] delegate void D();")]
    public Task ReportsWhatIsNoClassBesidesTheCompiler(string source) => Verify.DeclarationAsync(source);

    [Fact]
    public Task IsSilentOnAttributesOfTheSameNameFromElsewhere() => Verify.DiagnosticsAsync(
        "class KernelCipherAttribute(string name) : System.Attribute { public string Name => name; } [KernelCipher(\"nothing\")] static class C;");
}
