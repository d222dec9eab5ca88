using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>
/// The key derivations of NIST SP 800-108r1 (counter, feedback and double-pipeline mode) with any keyed hash that is declared with
/// <see cref="KernelHashAttribute"/>, in the shape of <see cref="SP800108HmacCounterKdf"/>: the counter and the length of the key are 32 bits,
/// big-endian, and a zero byte stands between label and context.
/// </summary>
/// <remarks>The hash is keyed once, and its handle used for every block.</remarks>
public static class KernelKbkdf
{
    // SP 800-108r1, section 4: a counter of r = 32 bits allows 2^32 - 1 blocks. The length in bits must fit its 32 bits.
    private const int MaxOutput = int.MaxValue / 8;

    private const int MaxHashSize = 64;

    /// <summary>Counter mode (section 4.1): K(i) = PRF(key, i ‖ label ‖ 0 ‖ context ‖ L).</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, of a size that the keyed hash takes.</param>
    /// <param name="label">What the key is for.</param>
    /// <param name="context">Whom it is for.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the keyed hash; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveCounter<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(key, label, context, [], destination, Mode.Counter);

    /// <summary>Feedback mode (section 4.2), with a counter: K(i) = PRF(key, K(i-1) ‖ i ‖ label ‖ 0 ‖ context ‖ L), where K(0) is the IV.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, of a size that the keyed hash takes.</param>
    /// <param name="iv">What the first block begins with; may be empty.</param>
    /// <param name="label">What the key is for.</param>
    /// <param name="context">Whom it is for.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the keyed hash; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveFeedback<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(key, label, context, iv, destination, Mode.Feedback);

    /// <summary>Double-pipeline mode (section 4.3), with a counter: A(i) = PRF(key, A(i-1)) and K(i) = PRF(key, A(i) ‖ i ‖ label ‖ 0 ‖ context ‖ L), where A(0) is label ‖ 0 ‖ context ‖ L.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, of a size that the keyed hash takes.</param>
    /// <param name="label">What the key is for.</param>
    /// <param name="context">Whom it is for.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed.</exception>
    /// <exception cref="PlatformNotSupportedException">No side that may be used gives the keyed hash; the message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveDoublePipeline<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(key, label, context, [], destination, Mode.DoublePipeline);

    private enum Mode
    {
        Counter,
        Feedback,
        DoublePipeline,
    }

    private static void Derive<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, ReadOnlySpan<byte> iv, Span<byte> destination, Mode mode)
        where TMac : class, IKeyedHash<TMac>
    {
        if (destination.Length is 0 or > MaxOutput)
        {
            throw new ArgumentException($"{destination.Length} bytes are asked for; SP 800-108 gives 1 to {MaxOutput}.", nameof(destination));
        }

        using TMac mac = TMac.Open(key);
        Span<byte> block = stackalloc byte[MaxHashSize], pipeline = stackalloc byte[MaxHashSize], counter = stackalloc byte[sizeof(int)], length = stackalloc byte[sizeof(int)];
        block = block[..TMac.HashSize];
        pipeline = pipeline[..TMac.HashSize];
        BinaryPrimitives.WriteInt32BigEndian(length, 8 * destination.Length);
        scoped ReadOnlySpan<byte> former = iv;
        try
        {
            for (int number = 1; !destination.IsEmpty; number++)
            {
                if (mode == Mode.DoublePipeline)
                {
                    Advance(mac, isFirst: number == 1, label, context, length, pipeline);
                    former = pipeline;
                }

                BinaryPrimitives.WriteInt32BigEndian(counter, number);
                mac.AppendData(former);
                mac.AppendData(counter);
                AppendFixedInput(mac, label, context, length);
                mac.GetHashAndReset(block);
                if (mode == Mode.Feedback)
                {
                    former = block;
                }

                destination = DerivedKey.Take(block, destination);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(block);
            CryptographicOperations.ZeroMemory(pipeline);
        }
    }

    /// <summary>A(i-1) → A(i).</summary>
    private static void Advance<TMac>(TMac mac, bool isFirst, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, ReadOnlySpan<byte> length, Span<byte> pipeline)
        where TMac : class, IKeyedHash<TMac>
    {
        if (isFirst)
        {
            AppendFixedInput(mac, label, context, length);
            mac.GetHashAndReset(pipeline);
        }
        else
        {
            mac.ComputeHash(pipeline, pipeline);
        }
    }

    private static void AppendFixedInput<TMac>(TMac mac, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, ReadOnlySpan<byte> length)
        where TMac : class, IKeyedHash<TMac>
    {
        mac.AppendData(label);
        mac.AppendData([0]);
        mac.AppendData(context);
        mac.AppendData(length);
    }
}
