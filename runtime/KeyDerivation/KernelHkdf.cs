using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen;

/// <summary>Derives keys with HKDF (RFC 5869) and any <c>hmac(…)</c> that is declared with <see cref="KernelHashAttribute"/>, in the shape of <see cref="HKDF"/>.</summary>
/// <remarks>The HMAC is keyed once for each of the two steps, and one handle is used for all blocks. A derivation that throws leaves no part of the key in its output.</remarks>
public static class KernelHkdf
{
    private const string Standard = "HKDF (RFC 5869)";

    // RFC 5869, section 2.3: L is at most 255 digests, since the counter is one byte.
    private const int MaxBlocks = 255;

    /// <summary>Derives a key from input keying material: extracts, then expands.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="output">Receives the key, 1 byte to 255 times the size of a digest.</param>
    /// <param name="salt">The salt. An empty salt is the same as zeros, as many as a digest has bytes.</param>
    /// <param name="info">The purpose of the key. It can be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="output"/> is empty, longer than 255 digests, or overlaps <paramref name="info"/>, or the salt is longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the HMAC. The exception's message says why.</exception>
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

    /// <summary>Performs the first step: extracts a pseudo-random key from input keying material.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="ikm">The input keying material.</param>
    /// <param name="salt">The salt. An empty salt is the same as zeros, as many as a digest has bytes.</param>
    /// <param name="prk">Receives the pseudo-random key, one digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is too small, or the salt is longer than 16,384 bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the HMAC. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static int Extract<THmac>(ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, Span<byte> prk)
        where THmac : class, IKeyedHash<THmac>
    {
        DerivationInput.CheckHmac<THmac>(Standard);
        int size = THmac.HashSizeInBytes;
        if (prk.Length < size)
        {
            throw new ArgumentException($"The pseudo-random key is {size} bytes long; the destination has room for {prk.Length}.", nameof(prk));
        }

        // An empty key and one of zeros are the same to HMAC.
        using THmac hmac = DerivationInput.Open<THmac>(salt, nameof(salt));
        using var key = new DerivedKey(prk[..size]);
        hmac.ComputeHash(ikm, key.Rest);
        key.Advance(size);
        return size;
    }

    /// <summary>Performs the second step: derives a key from a pseudo-random key.</summary>
    /// <typeparam name="THmac">The class of the HMAC.</typeparam>
    /// <param name="prk">The pseudo-random key, at least one digest.</param>
    /// <param name="output">Receives the key, 1 byte to 255 times the size of a digest.</param>
    /// <param name="info">The purpose of the key. It can be empty.</param>
    /// <exception cref="ArgumentException"><paramref name="prk"/> is shorter than a digest or longer than 16,384 bytes, or <paramref name="output"/> is empty, longer than 255 digests, or overlaps <paramref name="info"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the HMAC. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void Expand<THmac>(ReadOnlySpan<byte> prk, Span<byte> output, ReadOnlySpan<byte> info)
        where THmac : class, IKeyedHash<THmac>
    {
        CheckOutput<THmac>(output, info);
        if (prk.Length < THmac.HashSizeInBytes)
        {
            throw new ArgumentException($"The pseudo-random key is {prk.Length} bytes long; the minimum is the size of a digest, {THmac.HashSizeInBytes} bytes (RFC 5869, section 2.3).", nameof(prk));
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
            throw new ArgumentException($"The output is {output.Length} bytes long; HKDF with {THmac.Name} derives 1 to {most} bytes (RFC 5869, section 2.3).", nameof(output));
        }

        DerivationInput.CheckApart(output, info, nameof(output), nameof(info));
    }
}
