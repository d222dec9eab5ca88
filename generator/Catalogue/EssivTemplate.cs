namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// essiv takes a skcipher and gives the same, with the IV encrypted under the hash of the key (crypto/essiv.c).
/// The kernel reads the block cipher from the innermost parentheses of the name and uses the digest as its key.
/// </summary>
/// <remarks>
/// The kernel takes authenc too, for dm-crypt: the associated data then ends in the IV, and encryption writes over that (essiv_aead_crypt).
/// Through AF_ALG such a message cannot be opened again with the associated data that it was sealed with (measured on 6.1), so it is left out.
/// </remarks>
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

    private static bool TakesIvOfOneBlock(Algorithm a) => a is { Kind: AlgorithmKind.Skcipher, BlockCipher: { } cipher } && a.IvSize == cipher.BlockSize;

    private static bool DigestIsKey(Algorithm cipher, Algorithm hash) => cipher.KeySizes.Contains(hash.DigestSize);
}
