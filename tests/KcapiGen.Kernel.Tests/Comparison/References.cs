using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>Modes that System.Security.Cryptography lacks, composed of its AES and its hashes: slow and short, so that they can be read against their documents.</summary>
internal static class References
{
    private const int Block = 16;

    public static byte[] Ecb(byte[] key, ReadOnlySpan<byte> data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(data, PaddingMode.None);
    }

    public static byte[] Cbc(byte[] key, byte[] iv, ReadOnlySpan<byte> data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(data, iv, PaddingMode.None);
    }

    /// <summary>NIST SP 800-38A, 6.3, with segments of one block; what a short last segment is padded with does not show in its bytes.</summary>
    public static byte[] Cfb(byte[] key, byte[] iv, byte[] data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCfb(Padded(data), iv, PaddingMode.None, feedbackSizeInBits: 128)[..data.Length];
    }

    /// <summary>NIST SP 800-38A, 6.4: the block cipher of the block cipher of … the IV is the key stream, which is CBC of zeros.</summary>
    public static byte[] Ofb(byte[] key, byte[] iv, byte[] data) => Xor(data, Cbc(key, iv, new byte[Padded(data).Length]));

    /// <summary>NIST SP 800-38A, 6.5, with a counter over the whole block, big-endian.</summary>
    public static byte[] Ctr(byte[] key, byte[] iv, byte[] data)
    {
        byte[] counters = new byte[Padded(data).Length];
        byte[] counter = [.. iv];
        for (int offset = 0; offset < counters.Length; offset += Block)
        {
            counter.CopyTo(counters, offset);
            for (int i = Block - 1; i >= 0 && ++counter[i] == 0; i--)
            {
            }
        }

        return Xor(data, Ecb(key, counters));
    }

    /// <summary>The number of the block, from 1 and little-endian, is put to the IV by exclusive or ("Length-preserving encryption with HCTR2", section 3; crypto/xctr.c).</summary>
    public static byte[] Xctr(byte[] key, byte[] iv, byte[] data)
    {
        byte[] counters = new byte[Padded(data).Length];
        for (int offset = 0; offset < counters.Length; offset += Block)
        {
            Span<byte> counter = counters.AsSpan(offset, Block);
            BinaryPrimitives.WriteInt32LittleEndian(counter, (offset / Block) + 1);
            Xor(counter.ToArray(), iv).CopyTo(counter);
        }

        return Xor(data, Ecb(key, counters));
    }

    /// <summary>RFC 3686, section 4: the counter block is the nonce, the IV, and a counter from 1.</summary>
    public static byte[] Rfc3686(byte[] key, byte[] nonce, byte[] iv, byte[] data) => Ctr(key, [.. nonce, .. iv, 0, 0, 0, 1], data);

    /// <summary>Each block is mixed with the plaintext and the ciphertext of the one before (crypto/pcbc.c).</summary>
    public static byte[] Pcbc(byte[] key, byte[] iv, byte[] data)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        byte[] result = new byte[data.Length], before = iv;
        for (int offset = 0; offset < data.Length; offset += Block)
        {
            byte[] plain = data[offset..(offset + Block)];
            byte[] cipher = aes.EncryptEcb(Xor(plain, before), PaddingMode.None);
            cipher.CopyTo(result, offset);
            before = Xor(plain, cipher);
        }

        return result;
    }

    /// <summary>RFC 3962, section 5: the last two blocks of CBC change places, always, and the one in front of which the text ends is cut.</summary>
    public static byte[] Cts(byte[] key, byte[] iv, byte[] data)
    {
        byte[] cbc = Cbc(key, iv, Padded(data));
        if (data.Length <= Block)
        {
            return cbc;
        }

        int last = cbc.Length - Block;
        return [.. cbc.AsSpan(0, last - Block), .. cbc.AsSpan(last), .. cbc.AsSpan(last - Block, data.Length - last)];
    }

    /// <summary>The IV is encrypted under the SHA-256 of the key (crypto/essiv.c).</summary>
    public static byte[] EssivCbc(byte[] key, byte[] iv, byte[] data) => Cbc(key, Ecb(SHA256.HashData(key), iv), data);

    /// <summary>IEEE 1619, 5.3, with stealing from the block before the last.</summary>
    public static byte[] Xts(byte[] key, byte[] iv, byte[] data)
    {
        byte[] dataKey = key[..(key.Length / 2)], tweaks = Tweaks(Ecb(key[(key.Length / 2)..], iv), Padded(data).Length);
        int whole = data.Length - (data.Length % Block);
        byte[] result = Xor(Ecb(dataKey, Xor(data[..whole], tweaks)), tweaks);
        if (whole == data.Length)
        {
            return result;
        }

        int stolen = data.Length - whole;
        byte[] lastWhole = result[(whole - Block)..];
        byte[] tweak = tweaks[whole..(whole + Block)];
        byte[] last = Xor(Ecb(dataKey, Xor([.. data.AsSpan(whole), .. lastWhole.AsSpan(stolen)], tweak)), tweak);
        return [.. result.AsSpan(0, whole - Block), .. last, .. lastWhole.AsSpan(0, stolen)];
    }

    /// <summary>crypto/authenc.c: the HMAC is of the associated data and the ciphertext.</summary>
    public static byte[] Authenticated(HashAlgorithmName hash, byte[] key, byte[] associatedData, byte[] ciphertext, int tagSize)
    {
        using var hmac = IncrementalHash.CreateHMAC(hash, key);
        hmac.AppendData(associatedData);
        hmac.AppendData(ciphertext);
        return [.. ciphertext, .. hmac.GetHashAndReset().AsSpan(0, tagSize)];
    }

    // Multiplied by x in GF(2¹²⁸) from block to block, little-endian.
    private static byte[] Tweaks(byte[] first, int length)
    {
        byte[] tweaks = new byte[length], tweak = [.. first];
        for (int offset = 0; offset < length; offset += Block)
        {
            tweak.CopyTo(tweaks, offset);
            int carry = 0;
            for (int i = 0; i < Block; i++)
            {
                int doubled = (tweak[i] << 1) | carry;
                tweak[i] = (byte)doubled;
                carry = doubled >> 8;
            }

            tweak[0] ^= (byte)(carry * 0x87);
        }

        return tweaks;
    }

    private static byte[] Padded(byte[] data) => [.. data, .. new byte[(Block - (data.Length % Block)) % Block]];

    // As long as the shorter of the two.
    private static byte[] Xor(byte[] left, byte[] right)
    {
        byte[] result = new byte[Math.Min(left.Length, right.Length)];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (byte)(left[i] ^ right[i]);
        }

        return result;
    }
}
