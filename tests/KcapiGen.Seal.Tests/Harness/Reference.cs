using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Seal.Tests.Harness;

/// <summary>Opens a sealed file as its description in Header.cs says, and with nothing of the program but that description.</summary>
internal static class Reference
{
    public static byte[] Open(byte[] file, byte[] secret)
    {
        Assert.Equal("KcapSeal\u0001", Encoding.ASCII.GetString(file, 0, 9));
        int iterations = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(9));
        byte[] header = file[..64], salt = file[13..45];
        Assert.Equal(SHA256.HashData(file[..52])[..12], file[52..64]);
        byte[] key = iterations == 0
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt, "KcapiGen Seal 1"u8.ToArray())
            : Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, HashAlgorithmName.SHA256, 32);

        using var aes = new AesGcm(key, tagSizeInBytes: 16);
        using var content = new MemoryStream();
        for (int at = 64, number = 0; at < file.Length; number++)
        {
            int size = Math.Min(65_536, file.Length - at - 16);
            bool last = at + size + 16 == file.Length;
            byte[] nonce = [.. file[45..52], 0, 0, (byte)(number >> 8), (byte)number, last ? (byte)1 : (byte)0];
            byte[] text = new byte[size];
            aes.Decrypt(nonce, file.AsSpan(at, size), file.AsSpan(at + size, 16), text, header);
            content.Write(text);
            at += size + 16;
        }

        return content.ToArray();
    }

    /// <summary>Makes the header's checksum right again, as whoever changes a header on purpose would.</summary>
    public static byte[] WithChecksum(byte[] file)
    {
        SHA256.HashData(file.AsSpan(..52)).AsSpan(..12).CopyTo(file.AsSpan(52));
        return file;
    }
}
