using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG004")]
public class MalformedNameTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("null!")]
    [InlineData("\"cbc(aes\"")]
    [InlineData("\"cbc(aes))\"")]
    [InlineData("\"cbc( aes)\"")]
    [InlineData("\"cbc()\"")]
    [InlineData("\"AES*CBC\"")]
    [InlineData("\"authenc(hmac(sha256),authenc(hmac(sha256),authenc(hmac(sha256),c))\"")]
    public Task ReportsANameThatTheKernelCouldNotRead(string name) => Verify.DeclarationAsync($"[KernelCipher({{|KCG004:{name}|}})] partial class C;");

    [Theory]
    [InlineData("[KernelCipher(\"cbc(des3_ede)\")] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"CBC(AES)\"|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"AES/CBC/PKCS5Padding\"|})] partial class C;")]
    public Task IsSilentOnNamesThatItCouldRead(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher({|CS1503:17|})] partial class C;")]
    [InlineData("[{|CS7036:KernelCipher|}] partial class C;")]
    public Task IsSilentWhereTheCompilerReports(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("cbc(aes", "'cbc(aes' is not the name of an algorithm: at character 8 a parenthesis is not closed")]
    [InlineData("cbc( aes)", "'cbc( aes)' is not the name of an algorithm: at character 5 the kernel's names have no white space")]
    public Task TheMessageSaysWhereAndWhy(string name, string message) =>
        Verify.MessageAsync($"[KernelCipher({{|KCG004:\"{name}\"|}})] partial class C;", message);
}
