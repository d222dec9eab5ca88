using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>The door to the in-process engine.</summary>
internal static class Engine
{
    /// <summary>Whether the engine can be loaded and has an algorithm, for one size of its key at least.</summary>
    public static bool Has(AlgorithmDefinition definition)
    {
        try
        {
            return definition switch
            {
                CipherDefinition cipher => cipher.KeySizes.Any(size => HasKeySize(cipher, size)),
                HashDefinition hash => HasHash(hash),
                RandomDefinition random => HasRandom(random),
                _ => false,
            };
        }
        catch (Exception e) when (e is DllNotFoundException or CryptographicException)
        {
            // Missing, or configured not to give it out: in FIPS mode OpenSSL has HMAC, and refuses to make it of MD5.
            return false;
        }
    }

    /// <summary>Opens an operation with a key.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto is missing, or does not have the algorithm with a key of this size.</exception>
    public static Operation Open(CipherDefinition definition, CipherKey key)
    {
        RefuseKeyring(definition, key);
        try
        {
            return TryOpen(definition, key) ?? throw Missing($"'{definition.Algorithm}' with a key of {key.Key.Length} bytes");
        }
        catch (DllNotFoundException e)
        {
            throw NoLibrary(e);
        }
    }

    /// <summary>Opens an operation of a hash, with a key or without.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto is missing, or does not have the algorithm.</exception>
    public static HashOperation Open(HashDefinition definition, CipherKey key)
    {
        RefuseKeyring(definition, key);
        try
        {
            return EngineHashes.Create(definition, key) is { } engine
                ? new EngineHashOperation(new(engine, original => original.Duplicate()))
                : throw Missing($"'{definition.Algorithm}'");
        }
        catch (DllNotFoundException e)
        {
            throw NoLibrary(e);
        }
    }

    /// <summary>Opens a random number generator.</summary>
    /// <exception cref="PlatformNotSupportedException">libcrypto is missing, or does not have the algorithm.</exception>
    public static RandomOperation Open(RandomDefinition definition, CipherKey seed)
    {
        try
        {
            return EngineRandomOperation.TryOpen(definition, seed) ?? throw Missing($"'{definition.Algorithm}'");
        }
        catch (DllNotFoundException e)
        {
            throw NoLibrary(e);
        }
    }

    private static void RefuseKeyring(AlgorithmDefinition definition, CipherKey key)
    {
        if (key.Layout == CipherKey.KeyLayout.Keyring)
        {
            throw new PlatformNotSupportedException($"'{definition.Algorithm}' would run in process here, and a key of the kernel's keyring works in the kernel alone: its bytes do not leave it. Open it with the bytes of a key.");
        }
    }

    private static PlatformNotSupportedException Missing(string what)
        => new($"{what} has no in-process implementation: OpenSSL's libcrypto does not have it. It runs in the kernel only.");

    private static PlatformNotSupportedException NoLibrary(DllNotFoundException e)
        => new($"The in-process engine needs OpenSSL 3 ({Libcrypto.Name}), which this machine does not have: install the package libssl3 or openssl.", e);

    private static Operation? TryOpen(CipherDefinition definition, CipherKey key)
    {
        if (definition is AeadDefinition aead)
        {
            return EngineCatalogue.CreateAead(aead, key) is { } engine ? new AeadOperation(aead, new(engine, original => original.Duplicate())) : null;
        }

        return EngineCatalogue.CreateSkcipher(definition.Algorithm, key) is { } cipher ? new SkcipherOperation((SkcipherDefinition)definition, new(cipher, original => original.Duplicate())) : null;
    }

    // An engine is made and dropped, with a key of no meaning: which names libcrypto has is known to it alone.
    private static bool HasKeySize(CipherDefinition definition, int size)
    {
        Span<byte> key = stackalloc byte[size];
        for (int i = 0; i < size; i++)
        {
            key[i] = (byte)i;
        }

        Span<byte> other = stackalloc byte[definition.SaltSize];
        using Operation? operation = TryOpen(definition, CipherKey.WithSalt(key, other));
        return operation is not null;
    }

    private static bool HasRandom(RandomDefinition definition)
    {
        using RandomOperation? operation = EngineRandomOperation.TryOpen(definition, default);
        return operation is not null;
    }

    private static bool HasHash(HashDefinition definition)
    {
        if (definition.IsKeyOptional || definition is { KeySizes: [], MaxKeySize: 0 })
        {
            using HashEngine? unkeyed = EngineHashes.Create(definition, default);
            return unkeyed is not null;
        }

        int[] sizes = definition.MaxKeySize > 0 ? [definition.HashSize] : definition.KeySizes;
        return sizes.Any(size =>
        {
            using HashEngine? keyed = EngineHashes.Create(definition, CipherKey.FromBytes(new byte[size]));
            return keyed is not null;
        });
    }
}
