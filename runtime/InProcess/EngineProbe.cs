using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>Asks whether the engine has an algorithm, by making an operation with a key of no meaning: which names libcrypto has, and gives out, is known to it alone.</summary>
internal static class EngineProbe
{
    /// <summary>Why the engine does not have an algorithm with a key of any size; null where it does.</summary>
    public static string? Ask(AlgorithmDefinition definition)
    {
        bool isWithheld = false;
        try
        {
            foreach (int size in KeySizes(definition))
            {
                try
                {
                    if (HasKeySize(definition, size))
                    {
                        return null;
                    }
                }
                catch (CryptographicException)
                {
                    // Built without it, or configured not to give it out: in FIPS mode OpenSSL has HMAC, and refuses to make it of MD5.
                    isWithheld = true;
                }
            }
        }
        catch (DllNotFoundException)
        {
            return EngineRefusal.NoLibrary;
        }

        return isWithheld ? EngineRefusal.OfConfiguration(definition.Algorithm) : EngineRefusal.NoRecipe(definition.Algorithm);
    }

    private static IEnumerable<int> KeySizes(AlgorithmDefinition definition) => definition switch
    {
        CipherDefinition cipher => cipher.KeySizes,
        HashDefinition { IsKeyOptional: false, MaxKeySize: > 0 } hash => [hash.HashSizeInBytes],
        HashDefinition { IsKeyOptional: false, KeySizes: { Length: > 0 } sizes } => sizes,
        _ => [0],
    };

    private static bool HasKeySize(AlgorithmDefinition definition, int size)
    {
        byte[] key = new byte[size];
        for (int i = 0; i < size; i++)
        {
            // XTS wants two halves that differ.
            key[i] = (byte)i;
        }

        switch (definition)
        {
            case CipherDefinition cipher:
                byte[] other = new byte[cipher.AuthenticationKeySizes is [var authentication, ..] ? authentication : cipher.SaltSize];
                using (CipherOperation? operation = Engine.Create(cipher, CipherKey.WithSalt(key, other)))
                {
                    return operation is not null;
                }

            case HashDefinition hash:
                using (EngineHash? engine = EngineHashes.Create(hash, size == 0 ? default : CipherKey.FromBytes(key)))
                {
                    return engine is not null;
                }

            case RandomDefinition random:
                using (RandomOperation? operation = EngineRandomOperation.TryOpen(random, default))
                {
                    return operation is not null;
                }

            default:
                return false;
        }
    }
}
