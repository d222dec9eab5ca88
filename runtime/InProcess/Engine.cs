using System.Security.Cryptography;
using KcapiGen.Handles;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>The door to the in-process engine.</summary>
internal static class Engine
{
    /// <summary>Whether the engine can be loaded and has an algorithm, for one size of its key at least.</summary>
    public static bool Has(CipherDefinition definition)
    {
        try
        {
            return definition.KeySizes.Any(size => HasKeySize(definition, size));
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
        if (key.Layout == CipherKey.KeyLayout.Keyring)
        {
            throw new PlatformNotSupportedException($"'{definition.Algorithm}' would run in process here, and a key of the kernel's keyring works in the kernel alone: its bytes do not leave it. Open the cipher with the bytes of a key.");
        }

        try
        {
            return TryOpen(definition, key)
                ?? throw new PlatformNotSupportedException($"'{definition.Algorithm}' with a key of {key.Key.Length} bytes has no in-process implementation: OpenSSL's libcrypto does not have it. It runs in the kernel only.");
        }
        catch (DllNotFoundException e)
        {
            throw new PlatformNotSupportedException($"The in-process engine needs OpenSSL 3 ({Libcrypto.Name}), which this machine does not have: install the package libssl3 or openssl.", e);
        }
    }

    private static Operation? TryOpen(CipherDefinition definition, CipherKey key)
    {
        if (definition is AeadDefinition aead)
        {
            return EngineCatalogue.CreateAead(aead, key) is { } engine ? new AeadOperation(aead, new(engine, original => original.Duplicate())) : null;
        }

        return EngineCatalogue.CreateSkcipher(definition.Algorithm, key) is { } cipher ? new SkcipherOperation((SkcipherDefinition)definition, new(cipher, original => original.Duplicate())) : null;
    }

    private static bool HasKeySize(CipherDefinition definition, int size)
    {
        // An engine is made and dropped, with a key of no meaning: which names libcrypto has is known to it alone.
        Span<byte> key = stackalloc byte[size];
        for (int i = 0; i < size; i++)
        {
            key[i] = (byte)i;
        }

        Span<byte> other = stackalloc byte[definition.SaltSize];
        using Operation? operation = TryOpen(definition, CipherKey.WithSalt(key, other));
        return operation is not null;
    }
}
