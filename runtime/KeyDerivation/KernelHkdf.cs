using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen;

/// <summary>Derives keys with HKDF (RFC 5869) and any <c>hmac(…)</c> that is declared with <see cref="KernelHashAttribute"/>, in the shape of <see cref="HKDF"/>.</summary>
/// <remarks>The HMAC is keyed once for each of the two steps, and its handle used for every block. A derivation that throws leaves no part of the key in its output.</remarks>
public static class KernelHkdf
{
    private const string Standard = "HKDF (RFC 5869)";

    // RFC 5869, section 2.3: L is at most 255 digests, since the counter is one byte.
    private const int MaxBlocks = 255;

    /// <summary>Extracts and expands: derives a key from input keying material.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="output">Receives the key, up to 255 digests.</param>
    /// <param name="salt">The salt; empty stands for a digest of zeros.</param>
    /// <param name="info">What the key is for; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="output"/> is empty, longer than 255 digests, or overlaps <paramref name="info"/>, or the salt is longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveKey<THmac>(ReadOnlySpan<byte> ikm, Span<byte> output, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        CheckOutput<THmac>(output, info);
        Span<byte> prk = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        prk = prk[..THmac.HashSizeInBytes];
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

    /// <summary>Does the first step: makes a pseudo-random key from input keying material.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="salt">The salt; empty stands for a digest of zeros.</param>
    /// <param name="prk">Receives the pseudo-random key, one digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is too small, or the salt is longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static int Extract<THmac>(ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, Span<byte> prk)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivationInput.CheckHmac<THmac>(Standard);
        int size = THmac.HashSizeInBytes;
        if (prk.Length < size)
        {
            throw new ArgumentException($"The pseudo-random key has {size} bytes, and there is room for {prk.Length}.", nameof(prk));
        }

        // An empty key and one of zeros are the same to HMAC.
        using THmac hmac = DerivationInput.Open<THmac>(salt, nameof(salt));
        using var key = new DerivedKey(prk[..size]);
        hmac.ComputeHash(ikm, key.Rest);
        key.Advance(size);
        return size;
    }

    /// <summary>Does the second step: derives a key from a pseudo-random key.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="prk">The pseudo-random key, at least one digest.</param>
    /// <param name="output">Receives the key, up to 255 digests.</param>
    /// <param name="info">What the key is for; may be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is shorter than a digest or longer than 16,384 bytes, or <paramref name="output"/> is empty, longer than 255 digests, or overlaps <paramref name="info"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the HMAC; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void Expand<THmac>(ReadOnlySpan<byte> prk, Span<byte> output, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        CheckOutput<THmac>(output, info);
        if (prk.Length < THmac.HashSizeInBytes)
        {
            throw new ArgumentException($"The pseudo-random key has {prk.Length} bytes; it must have a digest's {THmac.HashSizeInBytes} at least (RFC 5869, section 2.3).", nameof(prk));
        }

        using THmac hmac = DerivationInput.Open<THmac>(prk, nameof(prk));
        using var key = new DerivedKey(output);
        Span<byte> block = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        block = block[..THmac.HashSizeInBytes];
        scoped ReadOnlySpan<byte> former = [];
        try
        {
            for (byte counter = 1; !key.IsFull; counter++)
            {
                hmac.AppendData(former);
                hmac.AppendData(info);
                hmac.AppendData([counter]);
                hmac.GetHashAndReset(block);
                former = block;
                key.Append(block);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
        }
    }

    private static void CheckOutput<THmac>(ReadOnlySpan<byte> output, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivationInput.CheckHmac<THmac>(Standard);
        int most = MaxBlocks * THmac.HashSizeInBytes;
        if (output.IsEmpty || output.Length > most)
        {
            throw new ArgumentException($"{output.Length} bytes are asked for; HKDF with {THmac.Name} gives 1 to {most} (RFC 5869, section 2.3).", nameof(output));
        }

        DerivationInput.CheckApart(output, info, nameof(output), nameof(info));
    }
}
