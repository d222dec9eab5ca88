using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>
/// Derives keys with NIST SP 800-108r1, in counter, feedback and double-pipeline mode, and any keyed hash that is declared with
/// <see cref="KernelHashAttribute"/>. With a label and a context the fixed input has the shape of <see cref="SP800108HmacCounterKdf"/>:
/// label ‖ 0 ‖ context ‖ L, where L is the length of the key in bits, 32 bits, big-endian, and the counter of 32 bits comes first.
/// The other overloads accept the fixed input and the counter of a protocol.
/// </summary>
/// <remarks>The hash is keyed once, and one handle is used for all blocks. A derivation that throws leaves no part of the key in its destination.</remarks>
public static class KernelKbkdf
{
    // The length in bits fits its 32 bits, as a positive number.
    private const int MaxOutput = int.MaxValue / 8;

    /// <summary>Derives a key in counter mode (section 4.1): K(i) = PRF(key, i ‖ label ‖ 0 ‖ context ‖ L).</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="label">The purpose of the key.</param>
    /// <param name="context">What the key is bound to, such as the identities of the parties.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed, or <paramref name="destination"/> overlaps the label or the context.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveCounter<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(KbkdfMode.Counter, key, [], label, context, destination);

    /// <summary>Derives a key in counter mode (section 4.1) with a given fixed input: K(i) = PRF(key, i ‖ fixed input).</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="fixedInput">The fixed input.</param>
    /// <param name="destination">Receives the key, at most as many blocks as the counter can count.</param>
    /// <param name="counter">The size and the position of the counter. The default is 32 bits before the fixed input.</param>
    /// <exception cref="ArgumentException">The key, <paramref name="destination"/> or <paramref name="counter"/> is not allowed, or <paramref name="destination"/> overlaps the fixed input.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveCounter<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default)
        where TMac : class, IKeyedHash<TMac>
    {
        if (counter.IsNone)
        {
            throw new ArgumentException("Counter mode needs a counter.", nameof(counter));
        }

        Derive<TMac>(KbkdfMode.Counter, key, [], fixedInput, destination, counter);
    }

    /// <summary>Derives a key in feedback mode (section 4.2), with a counter: K(i) = PRF(key, K(i-1) ‖ i ‖ label ‖ 0 ‖ context ‖ L), where K(0) is the IV.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="iv">The beginning of the input of the first block. It can be empty.</param>
    /// <param name="label">The purpose of the key.</param>
    /// <param name="context">What the key is bound to, such as the identities of the parties.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed, or <paramref name="destination"/> overlaps the label or the context.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveFeedback<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(KbkdfMode.Feedback, key, iv, label, context, destination);

    /// <summary>Derives a key in feedback mode (section 4.2) with a given fixed input: K(i) = PRF(key, K(i-1) ‖ i ‖ fixed input), where K(0) is the IV.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="iv">The beginning of the input of the first block. It can be empty.</param>
    /// <param name="fixedInput">The fixed input.</param>
    /// <param name="destination">Receives the key, at most as many blocks as the counter can count.</param>
    /// <param name="counter">The size and the position of the counter. The default is 32 bits before the fixed input.</param>
    /// <exception cref="ArgumentException">The key, <paramref name="destination"/> or <paramref name="counter"/> is not allowed, or <paramref name="destination"/> overlaps the fixed input.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveFeedback<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(KbkdfMode.Feedback, key, iv, fixedInput, destination, counter);

    /// <summary>Derives a key in double-pipeline mode (section 4.3), with a counter: A(i) = PRF(key, A(i-1)) and K(i) = PRF(key, A(i) ‖ i ‖ label ‖ 0 ‖ context ‖ L), where A(0) is label ‖ 0 ‖ context ‖ L.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="label">The purpose of the key.</param>
    /// <param name="context">What the key is bound to, such as the identities of the parties.</param>
    /// <param name="destination">Receives the key, 1 to 268,435,455 bytes.</param>
    /// <exception cref="ArgumentException">The key or <paramref name="destination"/> has a size that is not allowed, or <paramref name="destination"/> overlaps the label or the context.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveDoublePipeline<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(KbkdfMode.DoublePipeline, key, [], label, context, destination);

    /// <summary>Derives a key in double-pipeline mode (section 4.3) with a given fixed input: A(i) = PRF(key, A(i-1)) and K(i) = PRF(key, A(i) ‖ i ‖ fixed input), where A(0) is the fixed input.</summary>
    /// <typeparam name="TMac">The class of the keyed hash.</typeparam>
    /// <param name="key">The key-derivation key, in a size that the keyed hash accepts.</param>
    /// <param name="fixedInput">The fixed input.</param>
    /// <param name="destination">Receives the key, at most as many blocks as the counter can count.</param>
    /// <param name="counter">The size and the position of the counter. The default is 32 bits before the fixed input.</param>
    /// <exception cref="ArgumentException">The key, <paramref name="destination"/> or <paramref name="counter"/> is not allowed, or <paramref name="destination"/> overlaps the fixed input.</exception>
    /// <exception cref="PlatformNotSupportedException">No permitted backend provides the keyed hash. The exception's message says why.</exception>
    /// <exception cref="KernelCryptoException">The kernel reported an error.</exception>
    public static void DeriveDoublePipeline<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default)
        where TMac : class, IKeyedHash<TMac>
        => Derive<TMac>(KbkdfMode.DoublePipeline, key, [], fixedInput, destination, counter);

    private static void Derive<TMac>(KbkdfMode mode, ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
        where TMac : class, IKeyedHash<TMac>
    {
        CheckLength(destination, MaxOutput);
        DerivationInput.CheckApart(destination, label, nameof(destination), nameof(label));
        DerivationInput.CheckApart(destination, context, nameof(destination), nameof(context));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, 8 * destination.Length);
        KbkdfBlocks.Derive<TMac>(mode, key, iv, new KbkdfFixedInput(label, context, length), default, destination);
    }

    private static void Derive<TMac>(KbkdfMode mode, ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter)
        where TMac : class, IKeyedHash<TMac>
    {
        CheckLength(destination, counter.MaxBlocks * TMac.HashSizeInBytes);
        DerivationInput.CheckApart(destination, fixedInput, nameof(destination), nameof(fixedInput));
        KbkdfBlocks.Derive<TMac>(mode, key, iv, new KbkdfFixedInput(fixedInput, counter.Offset(fixedInput.Length)), counter, destination);
    }

    private static void CheckLength(ReadOnlySpan<byte> destination, long most)
    {
        if (destination.IsEmpty || destination.Length > most)
        {
            throw new ArgumentException($"The destination is {destination.Length} bytes long; SP 800-108 derives 1 to {most} bytes with this counter and keyed hash.", nameof(destination));
        }
    }
}
