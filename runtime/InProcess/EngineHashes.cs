using KcapiGen.Definitions;
using KcapiGen.InProcess.Composed;
using KcapiGen.InProcess.Gcrypt;

namespace KcapiGen.InProcess;

/// <summary>Which of the kernel's hashes the engine has: libcrypto's, libgcrypt's, and those that it composes of these.</summary>
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
        return key.Layout == CipherKey.KeyLayout.None ? Create(name) : CreateKeyed(name, key.Key);
    }

    /// <summary>Creates a keyed hash; null when the engine does not have it.</summary>
    public static EngineHash? CreateKeyed(string algorithm, ReadOnlySpan<byte> key) => EngineCiphers.Split(algorithm) switch
    {
        ("hmac", var hash) => CreateHmac(hash, key),
        ("cmac", var primitive) => CreateCmac(primitive, key),
        ("xcbc", var primitive) => CreateXcbc(primitive, key),
        ("cbcmac", var primitive) => BlockModes.Create(primitive, "cbc", key) is { } chain ? BlockMac.CreateCbcMac(chain, BlockModes.BlockSizeOf(primitive)) : null,
        ("ghash", "") => new PolyvalHash(Polyval.CreateGhash(key)),
        ("polyval", "") => new PolyvalHash(Polyval.Create(key)),
        ("nhpoly1305", "") => new NhPoly1305(key),
        ("blake2b-512", "") => new EvpKeyedHash(EvpMac.CreateBlake2b(64, key)),
        ("blake2b-160" or "blake2b-256" or "blake2b-384", "") => new EvpKeyedHash(EvpMac.CreateBlake2b(GcryptNames.Hash(algorithm)!.Value.Size, key)),
        _ => null,
    };

    private static EngineHash? Create(string hash)
    {
        if (EvpName(hash) is { } name)
        {
            return EvpHash.Create(name);
        }

        return GcryptNames.Hash(hash) is { } known ? new GcryptHash(GcryptDigest.Create(known.Number), known.Size) : null;
    }

    private static EngineHash? CreateHmac(string hash, ReadOnlySpan<byte> key)
    {
        if (EvpName(hash) is { } name)
        {
            return new EvpKeyedHash(EvpMac.CreateHmac(name, key));
        }

        // The HMAC of a truncated hash truncates the inner digest too, which libgcrypt's HMAC of Whirlpool does not.
        return hash is not ("wp256" or "wp384") && GcryptNames.Hash(hash) is { } known
            ? new GcryptHash(GcryptDigest.CreateHmac(known.Number, key), known.Size)
            : null;
    }

    private static EngineHash? CreateCmac(string primitive, ReadOnlySpan<byte> key)
    {
        if (BlockModes.EvpName(primitive, "cbc", key.Length * 8) is { } name)
        {
            return new EvpKeyedHash(EvpMac.CreateCmac(name, key));
        }

        return BlockModes.Create(primitive, "cbc", key) is { } chain ? BlockMac.CreateCmac(chain, BlockModes.BlockSizeOf(primitive)) : null;
    }

    private static BlockMac? CreateXcbc(string primitive, ReadOnlySpan<byte> key)
        => BlockModes.Create(primitive, "cbc", key) is { } keyed
            ? BlockMac.CreateXcbc(keyed, BlockModes.BlockSizeOf(primitive), derived => BlockModes.Create(primitive, "cbc", derived))
            : null;

    /// <summary>The name of a hash in OpenSSL; null where its default provider has none.</summary>
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
