using System.Collections.Immutable;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>What the corpus does not show: parts of keys, messages, and test projects.</summary>
[Rule("KCG202")]
public class LiteralKeyTests
{
    private const string Source =
        """
        [KcapiGen.KernelCipher("cbc(aes)")] partial class C;
        class User { C Open() => new C("sixteen byte key"u8); }
        """;

    [Theory]
    [InlineData("authenc(hmac(sha256),cbc(aes))", "\"mac key\"u8, given")]
    [InlineData("authenc(hmac(sha256),cbc(aes))", "encryptionKey: new byte[16], authenticationKey: given")]
    [InlineData("rfc4106(gcm(aes))", "\"sixteen byte key\"u8, given")]
    [InlineData("rfc3686(ctr(aes))", "new byte[16], given")]
    public Task ReportsEveryPartThatIsSecret(string algorithm, string parts) => Verify.DiagnosticsAsync(
        $$"""
        [KcapiGen.KernelCipher("{{algorithm}}")] partial class C;
        class User { C Open(byte[] given) => {|KCG202:new C({{parts}})|}; }
        """);

    [Theory]
    [InlineData("rfc4106(gcm(aes))")]
    [InlineData("rfc3686(ctr(aes))")]
    public Task IsSilentOnThePartsThatNeedNotBe(string algorithm) => Verify.DiagnosticsAsync(
        $$"""
        [KcapiGen.KernelCipher("{{algorithm}}")] partial class C;
        class User { C Open(byte[] given) => new C(given, [1, 2, 3, 4]); }
        """);

    [Theory]
    [InlineData("class User { C A = {|KCG202:new(\"sixteen byte key\"u8)|}, B = {|KCG202:new(new byte[16])|}; }")]
    [InlineData("class User { C P { get; } = {|KCG202:new(\"sixteen byte key\"u8)|}; }")]
    [InlineData("class User { [System.Obsolete] C P => {|KCG202:new(\"sixteen byte key\"u8)|}; }")]
    [InlineData("class User { [System.Obsolete] C this[int i] => {|KCG202:new(\"sixteen byte key\"u8)|}; }")]
    [InlineData("class User { C P { get => {|KCG202:new(\"sixteen byte key\"u8)|}; } }")]
    [InlineData("class User(C c) { public C Given => c; public User() : this({|KCG202:new C(\"sixteen byte key\"u8)|}) { } }")]
    [InlineData("class Base(C c) { public C Given => c; } [System.Obsolete] class User(int i) : Base({|KCG202:new C(\"sixteen byte key\"u8)|}) { public int I => i; }")]
    [InlineData("namespace N { using Alias = global::C; class User { C Open() => {|KCG202:new Alias(\"sixteen byte key\"u8)|}; } }")]
    public Task ReportsWhereverCodeStands(string user) => Verify.DiagnosticsAsync($"[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C; {user}");

    [Theory]
    [InlineData("\"sixteen byte key\"u8", "The key of 'cbc(aes)' is written in the source, where everyone who has the program can read it: take it from a key store, a file or the environment")]
    [InlineData("new byte[16]", "The key of 'cbc(aes)' was never filled and is all zeros: take it from a key store, a file or the environment")]
    public Task TheMessageSaysWhatIsWrong(string key, string message) => Verify.MessageAsync(
        $$"""[KernelCipher("cbc(aes)")] partial class C; class User { C Open() => {|KCG202:new C({{key}})|}; }""", message);

    [Theory]
    [InlineData("", true)]
    [InlineData("is_global = true\nbuild_property.IsTestProject = false\n", true)]
    [InlineData("is_global = true\nbuild_property.IsTestProject = true\n", false)]
    [InlineData("is_global = true\nbuild_property.IsTestProject = true\nkcapigen.key_literals_in_tests = false\n", false)]
    [InlineData("is_global = true\nbuild_property.IsTestProject = true\nkcapigen.key_literals_in_tests = true\n", true)]
    public async Task IsSilentInTestProjectsUnlessAskedFor(string options, bool reports)
    {
        Project project = TestProject.Create(Source).AddAnalyzerConfigDocument("options.globalconfig", SourceText.From(options), filePath: "/options.globalconfig").Project;
        ImmutableArray<Diagnostic> diagnostics = await project.DiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(reports, diagnostics.Any(diagnostic => diagnostic.Id == "KCG202"));
    }
}
