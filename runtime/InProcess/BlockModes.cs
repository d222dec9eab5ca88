using KcapiGen.InProcess.Gcrypt;

namespace KcapiGen.InProcess;

/// <summary>The modes of block ciphers, from the library that has them: libcrypto where both have.</summary>
internal static class BlockModes
{
    /// <summary>Makes a block cipher in a mode (ecb, cbc, ctr, ofb or cfb); null where neither library has it with a key of this size.</summary>
    public static EngineSkcipher? Create(string primitive, string mode, ReadOnlySpan<byte> key)
    {
        if (EvpName(primitive, mode, key.Length * 8) is { } name)
        {
            return EvpSkcipher.Create(name, key);
        }

        return OpenGcrypt(primitive, mode, key) is { } cipher ? new GcryptSkcipher(cipher) : null;
    }

    /// <summary>Makes libgcrypt's GCM or CCM of a block cipher; null where it does not have it with a key of this size.</summary>
    public static GcryptAead? CreateGcryptAead(string primitive, string mode, ReadOnlySpan<byte> key)
        => OpenGcrypt(primitive, mode, key) is { } cipher ? new GcryptAead(cipher, isCcm: mode == "ccm") : null;

    /// <summary>The size of the blocks of a block cipher.</summary>
    public static int BlockSizeOf(string primitive) => primitive is "des" or "des3_ede" or "blowfish" ? 8 : 16;

    /// <summary>The name of a cipher with this key in OpenSSL; null where it has none.</summary>
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

    private static GcryptCipher? OpenGcrypt(string primitive, string mode, ReadOnlySpan<byte> key)
        => GcryptNames.BlockCipher(primitive, key.Length) is { } algorithm && GcryptNames.Mode(mode) is { } gcryptMode
            ? GcryptCipher.Create(algorithm, gcryptMode, key)
            : null;
}
