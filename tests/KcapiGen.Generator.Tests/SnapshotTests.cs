using KcapiGen.Generator.Tests.Harness;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The emitted text for each shape of cipher. A snapshot also compiles without a word from the compiler.</summary>
public class SnapshotTests
{
    [Theory]
    [InlineData("Gcm", "\"gcm(aes)\"")]
    [InlineData("CcmWithTagSize", "\"ccm(aes)\", TagSize = 8")]
    [InlineData("ChaChaPoly", "\"rfc7539(chacha20,poly1305)\"")]
    [InlineData("EspWithSalt", "\"rfc4106(gcm(aes))\", TagSize = 12")]
    [InlineData("AuthencWithTwoKeys", "\"authenc(hmac(sha256),cbc(aes))\", TagSize = 16")]
    [InlineData("CbcWholeBlocks", "\"cbc(aes)\"")]
    [InlineData("CtrAnyLength", "\"ctr(aes)\"")]
    [InlineData("EcbWithoutIv", "\"ecb(aes)\"")]
    [InlineData("CtrWithKeyNonce", "\"rfc3686(ctr(aes))\"")]
    [InlineData("XtsWithFallback", "\"xts(aes)\", Fallback = KcapiGen.KernelFallback.InProcess")]
    [InlineData("XtsInProcessFirst", "\"xts(aes)\", Prefer = KcapiGen.KernelBackend.InProcess")]
    [InlineData("AuthencOverXts", "\"authenc(cmac(aes),xts(aes))\", Fallback = KcapiGen.KernelFallback.InProcess")]
    [InlineData("StatedSkcipher", "\"tk(cbc(aes))\", Kind = KcapiGen.KernelAlgorithmKind.Skcipher, KeySizes = [32, 16, 24], IvSize = 16, BlockSize = 16")]
    [InlineData("StatedAead", "\"krb5enc(hmac(sha256),cts(cbc(aes)))\", Kind = KcapiGen.KernelAlgorithmKind.Aead, KeySizes = [16], AuthenticationKeySizes = [16], IvSize = 16, TagSize = 16")]
    public void TextOfACipher(string name, string attributeArguments) => Verify(name, Declared.Class(attributeArguments, name));

    [Theory]
    [InlineData("Sha256", "\"sha256\"")]
    [InlineData("HmacWithFallback", "\"hmac(sha256)\", Fallback = KcapiGen.KernelFallback.InProcess")]
    [InlineData("HmacTruncated", "\"hmac(sha256)\", TruncatedSizeInBytes = 16")]
    [InlineData("CmacWithKeySizes", "\"cmac(aes)\"")]
    [InlineData("Blake2bWithOrWithoutKey", "\"blake2b-256\"")]
    [InlineData("VmacWithNonce", "\"vmac64(aes)\"")]
    [InlineData("Poly1305WithOneTimeKey", "\"poly1305\"")]
    [InlineData("StatedHash", "\"hmac(sha256-hardware)\", HashSizeInBytes = 32, KeySizes = [32]")]
    public void TextOfAHash(string name, string attributeArguments) => Verify(name, Declared.Class(attributeArguments, name, "KernelHash"));

    [Theory]
    [InlineData("StandardGenerator", "\"stdrng\", Fallback = KcapiGen.KernelFallback.InProcess")]
    [InlineData("SeededGenerator", "\"ansi_cprng\"")]
    [InlineData("StatedGenerator", "\"hardware_rng\", SeedSize = 0")]
    public void TextOfARandomNumberGenerator(string name, string attributeArguments) => Verify(name, Declared.Class(attributeArguments, name, "KernelRandom"));

    [Fact]
    public void TextOfANestedClass() => Verify(
        "Nested",
        """
        namespace Users.@namespace;

        internal static partial class Outer<T>
        {
            internal partial record struct Middle
            {
                [KcapiGen.KernelCipher("cbc(aes)")]
                internal sealed partial class @class;
            }
        }
        """);

    private static void Verify(string name, string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Snapshot.Verify(name, run.Text);
        Assert.Empty(run.Output.VisibleDiagnostics());
    }
}
