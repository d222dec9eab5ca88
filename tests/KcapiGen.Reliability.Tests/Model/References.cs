using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Reliability.Tests.Declared;
using Modes = KcapiGen.Kernel.Tests.Comparison.References;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>What the classes of System.Security.Cryptography, or modes composed of them, make of a message.</summary>
internal static class References
{
    /// <summary>Returns ciphertext and tag.</summary>
    public static byte[] Seal(AeadDefinition definition, Key key, byte[] nonce, byte[] text, byte[] associatedData)
    {
        int tagSize = definition.TagSize;
        switch (definition.Algorithm)
        {
            case "gcm(aes)":
                return Gcm(key.Main, nonce, text, associatedData, tagSize);
            case "ccm(aes)":
                return Ccm(key.Main, nonce, text, associatedData, tagSize);
            case "rfc7539(chacha20,poly1305)":
                return ChaChaPoly(key.Main, nonce, text, associatedData);
            case "rfc4106(gcm(aes))":
                // RFC 4106, section 4: the nonce is the salt and the IV.
                return Gcm(key.Main, [.. key.Beside, .. nonce], text, associatedData, tagSize);
            case "rfc4309(ccm(aes))":
                // RFC 4309, section 4: likewise.
                return Ccm(key.Main, [.. key.Beside, .. nonce], text, associatedData, tagSize);
            case "rfc4543(gcm(aes))":
                // RFC 4543, section 3: the IV and the text, which is not encrypted, are authenticated behind the associated data.
                return [.. text, .. Gcm(key.Main, [.. key.Beside, .. nonce], [], [.. associatedData, .. nonce, .. text], tagSize)];
            case "authenc(hmac(sha256),cbc(aes))":
                return Modes.Authenticated(HashAlgorithmName.SHA256, key.Beside, associatedData, Modes.Cbc(key.Main, nonce, text), tagSize);
            default:
                throw new NotSupportedException(definition.Algorithm);
        }
    }

    /// <summary>Returns the ciphertext.</summary>
    public static byte[] Encrypt(SkcipherDefinition definition, Key key, byte[] iv, byte[] text) => definition.Algorithm switch
    {
        "ecb(aes)" => Modes.Ecb(key.Main, text),
        "cbc(aes)" => Modes.Cbc(key.Main, iv, text),
        "ctr(aes)" => Modes.Ctr(key.Main, iv, text),
        "xts(aes)" => Modes.Xts(key.Main, iv, text),
        "cts(cbc(aes))" => Modes.Cts(key.Main, iv, text),
        "rfc3686(ctr(aes))" => Modes.Rfc3686(key.Main, key.Beside, iv, text),
        "essiv(cbc(aes),sha256)" => Modes.EssivCbc(key.Main, iv, text),
        "chacha20" => ChaCha20(key.Main, iv, text),
        _ => throw new NotSupportedException(definition.Algorithm),
    };

    /// <summary>Returns the digest.</summary>
    public static byte[] Digest(HashDefinition definition, byte[] key, byte[] message) => definition.Algorithm switch
    {
        "sha1" => SHA1.HashData(message),
        "sha256" => SHA256.HashData(message),
        "sha512" => SHA512.HashData(message),
        "hmac(sha256)" => HMACSHA256.HashData(key, message),
        "hmac(sha512)" => HMACSHA512.HashData(key, message),
        "cmac(aes)" => Cmac(key, message),
        _ => throw new NotSupportedException(definition.Algorithm),
    };

    /// <summary>Returns an IV that the reference can take: that of ChaCha20Poly1305 begins to count the blocks of a text at 1.</summary>
    public static byte[] Iv(SkcipherDefinition definition, Random random)
    {
        byte[] iv = Key.Bytes(random, definition.IvSize);
        if (definition.Algorithm == "chacha20")
        {
            BinaryPrimitives.WriteInt32LittleEndian(iv, 1);
        }

        return iv;
    }

    private static byte[] Gcm(byte[] key, byte[] nonce, byte[] text, byte[] associatedData, int tagSize)
    {
        using var cipher = new AesGcm(key, tagSize);
        byte[] output = new byte[text.Length + tagSize];
        cipher.Encrypt(nonce, text, output.AsSpan(0, text.Length), output.AsSpan(text.Length), associatedData);
        return output;
    }

    private static byte[] Ccm(byte[] key, byte[] nonce, byte[] text, byte[] associatedData, int tagSize)
    {
        using var cipher = new AesCcm(key);
        byte[] output = new byte[text.Length + tagSize];
        cipher.Encrypt(nonce, text, output.AsSpan(0, text.Length), output.AsSpan(text.Length), associatedData);
        return output;
    }

    private static byte[] ChaChaPoly(byte[] key, byte[] nonce, byte[] text, byte[] associatedData)
    {
        using var cipher = new ChaCha20Poly1305(key);
        byte[] output = new byte[text.Length + 16];
        cipher.Encrypt(nonce, text, output.AsSpan(0, text.Length), output.AsSpan(text.Length), associatedData);
        return output;
    }

    // RFC 8439, section 2.8: the text of the AEAD is encrypted with the counter from 1 on.
    private static byte[] ChaCha20(byte[] key, byte[] iv, byte[] text) => ChaChaPoly(key, iv[sizeof(int)..], text, [])[..text.Length];

    // RFC 4493, section 2.4: CBC-MAC whose last block is put to one of two subkeys by exclusive or.
    private static byte[] Cmac(byte[] key, byte[] message)
    {
        const int Block = 16;
        byte[] subkey = Doubled(Modes.Ecb(key, new byte[Block]));
        bool isWhole = message.Length > 0 && message.Length % Block == 0;
        byte[] padded = isWhole ? [.. message] : [.. message, 0x80, .. new byte[Block - 1 - (message.Length % Block)]];
        subkey = isWhole ? subkey : Doubled(subkey);
        for (int i = 0; i < Block; i++)
        {
            padded[padded.Length - Block + i] ^= subkey[i];
        }

        return Modes.Cbc(key, new byte[Block], padded)[^Block..];
    }

    // RFC 4493, section 2.3: times x in GF(2^128), big-endian.
    private static byte[] Doubled(byte[] block)
    {
        UInt128 value = BinaryPrimitives.ReadUInt128BigEndian(block);
        byte[] doubled = new byte[block.Length];
        BinaryPrimitives.WriteUInt128BigEndian(doubled, (value << 1) ^ (value >> 127 == 0 ? 0u : 0x87u));
        return doubled;
    }
}
