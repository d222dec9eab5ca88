using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// essiv takes a skcipher and gives the same, with the IV encrypted under the hash of the key (crypto/essiv.c).
/// The kernel reads the block cipher from the innermost parentheses of the name and uses the digest as its key.
/// </summary>
internal static class EssivTemplate
{
    public static Template Essiv { get; } = new(
        "essiv",
        [new("a mode of a block cipher with an IV of one block", TakesIvOfOneBlock), Parameter.Hash],
        a => SkcipherTemplates.Whole(a[0]))
    {
        Conflict = a => DigestIsKey(a[0].BlockCipher!, a[1])
            ? null
            : $"essiv makes the digest of {a[1].Name}, {a[1].DigestSize} bytes, a key of {a[0].BlockCipher!.Name}, which takes {Sizes.Join(a[0].BlockCipher!.KeySizes)}",
    };

    /// <summary>Why essiv cannot be had over authenc, which the kernel takes for dm-crypt; null of any other name.</summary>
    /// <remarks>
    /// The last block of the associated data is the place of the encrypted IV (essiv_aead_crypt in crypto/essiv.c). Sealing writes it there
    /// before the tag is made. Opening writes it into the output alone, and the tag is verified over the input: algif_aead does not work in place
    /// (measured on Linux 6.1.192). So the opener would have to give the encrypted IV, which the kernel tells the sealer only.
    /// </remarks>
    public static string? RefusalOf(AlgorithmName name) =>
        name is { Head: "essiv", Arguments.Count: 2 } && AlgorithmCatalogue.Resolve(name.Arguments[0], out _) is { Kind: AlgorithmKind.Aead }
            ? "seals messages that cannot be opened through AF_ALG with the same associated data: "
                + "the kernel puts the encrypted IV into it when it seals, and not when it opens"
            : null;

    private static bool TakesIvOfOneBlock(Algorithm a) => a is { Kind: AlgorithmKind.Skcipher, BlockCipher: { } cipher } && a.IvSize == cipher.BlockSize;

    private static bool DigestIsKey(Algorithm cipher, Algorithm hash) => cipher.KeySizes.Contains(hash.DigestSize);
}
