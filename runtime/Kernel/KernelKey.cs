using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Kernel;

/// <summary>Sets the key of a TFM. The kernel expects all parts of it in one buffer.</summary>
internal static class KernelKey
{
    // struct rtattr (length 8, type CRYPTO_AUTHENC_KEYA_PARAM = 1, in the machine's byte order) and the length of the encryption key, big-endian
    // (crypto_authenc_extractkeys in crypto/authenc.c).
    private const int AuthencHeaderSize = 8;
    private const ushort AuthencKeyParameter = 1;

    private const int MaxSizeOnStack = 256;

    public static void Set(TfmDescriptor tfm, CipherKey key)
    {
        switch (key.Layout)
        {
            case CipherKey.KeyLayout.Plain:
                tfm.SetKey(key.Key);
                return;
            case CipherKey.KeyLayout.Keyring:
                tfm.SetKeyBySerial(key.Serial);
                return;
        }

        int size = JoinedSize(key);
        if (size <= MaxSizeOnStack)
        {
            SetJoined(tfm, key, stackalloc byte[size]);
        }
        else
        {
            // Native, so that the garbage collector leaves no copy behind; zeroed when disposed.
            using NativeBuffer buffer = NativeBuffer.Allocate(size);
            SetJoined(tfm, key, buffer.Span);
        }
    }

    private static int JoinedSize(CipherKey key)
    {
        long size = (long)AuthencHeaderSize + key.Key.Length + key.Other.Length;
        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException($"The two keys are {size - AuthencHeaderSize} bytes long together, more than the kernel takes.", "authenticationKey");
    }

    private static void SetJoined(TfmDescriptor tfm, CipherKey key, Span<byte> joined)
    {
        try
        {
            tfm.SetKey(joined[..Join(key, joined)]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(joined);
        }
    }

    private static int Join(CipherKey key, Span<byte> joined)
    {
        if (key.Layout == CipherKey.KeyLayout.Salted)
        {
            key.Key.CopyTo(joined);
            key.Other.CopyTo(joined[key.Key.Length..]);
            return key.Key.Length + key.Other.Length;
        }

        MemoryMarshal.Write(joined, (ushort)AuthencHeaderSize);
        MemoryMarshal.Write(joined[2..], AuthencKeyParameter);
        BinaryPrimitives.WriteInt32BigEndian(joined[4..], key.Key.Length);
        key.Other.CopyTo(joined[AuthencHeaderSize..]);
        key.Key.CopyTo(joined[(AuthencHeaderSize + key.Other.Length)..]);
        return AuthencHeaderSize + key.Other.Length + key.Key.Length;
    }
}
