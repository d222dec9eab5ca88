using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.InProcess.Composed;

namespace KcapiGen.InProcess;

/// <summary>Which of the kernel's ciphers the engine has: libcrypto's, libgcrypt's, and those that it composes of these.</summary>
/// <remarks>
/// The generator has the same list (its column "in process"), and a test compares the two. Null means that the engine does not have the cipher. If it
/// has it and a library does not provide a part of it, for example because of its configuration, a <see cref="CryptographicException"/> is thrown.
/// </remarks>
internal static class EngineCiphers
{
    private const int Rfc4309NonceSize = 11;
    private const int Rfc3686NonceSize = 4;

    // crypto/lrw.c: the block that the mask is a multiple of.
    private const int LrwTweakKeySize = 16;

    /// <summary>Creates a skcipher; null when the engine does not have it.</summary>
    public static EngineSkcipher? CreateSkcipher(string algorithm, CipherKey key)
    {
        (string template, string argument) = Split(algorithm);
        switch (template)
        {
            case "ecb" or "cbc" or "ctr" or "ofb" or "cfb":
                return BlockModes.Create(argument, template, key.Key);
            case "xts":
                return CreateXts(argument, key.Key);
            case "cts" when Split(argument) is ("cbc", var primitive):
                return BlockModes.EvpName(primitive, "cts", key.Key.Length * 8) is { } cts ? EvpSkcipher.Create(cts, key.Key, ctsMode: "CS3") : null;
            case "rfc3686" when Split(argument) is ("ctr", var primitive):
                return BlockModes.Create(primitive, "ctr", key.Key) is { } counterMode ? new Rfc3686Skcipher(counterMode, key.Other.ToArray()) : null;
            case "essiv" when argument.EndsWith(",sha256", StringComparison.Ordinal) && Split(argument[..^",sha256".Length]) is ("cbc", var primitive):
                return BlockModes.Create(primitive, "cbc", key.Key) is { } mode ? EssivSkcipher.Create(mode, key.Key, primitive) : null;
            case "chacha20":
                return new ChaChaSkcipher(EvpSkcipher.Create("ChaCha20", key.Key));
            default:
                return CreateComposed(template, argument, key.Key);
        }
    }

    // What neither library has, made of a block cipher that one of them has.
    private static EngineSkcipher? CreateComposed(string template, string argument, ReadOnlySpan<byte> key)
    {
        switch (template)
        {
            case "pcbc":
                return BlockModes.Create(argument, "ecb", key) is { } chained ? new PcbcSkcipher(chained, BlockModes.BlockSizeOf(argument)) : null;
            case "xctr":
                return BlockModes.Create(argument, "ecb", key) is { } counted ? new XctrSkcipher(counted) : null;
            case "lrw":
                return BlockModes.Create(argument, "ecb", key[..^LrwTweakKeySize]) is { } masked ? new LrwSkcipher(masked, key[^LrwTweakKeySize..]) : null;
            case "hctr2":
                return BlockModes.Create(argument, "ecb", key) is { } blockCipher ? Hctr2Skcipher.Create(blockCipher) : null;
            case "xchacha12" or "xchacha20":
                return new XChaChaSkcipher(key, RoundsOf(template));
            case "adiantum" when argument.Split(',') is [("xchacha12" or "xchacha20") and var stream, var primitive]:
                return AdiantumSkcipher.Create(new XChaChaSkcipher(key, RoundsOf(stream)), blockKey => BlockModes.Create(primitive, "ecb", blockKey));
            default:
                return null;
        }
    }

    private static int RoundsOf(string stream) => stream == "xchacha12" ? 12 : 20;

    /// <summary>Creates an AEAD; null when the engine does not have it.</summary>
    public static EngineAead? CreateAead(AeadDefinition definition, CipherKey key)
    {
        (string template, string argument) = Split(definition.Algorithm);
        switch (template)
        {
            case "gcm":
                return CreateGcm(argument, key.Key);
            case "ccm":
                return CreateCcm(argument, key.Key, AeadDefinition.MinCcmNonceSize, AeadDefinition.MaxCcmNonceSize, definition.TagSize);
            case "rfc7539" when argument == "chacha20,poly1305":
                return EvpAead.Create("ChaCha20-Poly1305", key.Key);
            case "rfc7539esp" when argument == "chacha20,poly1305":
                return Salt(EvpAead.Create("ChaCha20-Poly1305", key.Key), key);
            case "rfc4106" when Split(argument) is ("gcm", var primitive):
                return Salt(CreateGcm(primitive, key.Key), key);
            case "rfc4309" when Split(argument) is ("ccm", var primitive):
                return Salt(CreateCcm(primitive, key.Key, Rfc4309NonceSize, Rfc4309NonceSize, definition.TagSize), key);
            case "rfc4543" when Split(argument) is ("gcm", var primitive) && BlockModes.EvpName(primitive, "gcm", key.Key.Length * 8) is { } gcm:
                return new GmacAead(EvpContext.Create(gcm, key.Key, encrypt: true), key.Other.ToArray());
            case "authenc" when argument.IndexOf(',', StringComparison.Ordinal) is var comma and > 0:
                return CreateAuthenc(argument[..comma], argument[(comma + 1)..], key);
            default:
                return null;
        }
    }

    private static AuthencAead? CreateAuthenc(string mac, string cipher, CipherKey key)
    {
        if (EngineHashes.CreateKeyed(mac, key.Other) is not { } engine)
        {
            return null;
        }

        string template = Split(cipher).Template;
        CipherKey cipherKey = template == "rfc3686" ? CipherKey.WithSalt(key.Key[..^Rfc3686NonceSize], key.Key[^Rfc3686NonceSize..]) : CipherKey.FromBytes(key.Key);
        EngineSkcipher? skcipher = null;
        try
        {
            skcipher = CreateSkcipher(cipher, cipherKey);
            return skcipher is null ? null : new AuthencAead(skcipher, engine, template == "xts" ? XtsSkcipher.MaxUnit : int.MaxValue);
        }
        finally
        {
            if (skcipher is null)
            {
                engine.Dispose();
            }
        }
    }

    private static EngineSkcipher? CreateXts(string primitive, ReadOnlySpan<byte> key)
    {
        // libcrypto rejects a key whose halves are equal; the kernel does so only in FIPS mode.
        ReadOnlySpan<byte> first = key[..(key.Length / 2)], second = key[(key.Length / 2)..];
        bool isRefused = CryptographicOperations.FixedTimeEquals(first, second);
        if (!isRefused && BlockModes.EvpName(primitive, "xts", first.Length * 8) is { } xts && EvpContext.Has(xts))
        {
            return EvpSkcipher.Create(xts, key);
        }

        EngineSkcipher? data = BlockModes.Create(primitive, "ecb", first), whole = null;
        try
        {
            return whole = data is not null && BlockModes.Create(primitive, "ecb", second) is { } tweak ? new XtsSkcipher(data, tweak) : null;
        }
        finally
        {
            if (whole is null)
            {
                data?.Dispose();
            }
        }
    }

    private static EngineAead? CreateGcm(string primitive, ReadOnlySpan<byte> key)
        => BlockModes.EvpName(primitive, "gcm", key.Length * 8) is { } name ? EvpAead.Create(name, key) : BlockModes.CreateGcryptAead(primitive, "gcm", key);

    private static EngineAead? CreateCcm(string primitive, ReadOnlySpan<byte> key, int minNonceSize, int maxNonceSize, int tagSize)
        => BlockModes.EvpName(primitive, "ccm", key.Length * 8) is { } name
            ? CcmAead.Create(name, key, minNonceSize, maxNonceSize, tagSize)
            : BlockModes.CreateGcryptAead(primitive, "ccm", key);

    private static SaltedAead? Salt(EngineAead? inner, CipherKey key) => inner is null ? null : new SaltedAead(inner, key.Other.ToArray());

    /// <summary>Splits <c>template(argument)</c>. A name without parentheses is a template without an argument.</summary>
    public static (string Template, string Argument) Split(string name)
        => name.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? (name[..open], name[(open + 1)..^1]) : (name, "");
}
