using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>
/// Tests whether the engine has an algorithm, by creating an operation with an arbitrary key. Only libcrypto knows which algorithms it has and
/// provides.
/// </summary>
internal static class EngineProbe
{
    /// <summary>Returns the reason why the engine does not have an algorithm with a key of any size; null when it has it.</summary>
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
                    // OpenSSL was built without it, or is configured not to provide it: in FIPS mode it has HMAC, but not with MD5.
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
            // XTS needs two halves that differ.
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
