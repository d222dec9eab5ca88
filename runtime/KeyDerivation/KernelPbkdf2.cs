using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>PBKDF2 (RFC 8018, section 5.2) with any <c>hmac(…)</c> that is declared with <see cref="KernelHashAttribute"/>, in the shape of <see cref="Rfc2898DeriveBytes"/>.</summary>
/// <remarks>
/// The HMAC is keyed with the password once; an iteration is one message, two system calls on the kernel's side. Where passwords are
/// checked in numbers, the in-process side or <see cref="Rfc2898DeriveBytes"/> is many times faster.
/// </remarks>
public static class KernelPbkdf2
{
    private const int MaxHashSize = 64;

    /// <summary>Derives a key from a password.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="password">The password, up to 16,384 bytes.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="destination">Receives the key, of any size.</param>
    /// <param name="iterations">The number of iterations, at least 1.</param>
    /// <exception cref="ArgumentException">The password is too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="iterations"/> is 0 or negative.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveKey<THmac>(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Span<byte> destination, int iterations)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivedKey.CheckHmac<THmac>("PBKDF2 (RFC 8018)");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        using THmac hmac = THmac.Open(password);
        Span<byte> sum = stackalloc byte[MaxHashSize], block = stackalloc byte[MaxHashSize], index = stackalloc byte[sizeof(int)];
        sum = sum[..THmac.HashSize];
        block = block[..THmac.HashSize];
        try
        {
            // A destination has fewer than 2^31 bytes, so the index of a block (2^32 - 1 at most) never runs over.
            for (int number = 1; !destination.IsEmpty; number++)
            {
                BinaryPrimitives.WriteInt32BigEndian(index, number);
                hmac.AppendData(salt);
                hmac.AppendData(index);
                hmac.GetHashAndReset(block);
                block.CopyTo(sum);
                for (int iteration = 1; iteration < iterations; iteration++)
                {
                    hmac.ComputeHash(block, block);
                    Add(block, sum);
                }

                destination = DerivedKey.Take(sum, destination);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sum);
            CryptographicOperations.ZeroMemory(block);
        }
    }

    private static void Add(ReadOnlySpan<byte> block, Span<byte> sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] ^= block[i];
        }
    }
}
