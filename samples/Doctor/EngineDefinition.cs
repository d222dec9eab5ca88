using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using MessageLength = KcapiGen.Definitions.MessageLength;

namespace Doctor;

/// <summary>An algorithm of the catalogue as the runtime wants it, of which the in-process engine looks at the name and the sizes of key, salt, tag and digest.</summary>
internal static class EngineDefinition
{
    public static AlgorithmDefinition Of(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Aead => OfAead(algorithm),
        AlgorithmKind.Skcipher => OfSkcipher(algorithm),
        AlgorithmKind.Random => new RandomDefinition { Algorithm = algorithm.Name, SeedSize = algorithm.SeedSize },
        _ => new HashDefinition
        {
            Algorithm = algorithm.Name,
            HashSizeInBytes = algorithm.DigestSize,
            KeySizes = [.. algorithm.KeySizes],
            MaxKeySize = algorithm.MaxKeySize,
            IsKeyOptional = algorithm.Kind == AlgorithmKind.Hash,
            PrefixSize = algorithm.PrefixSize,
        },
    };

    private static AeadDefinition OfAead(Algorithm cipher) => new()
    {
        Algorithm = cipher.Name,
        KeySizes = [.. cipher.KeySizes],
        AuthenticationKeySizes = [.. cipher.AuthenticationKeySizes],
        SaltSize = SaltSize(cipher),
        NonceSize = cipher.IvSize,
        TagSize = cipher.TagSizes.Max(),
        DefaultTagSize = cipher.TagSizes.Max(),
    };

    private static SkcipherDefinition OfSkcipher(Algorithm cipher) => new()
    {
        Algorithm = cipher.Name,
        KeySizes = [.. cipher.KeySizes],
        SaltSize = SaltSize(cipher),
        IvSize = cipher.IvSize,
        BlockSize = cipher.BlockSize,
        MessageLength = MessageLength.Any,
    };

    // That of authenc is the end of the encryption key.
    private static int SaltSize(Algorithm cipher) => cipher.KeyLayout == KeyLayout.Authenc ? 0 : cipher.SaltSize;
}
