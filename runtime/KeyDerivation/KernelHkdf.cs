using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>HKDF (RFC 5869) with any <c>hmac(…)</c> that is declared with <see cref="KernelHashAttribute"/>, in the shape of <see cref="HKDF"/>.</summary>
/// <remarks>The HMAC is keyed once for each of the two steps, and its handle used for every block.</remarks>
public static class KernelHkdf
{
    // RFC 5869, section 2.3: L is at most 255 digests, since the counter is one byte.
    private const int MaxBlocks = 255;

    private const int MaxHashSize = 64;

    /// <summary>Extract and expand: derives a key from input keying material.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="output">Receives the key, up to 255 digests.</param>
    /// <param name="salt">The salt; empty stands for a digest of zeros.</param>
    /// <param name="info">What the key is for; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="output"/> is empty or longer than 255 digests, or the salt longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveKey<THmac>(ReadOnlySpan<byte> ikm, Span<byte> output, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        CheckOutput<THmac>(output);
        Span<byte> prk = stackalloc byte[MaxHashSize];
        prk = prk[..THmac.HashSize];
        try
        {
            Extract<THmac>(ikm, salt, prk);
            Expand<THmac>(prk, output, info);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(prk);
        }
    }

    /// <summary>The first step: makes a pseudo-random key of input keying material.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="salt">The salt; empty stands for a digest of zeros.</param>
    /// <param name="prk">Receives the pseudo-random key, one digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is too small, or the salt longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static int Extract<THmac>(ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, Span<byte> prk)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivedKey.CheckHmac<THmac>("HKDF (RFC 5869)");
        if (prk.Length < THmac.HashSize)
        {
            throw new ArgumentException($"The pseudo-random key has {THmac.HashSize} bytes, and there is room for {prk.Length}.", nameof(prk));
        }

        // An empty key and one of zeros are the same to HMAC.
        using THmac hmac = THmac.Open(salt);
        return hmac.ComputeHash(ikm, prk);
    }

    /// <summary>The second step: derives a key from a pseudo-random key.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="prk">The pseudo-random key, at least one digest.</param>
    /// <param name="output">Receives the key, up to 255 digests.</param>
    /// <param name="info">What the key is for; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is shorter than a digest, or <paramref name="output"/> is empty or longer than 255 digests.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void Expand<THmac>(ReadOnlySpan<byte> prk, Span<byte> output, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        CheckOutput<THmac>(output);
        if (prk.Length < THmac.HashSize)
        {
            throw new ArgumentException($"The pseudo-random key has {prk.Length} bytes; it must have a digest's {THmac.HashSize} at least (RFC 5869, section 2.3).", nameof(prk));
        }

        using THmac hmac = THmac.Open(prk);
        Span<byte> block = stackalloc byte[MaxHashSize];
        block = block[..THmac.HashSize];
        scoped ReadOnlySpan<byte> former = [];
        try
        {
            for (byte counter = 1; !output.IsEmpty; counter++)
            {
                hmac.AppendData(former);
                hmac.AppendData(info);
                hmac.AppendData([counter]);
                hmac.GetHashAndReset(block);
                former = block;
                output = DerivedKey.Take(block, output);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
        }
    }

    private static void CheckOutput<THmac>(Span<byte> output)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivedKey.CheckHmac<THmac>("HKDF (RFC 5869)");
        if (output.IsEmpty || output.Length > MaxBlocks * THmac.HashSize)
        {
            throw new ArgumentException($"{output.Length} bytes are asked for; HKDF with {THmac.Name} gives 1 to {MaxBlocks * THmac.HashSize} (RFC 5869, section 2.3).", nameof(output));
        }
    }
}
