using System.Collections.Immutable;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>What the corpus does not show: every algorithm, the message and the places.</summary>
[Rule("KCG201")]
public class NonceReuseTests
{
    [Theory]
    [InlineData("gcm(aes)", ", tag, []")]
    [InlineData("ccm(camellia)", ", tag, []")]
    [InlineData("rfc4106(gcm(aes))", ", tag, []")]
    [InlineData("rfc4543(gcm(aes))", ", tag, []")]
    [InlineData("rfc4309(ccm(aes))", ", tag, []")]
    [InlineData("rfc7539(chacha20,poly1305)", ", tag, []")]
    [InlineData("rfc7539esp(chacha20,poly1305)", ", tag, []")]
    [InlineData("authenc(hmac(sha256),cbc(aes))", ", tag, []")]
    [InlineData("ctr(aes)", "")]
    [InlineData("rfc3686(ctr(aes))", "")]
    [InlineData("essiv(ctr(aes),sha256)", "")]
    [InlineData("chacha20", "")]
    [InlineData("xchacha12", "")]
    [InlineData("ctr-aes-aesni", "")]
    public Task ReportsWhereANonceMustBeFresh(string algorithm, string rest) => Verify.DiagnosticsAsync(
        $$"""
        [KcapiGen.KernelCipher("{{algorithm}}")] partial class C;
        class User { void Seal(C cipher, byte[] tag, byte[] text, byte[] output) => {|KCG201:cipher.Encrypt(new byte[8], text, output{{rest}})|}; }
        """);

    [Theory]
    [InlineData("cbc(aes)")]
    [InlineData("xts(aes)")]
    [InlineData("ofb(aes)")]
    [InlineData("cfb(aes)")]
    [InlineData("lrw(aes)")]
    [InlineData("cts(cbc(aes))")]
    [InlineData("hctr2(aes)")]
    [InlineData("adiantum(xchacha12,aes)")]
    [InlineData("essiv(cbc(aes),sha256)")]
    public Task IsSilentWhereAnIvOrATweakIsTaken(string algorithm) => Verify.DiagnosticsAsync(
        $$"""
        [KcapiGen.KernelCipher("{{algorithm}}")] partial class C;
        class User { void Seal(C cipher, byte[] iv, byte[] text, byte[] output) { cipher.Encrypt(iv, text, output); cipher.Encrypt(iv, text, output); cipher.BeginEncrypt(default).Dispose(); } }
        """);

    [Fact]
    public async Task TheMessageSaysWhereTheNonceWasUsedFirstAndThePlacesAreMarked()
    {
        ImmutableArray<Diagnostic> diagnostics = await Verify.DiagnosticsAsync(
            """
            [KcapiGen.KernelCipher("gcm(aes)")] partial class C;
            class User
            {
                void Seal(C cipher, byte[] nonce, byte[] tag, byte[] text, byte[] output)
                {
                    cipher.Encrypt(nonce, text, output, tag);
                    {|KCG201:cipher.Encrypt(nonce, output, text, tag)|};
                }
            }
            """);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            "The nonce was already used with this key in line 6: two messages of 'gcm(aes)' with the same key and nonce reveal each other; increment the nonce, or fill it with RandomNumberGenerator, before each message",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(5, Assert.Single(diagnostic.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }
}
