using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.InProcess;

namespace KcapiGen;

/// <summary>
/// Derives keys from passwords with PBKDF2 (RFC 8018, section 5.2) and any keyed hash that is declared with <see cref="KernelHashAttribute"/>,
/// in the shape of <see cref="Rfc2898DeriveBytes"/>. RFC 8018 and NIST SP 800-132 use HMAC; another keyed hash is for data that was made with it.
/// </summary>
/// <remarks>
/// In process, libcrypto's own PBKDF2 is used with an HMAC. In the kernel the keyed hash is keyed once with the password, and each iteration is one
/// message, two system calls, so the in-process backend is many times faster. A derivation that throws leaves no part of the key in its
/// destination.
/// </remarks>
public static class KernelPbkdf2
{
    // NIST SP 800-132, section 5.2.
    private const int LeastIterations = 1000;

    // The largest key that a generated class of an HMAC takes.
    private const int MaxPasswordSize = 16 * 1024;

    /// <summary>Derives a key from a password.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="password">The password, up to 16,384 bytes for an HMAC; for another keyed hash, one of its key sizes.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="destination">Receives the key, of any size.</param>
    /// <param name="iterations">The number of iterations, at least 1.</param>
    /// <exception cref="ArgumentException">The keyed hash does not accept a password of this size, or <paramref name="destination"/> overlaps the salt.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="iterations"/> is 0 or negative.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveKey<TMac>(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Span<byte> destination, int iterations)
        where TMac : class, IKeyedHash<TMac>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        DerivationInput.CheckApart(destination, salt, nameof(destination), nameof(salt));
        using var key = new DerivedKey(destination);
        if (TryDeriveInProcess<TMac>(password, salt, key.Rest, iterations))
        {
            key.Advance(destination.Length);
            return;
        }

        using TMac mac = DerivationInput.Open<TMac>(password, nameof(password));
        Span<byte> block = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        block = block[..TMac.HashSizeInBytes];
        try
        {
            // A destination has fewer than 2^31 bytes, so the number of a block (at most 2^32 - 1) never overflows.
            for (int number = 1; !key.IsFull; number++)
            {
                DeriveBlock(mac, salt, number, iterations, block);
                key.Append(block);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
        }
    }

    /// <summary>Measures how many iterations take a given time on this machine and its backend, for a key of one digest.</summary>
    /// <remarks>
    /// The measurement takes about as long as the given time. Store the number with the salt, because another measurement has another result. The
    /// result is at least 1,000, as NIST SP 800-132 recommends, even if that takes longer.
    /// </remarks>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="duration">The time that a derivation should take, more than zero.</param>
    /// <param name="passwordSize">The size of a password in bytes. It matters only for a keyed hash with fixed key sizes.</param>
    /// <returns>The number of iterations, from 1,000 to 2,147,483,647.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is zero or negative, or <paramref name="passwordSize"/> is negative.</exception>
    /// <exception cref="ArgumentException">The keyed hash does not accept keys of <paramref name="passwordSize"/> bytes.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static int MeasureIterations<TMac>(TimeSpan duration, int passwordSize = 16)
        where TMac : class, IKeyedHash<TMac>
        => MeasureIterations<TMac>(duration, passwordSize, TimeProvider.System);

    internal static int MeasureIterations<TMac>(TimeSpan duration, int passwordSize, TimeProvider clock)
        where TMac : class, IKeyedHash<TMac>
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(passwordSize);
        byte[] password = new byte[passwordSize];
        int iterations = LeastIterations;

        // A quarter of the given time is long enough to measure. The faster of two runs counts, because the machine may have been busy in the other.
        while (true)
        {
            double share = Math.Min(Time<TMac>(password, iterations, clock) / duration, Time<TMac>(password, iterations, clock) / duration);
            if (share >= 0.25)
            {
                return (int)Math.Clamp(iterations / share, LeastIterations, int.MaxValue);
            }

            if (iterations > int.MaxValue / 2)
            {
                return int.MaxValue;
            }

            iterations *= 2;
        }
    }

    // libcrypto needs no handle of the keyed hash, and opening one costs as much as twenty iterations. A password that is too long is left to the
    // handle, which refuses it on both sides alike.
    private static bool TryDeriveInProcess<TMac>(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Span<byte> key, int iterations)
        where TMac : class, IKeyedHash<TMac>
        => password.Length <= MaxPasswordSize && TMac.ExpectedBackend == KernelBackend.InProcess && EvpPbkdf2.TryDerive(TMac.Name, password, salt, iterations, key);

    // RFC 8018, section 5.2: T_i = U_1 xor U_2 xor …
    private static void DeriveBlock<TMac>(TMac mac, ReadOnlySpan<byte> salt, int number, int iterations, Span<byte> sum)
        where TMac : class, IKeyedHash<TMac>
    {
        Span<byte> index = stackalloc byte[sizeof(int)], term = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        term = term[..sum.Length];
        try
        {
            BinaryPrimitives.WriteInt32BigEndian(index, number);
            mac.AppendData(salt);
            mac.AppendData(index);
            mac.GetHashAndReset(term);
            term.CopyTo(sum);
            for (int iteration = 1; iteration < iterations; iteration++)
            {
                mac.ComputeHash(term, term);
                Add(term, sum);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(term);
        }
    }

    private static void Add(ReadOnlySpan<byte> term, Span<byte> sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] ^= term[i];
        }
    }

    private static TimeSpan Time<TMac>(ReadOnlySpan<byte> password, int iterations, TimeProvider clock)
        where TMac : class, IKeyedHash<TMac>
    {
        Span<byte> key = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        long start = clock.GetTimestamp();
        DeriveKey<TMac>(password, "salt"u8, key[..TMac.HashSizeInBytes], iterations);
        return clock.GetElapsedTime(start);
    }
}
