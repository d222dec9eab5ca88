using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests;

/// <summary>The catalogue, the declarations and the kernel say the same.</summary>
public class CatalogueTests
{
    [Fact]
    public void Every_part_of_the_catalogue_is_declared()
    {
        HashSet<string> declared = [.. DeclaredCiphers.All.SelectMany(cipher => cipher.Name.Split('(', ',', ')'))];
        IEnumerable<string> ciphers = AlgorithmCatalogue.Primitives.Values
            .Where(primitive => primitive.Kind is AlgorithmKind.BlockCipher || primitive.Family == AlgorithmFamily.Cipher)
            .Select(primitive => primitive.Name);
        IEnumerable<string> templates = SkcipherTemplates.All.Concat(AeadTemplates.All).Append(EssivTemplate.Essiv).Select(template => template.Name);
        Assert.Empty(ciphers.Concat(templates).Except(declared));
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Sizes_are_those_of_the_kernel(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        Assert.True(declared.IsSupported);
        Algorithm facts = declared.Facts;
        foreach (Dictionary<string, string> entry in ProcCryptoEntries.Of(declared.Name, declared.IsAead ? KernelAlgorithmKind.Aead : KernelAlgorithmKind.Skcipher))
        {
            // The kernel's IV of a CCM message is made of the nonce by the runtime.
            Assert.Equal(facts.NonceFormat == NonceFormat.Ccm ? "16" : $"{facts.IvSize}", entry["ivsize"]);
            if (declared.IsAead)
            {
                Assert.Equal($"{facts.TagSizes[^1]}", entry["maxauthsize"]);
            }
            else
            {
                CheckSkcipher(facts, entry);
            }
        }
    }

    private static void CheckSkcipher(Algorithm facts, Dictionary<string, string> entry)
    {
        Assert.Equal($"{facts.KeySizes[0] + facts.SaltSize}", LeastKeySize(facts, entry));
        Assert.Equal($"{facts.KeySizes[^1] + facts.SaltSize}", entry["max keysize"]);
        if (facts.ChunkSize > 0)
        {
            Assert.Equal($"{facts.ChunkSize}", entry["chunksize"]);
        }
    }

    // Serpent takes keys of any size from 0 on; the catalogue has those of the AES contest only.
    private static string LeastKeySize(Algorithm facts, Dictionary<string, string> entry)
        => facts.Name.Contains("serpent", StringComparison.Ordinal) && entry["min keysize"] == "0" ? $"{facts.KeySizes[0]}" : entry["min keysize"];
}
