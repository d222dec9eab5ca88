using KcapiGen.Definitions;

namespace KcapiGen.InProcess;

/// <summary>Which of the kernel's hashes libcrypto 3.0 has, and how each is composed from it.</summary>
/// <remarks>
/// The generator has the same list (its column "in process"), and a test compares the two. Null and exceptions mean the same as in
/// <see cref="EngineCiphers"/>.
/// </remarks>
internal static class EngineHashes
{
    /// <summary>Creates a hash; null when the engine does not have it.</summary>
    public static EngineHash? Create(HashDefinition definition, CipherKey key)
    {
        string name = definition.Algorithm;
        if (key.Layout == CipherKey.KeyLayout.None)
        {
            return EvpName(name) is { } hash ? EvpHash.Create(hash) : null;
        }

        if (name == "blake2b-512")
        {
            return new EvpKeyedHash(EvpMac.CreateBlake2b(key.Key));
        }

        return EngineCiphers.Split(name) switch
        {
            ("hmac", var argument) when EvpName(argument) is { } hash => new EvpKeyedHash(EvpMac.CreateHmac(hash, key.Key)),
            ("cmac", var argument) when EngineCiphers.EvpName(argument, "cbc", key.Key.Length * 8) is { } cipher => new EvpKeyedHash(EvpMac.CreateCmac(cipher, key.Key)),
            _ => null,
        };
    }

    /// <summary>Returns OpenSSL's name of a hash; null when its default provider does not have it.</summary>
    public static string? EvpName(string hash) => hash switch
    {
        "md5" => "MD5",
        "rmd160" => "RIPEMD160",
        "sha1" => "SHA1",
        "sha224" => "SHA2-224",
        "sha256" => "SHA2-256",
        "sha384" => "SHA2-384",
        "sha512" => "SHA2-512",
        "sha3-224" or "sha3-256" or "sha3-384" or "sha3-512" => hash.ToUpperInvariant(),
        "sm3" => "SM3",
        "blake2b-512" => "BLAKE2B-512",
        _ => null,
    };
}
