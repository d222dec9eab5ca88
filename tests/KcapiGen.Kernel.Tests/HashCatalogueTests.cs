using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests;

/// <summary>The catalogue, the declarations and the kernel say the same of hashes.</summary>
public class HashCatalogueTests
{
    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Sizes_are_those_of_the_kernel(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        Assert.True(declared.IsSupported);
        foreach (Dictionary<string, string> entry in ProcCryptoEntries.Of(declared.Name, KernelAlgorithmKind.Hash))
        {
            Assert.Equal($"{declared.HashSizeInBytes}", entry["digestsize"]);

            // nhpoly1305 says 0, for it knows no blocks. From Linux 6.16 on cbcmac has that of its cipher (crypto/ccm.c), which the catalogue has no use for.
            int expected = declared.Name.StartsWith("cbcmac(", StringComparison.Ordinal) && entry["blocksize"] != "1" ? declared.HashSizeInBytes : declared.Facts.BlockSize;
            Assert.Equal(expected, Math.Max(1, int.Parse(entry["blocksize"], System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Every_part_of_the_catalogue_is_declared()
    {
        HashSet<string> declared = [.. DeclaredHashes.All.SelectMany(hash => hash.Name.Split('(', ',', ')'))];
        IEnumerable<string> hashes = AlgorithmCatalogue.Primitives.Values.Where(primitive => primitive.Family == AlgorithmFamily.Hash).Select(primitive => primitive.Name);
        Assert.Empty(hashes.Concat(HashTemplates.All.Select(template => template.Name)).Except(declared));
    }
}
