using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests;

/// <summary>The catalogue, the declarations and the kernel say the same of hashes.</summary>
public class HashCatalogueTests
{
    public static TheoryData<string> Missing => [.. MissingNames.Hashes];

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_is_missing_says_why(string name)
    {
        DeclaredHash declared = DeclaredHashes.Of(name);
        if (declared.IsSupported)
        {
            using IHash hash = declared.Open();
            Assert.Equal(declared.HashSizeInBytes, hash.ComputeHash([]).Length);
        }
        else
        {
            var refusal = Assert.Throws<KernelNotSupportedException>(() => declared.Open());
            Assert.Equal(KernelSupportReason.UnknownAlgorithm, refusal.Support.Reason);
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void What_must_be_here_is_here(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        Assert.True(declared.IsSupported, declared.Support.ToString());
        using IHash hash = declared.Open();
        Assert.Equal(KernelBackend.Kernel, hash.Backend);
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Sizes_are_those_of_the_kernel(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        Assert.True(declared.IsSupported);
        foreach (Dictionary<string, string> entry in ProcCryptoEntries.Of(declared.Name, KernelAlgorithmKind.Hash))
        {
            Assert.Equal($"{declared.HashSizeInBytes}", entry["digestsize"]);

            // nhpoly1305 says 0, for it knows no blocks.
            Assert.Equal(declared.Facts.BlockSize, Math.Max(1, int.Parse(entry["blocksize"], System.Globalization.CultureInfo.InvariantCulture)));
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
