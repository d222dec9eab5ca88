using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.InProcess;

/// <summary>Which of the kernel's ciphers libcrypto 3.0 has, and how each is composed from it.</summary>
/// <remarks>
/// The generator has the same list (its column "in process"), and a test compares the two. Null means that the engine does not have the cipher. If it
/// has it and libcrypto does not provide a part of it, for example because of its configuration, a <see cref="CryptographicException"/> is thrown.
/// </remarks>
internal static class EngineCiphers
{
    private const int Rfc4309NonceSize = 11;

    /// <summary>Creates a skcipher; null when the engine does not have it.</summary>
    public static EngineSkcipher? CreateSkcipher(string algorithm, CipherKey key)
    {
        (string template, string argument) = Split(algorithm);
        int bits = key.Key.Length * 8;
        switch (template)
        {
            case "ecb" or "cbc" or "ctr" or "ofb" or "cfb":
                return Create(EvpName(argument, template, bits), key.Key);
            case "xts":
                return CreateXts(argument, key.Key);
            case "cts" when Split(argument) is ("cbc", var primitive):
                return Create(EvpName(primitive, "cts", bits), key.Key, ctsMode: "CS3");
            case "rfc3686" when Split(argument) is ("ctr", var primitive):
                return Create(EvpName(primitive, "ctr", bits), key.Key) is { } counterMode ? new Rfc3686Skcipher(counterMode, key.Other.ToArray()) : null;
            case "essiv" when argument.EndsWith(",sha256", StringComparison.Ordinal) && Split(argument[..^",sha256".Length]) is ("cbc", var primitive):
                return EvpName(primitive, "ecb", 256) is { } ecb && Create(EvpName(primitive, "cbc", bits), key.Key) is { } mode ? EssivSkcipher.Create(mode, key.Key, ecb) : null;
            case "chacha20":
                return Create("ChaCha20", key.Key) is { } cipher ? new ChaChaSkcipher(cipher) : null;
            default:
                return null;
        }
    }

    /// <summary>Creates an AEAD; null when the engine does not have it.</summary>
    public static EngineAead? CreateAead(AeadDefinition definition, CipherKey key)
    {
        (string template, string argument) = Split(definition.Algorithm);
        int bits = key.Key.Length * 8;
        switch (template)
        {
            case "gcm":
                return CreateGcm(EvpName(argument, "gcm", bits), key.Key);
            case "ccm":
                return CreateCcm(EvpName(argument, "ccm", bits), key.Key, AeadDefinition.MinCcmNonceSize, AeadDefinition.MaxCcmNonceSize, definition.TagSize);
            case "rfc7539" when argument == "chacha20,poly1305":
                return CreateGcm("ChaCha20-Poly1305", key.Key);
            case "rfc7539esp" when argument == "chacha20,poly1305":
                return Salt(CreateGcm("ChaCha20-Poly1305", key.Key), key);
            case "rfc4106" when Split(argument) is ("gcm", var primitive):
                return Salt(CreateGcm(EvpName(primitive, "gcm", bits), key.Key), key);
            case "rfc4309" when Split(argument) is ("ccm", var primitive):
                return Salt(CreateCcm(EvpName(primitive, "ccm", bits), key.Key, Rfc4309NonceSize, Rfc4309NonceSize, definition.TagSize), key);
            case "rfc4543" when Split(argument) is ("gcm", var primitive) && EvpName(primitive, "gcm", bits) is { } gcm:
                return new GmacAead(EvpContext.Create(gcm, key.Key, encrypt: true), key.Other.ToArray());
            case "authenc" when argument.Split(',') is [var mac, var cipher] && Split(cipher) is ("cbc" or "ctr" or "xts", _):
                return CreateAuthenc(mac, cipher, key);
            default:
                return null;
        }
    }

    private static AuthencAead? CreateAuthenc(string mac, string cipher, CipherKey key)
    {
        if (CreateMac(mac, key.Other) is not { } engine)
        {
            return null;
        }

        if (CreateSkcipher(cipher, CipherKey.FromBytes(key.Key)) is { } skcipher)
        {
            return new AuthencAead(skcipher, engine, Split(cipher).Template == "xts" ? XtsSkcipher.MaxUnit : int.MaxValue);
        }

        engine.Dispose();
        return null;
    }

    private static EvpMac? CreateMac(string mac, ReadOnlySpan<byte> key) => Split(mac) switch
    {
        ("hmac", var hash) when EvpHash(hash) is { } digest => EvpMac.CreateHmac(digest, key),
        ("cmac", var primitive) when EvpName(primitive, "cbc", key.Length * 8) is { } cipher && EvpContext.Has(cipher)
            => EvpMac.CreateCmac(cipher, key),
        _ => null,
    };

    private static EngineSkcipher? CreateXts(string primitive, ReadOnlySpan<byte> key)
    {
        // libcrypto rejects a key whose halves are equal; the kernel does so only in FIPS mode.
        ReadOnlySpan<byte> first = key[..(key.Length / 2)], second = key[(key.Length / 2)..];
        bool isRefused = CryptographicOperations.FixedTimeEquals(first, second);
        if (!isRefused && EvpName(primitive, "xts", first.Length * 8) is { } xts && EvpContext.Has(xts))
        {
            return EvpSkcipher.Create(xts, key);
        }

        string? blockCipher = EvpName(primitive, "ecb", first.Length * 8);
        return Create(blockCipher, first) is { } data && Create(blockCipher, second) is { } tweak ? new XtsSkcipher(data, tweak) : null;
    }

    /// <summary>Returns OpenSSL's name of a cipher with a key of this size; null when OpenSSL does not have it.</summary>
    public static string? EvpName(string primitive, string mode, int bits) => (primitive, mode) switch
    {
        ("aes", "cts") => $"AES-{bits}-CBC-CTS",
        ("aes", "xts") when bits is 128 or 256 => $"AES-{bits}-XTS",
        ("aes" or "aria", _) when mode is not ("cts" or "xts") => $"{primitive.ToUpperInvariant()}-{bits}-{mode.ToUpperInvariant()}",
        ("camellia", "ecb" or "cbc" or "ctr" or "ofb" or "cfb") => $"CAMELLIA-{bits}-{mode.ToUpperInvariant()}",
        ("sm4", "ecb" or "cbc" or "ctr" or "ofb" or "cfb") => $"SM4-{mode.ToUpperInvariant()}",
        ("des3_ede", "ecb") => "DES-EDE3",
        ("des3_ede", "cbc" or "ofb" or "cfb") => $"DES-EDE3-{mode.ToUpperInvariant()}",
        _ => null,
    };

    private static string? EvpHash(string hash) => hash switch
    {
        "md5" => "MD5",
        "sha1" => "SHA1",
        "sha224" => "SHA2-224",
        "sha256" => "SHA2-256",
        "sha384" => "SHA2-384",
        "sha512" => "SHA2-512",
        _ => null,
    };

    private static EvpSkcipher? Create(string? cipher, ReadOnlySpan<byte> key, string? ctsMode = null)
        => cipher is null ? null : EvpSkcipher.Create(cipher, key, ctsMode);

    private static EvpAead? CreateGcm(string? cipher, ReadOnlySpan<byte> key)
        => cipher is null ? null : EvpAead.Create(cipher, key);

    private static CcmAead? CreateCcm(string? cipher, ReadOnlySpan<byte> key, int minNonceSize, int maxNonceSize, int tagSize)
        => cipher is null ? null : CcmAead.Create(cipher, key, minNonceSize, maxNonceSize, tagSize);

    private static SaltedAead? Salt(EngineAead? inner, CipherKey key) => inner is null ? null : new SaltedAead(inner, key.Other.ToArray());

    /// <summary>Splits <c>template(argument)</c>. A name without parentheses is a template without an argument.</summary>
    public static (string Template, string Argument) Split(string name)
        => name.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? (name[..open], name[(open + 1)..^1]) : (name, "");
}
