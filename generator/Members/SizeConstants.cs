using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Members;

internal sealed record SizeConstant(string Name, int Value, string Documentation);

/// <summary>The sizes that a class has as constants.</summary>
internal static class SizeConstants
{
    /// <summary>Returns the constants for an algorithm. The size of the tag is the declaration's; the others follow from the algorithm.</summary>
    public static IEnumerable<SizeConstant> Of(Algorithm algorithm, int tagSize) => algorithm.Kind switch
    {
        AlgorithmKind.Aead => [.. OfSalt(algorithm), .. OfAead(algorithm, tagSize)],
        AlgorithmKind.Skcipher => [.. OfSalt(algorithm), .. OfSkcipher(algorithm)],
        AlgorithmKind.Hash or AlgorithmKind.KeyedHash => OfHash(algorithm),
        AlgorithmKind.Random => [OfRandom(algorithm)],
        _ => [],
    };

    public static string? SaltName(Algorithm algorithm) => algorithm.KeyLayout switch
    {
        KeyLayout.WithSalt => "SaltSize",
        KeyLayout.WithNonce => "KeyNonceSize",
        _ => null,
    };

    /// <summary>Whether the declaration gives the usual size of a tag, and a constructor may give another.</summary>
    public static bool CanChooseTagSize(Algorithm algorithm) => algorithm.TagSizes.Count > 1;

    public static string SaltParameter(Algorithm algorithm) => algorithm.KeyLayout == KeyLayout.WithNonce ? "nonce" : "salt";

    public static string Prefix(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.Hash ? "one-time key" : "nonce";

    private static IEnumerable<SizeConstant> OfSalt(Algorithm algorithm)
    {
        if (SaltName(algorithm) is { } salt)
        {
            yield return new(salt, algorithm.SaltSize, $"The size in bytes of the {SaltParameter(algorithm)} that belongs to the key.");
        }
    }

    private static IEnumerable<SizeConstant> OfAead(Algorithm algorithm, int tagSize)
    {
        if (algorithm.NonceFormat == NonceFormat.Ccm)
        {
            yield return new("NonceSize", algorithm.IvSize, "The usual size of a nonce in bytes. It allows messages of up to 16,777,215 bytes.");
            yield return new("MinNonceSize", 7, "The size in bytes of the smallest nonce, which allows the largest messages (RFC 3610).");
            yield return new("MaxNonceSize", 13, "The size in bytes of the largest nonce, which allows messages of up to 65,535 bytes (RFC 3610).");
        }
        else
        {
            yield return new("NonceSize", algorithm.IvSize, "The size of a nonce in bytes.");
        }

        yield return new("TagSize", tagSize, "The size of a tag in bytes.");
    }

    private static IEnumerable<SizeConstant> OfSkcipher(Algorithm algorithm)
    {
        if (algorithm.IvSize > 0)
        {
            yield return new("IvSize", algorithm.IvSize, "The size of an IV in bytes.");
        }

        string block = algorithm.BlockSize == 1 ? ": 1, because a message can have any size" : "";
        yield return new("BlockSize", algorithm.BlockSize, $"The size of a block in bytes{block}.");
    }

    private static IEnumerable<SizeConstant> OfHash(Algorithm algorithm)
    {
        string whole = algorithm.WholeDigestSize == 0 ? "" : $": the first {algorithm.DigestSize} of {algorithm.WholeDigestSize}";
        yield return new("HashSizeInBytes", algorithm.DigestSize, $"The size of a digest in bytes{whole}.");
        if (algorithm.MaxKeySize > 0)
        {
            yield return new("MaxKeySize", algorithm.MaxKeySize, "The size in bytes of the largest key. Every smaller size is valid too.");
        }

        if (algorithm.PrefixSize > 0)
        {
            yield return new("PrefixSize", algorithm.PrefixSize, $"The size in bytes of the {Prefix(algorithm)} at the beginning of every message.");
        }
    }

    private static SizeConstant OfRandom(Algorithm algorithm) => new(
        "SeedSize",
        algorithm.SeedSize,
        algorithm.SeedSize > 0
            ? "The size in bytes of the seed, without which the generator returns nothing."
            : "The size in bytes of the required seed: 0, because the generator seeds itself.");
}
