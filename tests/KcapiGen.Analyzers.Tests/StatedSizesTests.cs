using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG009")]
public class StatedSizesTests
{
    [Theory]
    [InlineData("[KernelCipher({|KCG009:\"tk(cbc(aes))\"|}, Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16], IvSize = 16)] partial class C;")]
    [InlineData("[KernelCipher({|KCG009:{|KCG009:\"tk(cbc(aes))\"|}|}, Kind = KernelAlgorithmKind.Skcipher, IvSize = 16)] partial class C;")]
    [InlineData("[KernelCipher({|KCG009:\"tk(cbc(aes))\"|}, KeySizes = [16], IvSize = 16, BlockSize = 16)] partial class C;")]
    [InlineData("[KernelCipher({|KCG009:\"cbc(paes)\"|}, KeySizes = [64], BlockSize = 16)] partial class C;")]
    [InlineData("[KernelCipher({|KCG009:\"authencesn(hmac(sha256),cbc(aes))\"|}, Kind = KernelAlgorithmKind.Aead, KeySizes = [16], IvSize = 16)] partial class C;")]
    [InlineData("[KernelHash({|KCG009:\"new\"|}, KeySizes = [16])] partial class C;")]
    public Task ReportsAMissingSize(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher(\"gcm(aes)\", Prefer = {|KCG009:(KernelBackend)2|})] partial class C;")]
    [InlineData("[KernelHash(\"sha256\", Prefer = {|KCG009:(KernelBackend)(-1)|})] partial class C;")]
    [InlineData("[KernelRandom(\"stdrng\", Fallback = {|KCG009:(KernelFallback)2|})] partial class C;")]
    public Task ReportsABackendOrAFallbackThatThereIsNot(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher(\"gcm(aes)\", IvSize = {|KCG009:16|})] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\", KeySizes = {|KCG009:[16]|})] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\", Kind = {|KCG009:KernelAlgorithmKind.Skcipher|})] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(aes)\", AuthenticationKeySizes = {|KCG009:[20]|})] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(aes)\", BlockSize = {|KCG009:1|}, IvSize = {|KCG009:8|})] partial class C;")]
    [InlineData("[KernelCipher(\"xts-aes-aesni\", KeySizes = {|KCG009:[16]|})] partial class C;")]
    [InlineData("[KernelHash(\"sha256\", HashSizeInBytes = {|KCG009:20|})] partial class C;")]
    [InlineData("[KernelHash(\"hmac(sha256)\", KeySizes = {|KCG009:[32]|})] partial class C;")]
    [InlineData("[KernelRandom(\"stdrng\", SeedSize = {|KCG009:48|})] partial class C;")]
    public Task ReportsAContradiction(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = {|KCG009:[]|}, IvSize = 16, BlockSize = 16)] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = {|KCG009:[-1]|}, IvSize = 16, BlockSize = 16)] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = {|KCG009:[16385]|}, IvSize = 16, BlockSize = 16)] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = [64], IvSize = {|KCG009:33|}, BlockSize = {|KCG009:0|})] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = [64], IvSize = 16, BlockSize = 16, Kind = {|KCG009:KernelAlgorithmKind.Aead|})] partial class C;")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = [64], IvSize = 16, BlockSize = 16, AuthenticationKeySizes = {|KCG009:[20]|})] partial class C;")]
    [InlineData("[KernelCipher(\"new(aes)\", KeySizes = [64], IvSize = 16, BlockSize = 16, Kind = {|KCG009:KernelAlgorithmKind.Hash|})] partial class C;")]
    [InlineData("[KernelCipher(\"gcm(paes)\", KeySizes = [64], IvSize = 12, TagSize = {|KCG009:65|})] partial class C;")]
    [InlineData("[KernelHash(\"new\", HashSizeInBytes = {|KCG009:65|})] partial class C;")]
    [InlineData("[KernelRandom(\"new\", SeedSize = {|KCG009:-1|})] partial class C;")]
    public Task ReportsWhatCannotBe(string source) => Verify.DeclarationAsync(source);

    // An error of the compiler would be reported if the class had no generated part with these sizes.
    [Theory]
    [InlineData("[KernelCipher(\"tk(cbc(aes))\", Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16, 24, 32], IvSize = 16, BlockSize = 16)] partial class C; class User { int Size => C.IvSize + C.BlockSize + C.KeySizes[2]; }")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = [64], IvSize = 16, BlockSize = 16)] partial class C; class User { C Open(byte[] key) => new(key); }")]
    [InlineData("[KernelCipher(\"essiv(cbc(paes),sha256)\", KeySizes = [64], IvSize = 16, BlockSize = 16)] partial class C; class User { int Size => C.IvSize; }")]
    [InlineData("[KernelCipher(\"ecb(cipher_null)\", KeySizes = [0], IvSize = 0, BlockSize = 1)] partial class C; class User { int Use(C c, byte[] text) => c.Encrypt(text, text); }")]
    [InlineData("[KernelCipher(\"authencesn(hmac(sha256),cbc(aes))\", Kind = KernelAlgorithmKind.Aead, KeySizes = [16, 24, 32], AuthenticationKeySizes = [32], IvSize = 16, TagSize = 12, BlockSize = 16)] partial class C; class User { C Open(byte[] key) => new(authenticationKey: key, encryptionKey: key); int Size => C.NonceSize + C.TagSize; }")]
    [InlineData("[KernelCipher(\"authenc(cbcmac(aes),cbc(aes))\", KeySizes = [16], AuthenticationKeySizes = [16], IvSize = 16, TagSize = 16, BlockSize = 16)] partial class C; class User { int Size => C.NonceSize; }")]
    [InlineData("[KernelHash(\"cryptd(sha256-generic)\", HashSizeInBytes = 32)] partial class C; class User { byte[] Hash(byte[] text) => C.HashData(text); }")]
    [InlineData("[KernelHash(\"phmac(sha256)\", HashSizeInBytes = 32, KeySizes = [32])] partial class C; class User { byte[] Hash(byte[] key, byte[] text) => C.HashData(key, text); }")]
    [InlineData("[KernelRandom(\"hardware\", SeedSize = 16)] partial class C; class User { int Size => C.SeedSize; }")]
    [InlineData("[KernelCipher(\"gcm(aes)\", Kind = KernelAlgorithmKind.Aead, KeySizes = [32, 16, 24], IvSize = 12, TagSize = 12)] partial class C; class User { int Size => C.TagSize; }")]
    public Task IsSilentOnWhatIsWholeOrAgrees(string source) => Verify.DeclarationAsync(source);

    // A tag size alone states nothing of an algorithm, and a sealed message of this one cannot be opened whatever is stated.
    [Theory]
    [InlineData("[KernelCipher({|KCG003:\"new(aes)\"|}, TagSize = 16)] partial class C;")]
    [InlineData("[KernelCipher({|KCG003:\"essiv(authenc(hmac(sha256),cbc(aes)),sha256)\"|}, Kind = KernelAlgorithmKind.Aead, KeySizes = [16], IvSize = 16, TagSize = 16)] partial class C;")]
    [InlineData("[KernelCipher(\"ctr(paes)\", KeySizes = [64], IvSize = 16, BlockSize = 1, TagSize = {|KCG005:16|})] partial class C;")]
    [InlineData("[KernelCipher({|KCG006:\"sha256\"|}, KeySizes = [16])] partial class C;")]
    public Task IsSilentWhereAnotherRuleReports(string source) => Verify.DeclarationAsync(source);

    [Theory]
    [InlineData("[KernelCipher({|KCG009:\"tk(ctr(aes))\"|}, Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16], IvSize = 16)] partial class C;", "The declaration of 'tk(ctr(aes))' must state BlockSize (1 if a message can have any length), because the algorithm is not in the catalogue")]
    [InlineData("[KernelCipher({|KCG009:\"tk(ctr(aes))\"|}, KeySizes = [16], IvSize = 16)] partial class C;", "The declaration of 'tk(ctr(aes))' must state Kind (KernelAlgorithmKind.Skcipher or KernelAlgorithmKind.Aead, which the name does not tell), because the algorithm is not in the catalogue")]
    [InlineData("[KernelCipher(\"gcm(aes)\", IvSize = {|KCG009:16|})] partial class C;", "The declaration of 'gcm(aes)' states IvSize = 16, but the catalogue says 12; remove IvSize")]
    [InlineData("[KernelCipher(\"gcm(aes)\", KeySizes = {|KCG009:[64]|})] partial class C;", "The declaration of 'gcm(aes)' states KeySizes = [64], but the catalogue says 16, 24 or 32; remove KeySizes")]
    [InlineData("[KernelCipher(\"cbc(paes)\", KeySizes = [64], IvSize = {|KCG009:64|}, BlockSize = 16)] partial class C;", "The declaration of 'cbc(paes)' states IvSize = 64; it must be 0 to 32")]
    public Task TheMessageNamesThePropertyAndWhatItShouldBe(string source, string message) => Verify.MessageAsync(source, message);
}
