using System.Security.Cryptography;

namespace Seal;

/// <summary>Derives the key of one file, 256 bits, from the password or key file and the salt of the file.</summary>
internal static class FileKey
{
    public static Gcm OpenCipher(Secret secret, Header header)
    {
        Span<byte> key = stackalloc byte[32];
        try
        {
            if (header.IsForPassword)
            {
                // Slow on purpose, so that guessing passwords is expensive.
                Rfc2898DeriveBytes.Pbkdf2(secret.Bytes, header.Salt, key, header.Iterations, HashAlgorithmName.SHA256);
            }
            else
            {
                HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Bytes, key, header.Salt, info: "KcapiGen Seal 1"u8);
            }

            return new Gcm(key); // The kernel keeps the key; this process does not.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
