using KcapiGen.Chunks;

namespace KcapiGen;

/// <summary>
/// Seals and opens messages of any length with an AEAD, in chunks, by the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, "Online
/// Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
/// </summary>
/// <remarks>
/// <para>
/// A sealed message is a sequence of chunks. Each is the ciphertext of <see cref="ChunkSize"/> bytes, of the last chunk as many as remain,
/// followed by a tag. The nonce of a chunk is the nonce prefix, the number of the chunk (4 bytes, big-endian) and one byte that is 1 for the last
/// chunk and 0 for the others. The associated data is authenticated with every chunk. The prefix is not part of the sealed message: store it, for
/// example in a header that is also the associated data.
/// </para>
/// <para>
/// Opening gives out bytes of authentic chunks only. A message that was changed, truncated, extended or reordered throws
/// <see cref="System.Security.Cryptography.AuthenticationTagMismatchException"/>; what was given out before is a true beginning of the message.
/// </para>
/// <para>
/// Never use a prefix twice with one key. A random prefix of 7 bytes is safe for some millions of messages of a key; better is one key for each
/// message, derived with HKDF from a random salt.
/// </para>
/// <para>Tink's streaming AEADs and age use the same layout of nonces and chunks. An instance has no state and can be used by several threads if the cipher can.</para>
/// </remarks>
public sealed class ChunkedAead
{
    /// <summary>The size of a chunk unless another is given, in bytes of plaintext.</summary>
    public const int DefaultChunkSize = 65_536;

    /// <summary>The largest size of a chunk in bytes of plaintext, 16 MiB.</summary>
    public const int MaxChunkSize = 1 << 24;

    private const int CcmNonceSize = 13;

    private readonly IAeadCipher _cipher;

    /// <summary>Creates an instance.</summary>
    /// <param name="cipher">The AEAD with the key, which must take messages of any length. The caller disposes it.</param>
    /// <param name="chunkSize">The size of a chunk in bytes of plaintext. It is part of the format: open with the size that was used to seal.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is not between 1 and <see cref="MaxChunkSize"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The nonce of the cipher is too short, or the cipher is CCM with a nonce of 13 bytes, whose messages have at most 65,535 bytes (RFC 3610, section 2).
    /// </exception>
    public ChunkedAead(IAeadCipher cipher, int chunkSize = DefaultChunkSize)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunkSize, MaxChunkSize);
        if (cipher.NonceSize < ChunkCipher.CounterSize)
        {
            throw new ArgumentException(
                $"The nonce of the cipher has {cipher.NonceSize} bytes; the construction uses {ChunkCipher.CounterSize} of them.", nameof(cipher));
        }

        if (cipher.NonceSize == CcmNonceSize && chunkSize > ushort.MaxValue)
        {
            throw new ArgumentException(
                $"With a nonce of {CcmNonceSize} bytes, CCM takes at most {ushort.MaxValue} bytes (RFC 3610, section 2), not chunks of {chunkSize}.", nameof(chunkSize));
        }

        _cipher = cipher;
        ChunkSize = chunkSize;
        TagSizeInBytes = cipher.TagSizeInBytes;
        NoncePrefixSize = cipher.NonceSize - ChunkCipher.CounterSize;
    }

    /// <summary>Gets the size of a chunk in bytes of plaintext.</summary>
    public int ChunkSize { get; }

    /// <summary>Gets the size of the nonce prefix in bytes: the size of the cipher's nonce less 5.</summary>
    public int NoncePrefixSize { get; }

    /// <summary>Gets the size of the tag of each chunk in bytes.</summary>
    public int TagSizeInBytes { get; }

    /// <summary>Gets the largest length of a message in bytes: 2^32 chunks.</summary>
    public long MaxLength => ChunkSize * (1L << 32);

    /// <summary>Returns the length of the sealed message.</summary>
    /// <param name="length">The length of the message in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or more than <see cref="MaxLength"/>.</exception>
    public long GetSealedLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        long chunks = length == 0 ? 1 : ((length - 1) / ChunkSize) + 1;
        return length + (chunks * TagSizeInBytes);
    }

    /// <summary>Seals the rest of a stream.</summary>
    /// <param name="source">The message, from its current position to its end.</param>
    /// <param name="destination">Receives the sealed message.</param>
    /// <param name="noncePrefix">The beginning of every nonce, <see cref="NoncePrefixSize"/> bytes. Never use it twice with one key.</param>
    /// <param name="associatedData">Data that is authenticated with every chunk but not encrypted.</param>
    /// <param name="progress">Receives the number of bytes of the source that are done, after every chunk.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// The prefix has the wrong size, the source is not readable or longer than <see cref="MaxLength"/>, or the destination is not writable.
    /// </exception>
    public long Seal(
        Stream source, Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default, IProgress<long>? progress = null)
    {
        using ChunkTransform transform = Begin(isSealing: true, source, destination, noncePrefix, associatedData, progress);
        return transform.Run();
    }

    /// <summary>Opens the sealed message that is the rest of a stream.</summary>
    /// <param name="source">The sealed message, from its current position to its end.</param>
    /// <param name="destination">Receives the message. If this method throws, it holds a true beginning of the message.</param>
    /// <param name="noncePrefix">The prefix with which the message was sealed.</param>
    /// <param name="associatedData">The associated data with which the message was sealed.</param>
    /// <param name="progress">Receives the number of bytes of the source that are done, after every chunk.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The message is not authentic.</exception>
    /// <exception cref="ArgumentException">The prefix has the wrong size, the source is not readable, or the destination is not writable.</exception>
    public long Open(
        Stream source, Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default, IProgress<long>? progress = null)
    {
        using ChunkTransform transform = Begin(isSealing: false, source, destination, noncePrefix, associatedData, progress);
        return transform.Run();
    }

    /// <inheritdoc cref="Seal"/>
    /// <param name="source">The message, from its current position to its end.</param>
    /// <param name="destination">Receives the sealed message.</param>
    /// <param name="noncePrefix">The beginning of every nonce, <see cref="NoncePrefixSize"/> bytes. Never use it twice with one key.</param>
    /// <param name="associatedData">Data that is authenticated with every chunk but not encrypted.</param>
    /// <param name="progress">Receives the number of bytes of the source that are done, after every chunk.</param>
    /// <param name="cancellationToken">Ends the operation between two chunks, and is passed to the streams.</param>
    /// <remarks>The next chunk is read and the previous one written while a chunk is sealed.</remarks>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public Task<long> SealAsync(
        Stream source,
        Stream destination,
        ReadOnlyMemory<byte> noncePrefix,
        ReadOnlyMemory<byte> associatedData = default,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => Begin(isSealing: true, source, destination, noncePrefix.Span, associatedData.Span, progress).RunAsync(cancellationToken);

    /// <inheritdoc cref="Open"/>
    /// <param name="source">The sealed message, from its current position to its end.</param>
    /// <param name="destination">Receives the message. If the task fails, it holds a true beginning of the message.</param>
    /// <param name="noncePrefix">The prefix with which the message was sealed.</param>
    /// <param name="associatedData">The associated data with which the message was sealed.</param>
    /// <param name="progress">Receives the number of bytes of the source that are done, after every chunk.</param>
    /// <param name="cancellationToken">Ends the operation between two chunks, and is passed to the streams.</param>
    /// <remarks>The next chunk is read and the previous one written while a chunk is opened.</remarks>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public Task<long> OpenAsync(
        Stream source,
        Stream destination,
        ReadOnlyMemory<byte> noncePrefix,
        ReadOnlyMemory<byte> associatedData = default,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
        => Begin(isSealing: false, source, destination, noncePrefix.Span, associatedData.Span, progress).RunAsync(cancellationToken);

    /// <summary>Creates a stream that seals what is written to it. Call <see cref="SealingStream.Complete"/> at the end of the message.</summary>
    /// <param name="destination">Receives the sealed message.</param>
    /// <param name="noncePrefix">The beginning of every nonce, <see cref="NoncePrefixSize"/> bytes. Never use it twice with one key.</param>
    /// <param name="associatedData">Data that is authenticated with every chunk but not encrypted.</param>
    /// <param name="leaveOpen"><see langword="true"/> to leave <paramref name="destination"/> open when the stream is disposed.</param>
    /// <exception cref="ArgumentException">The prefix has the wrong size, or the destination is not writable.</exception>
    public SealingStream CreateSealingStream(
        Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default, bool leaveOpen = false)
    {
        StreamArguments.CheckDestination(destination);
        return new(CreateCipher(isSealing: true, noncePrefix, associatedData), destination, leaveOpen);
    }

    /// <summary>Creates a stream that reads a sealed message. It gives out bytes of authentic chunks only.</summary>
    /// <param name="source">The sealed message, from its current position to its end.</param>
    /// <param name="noncePrefix">The prefix with which the message was sealed.</param>
    /// <param name="associatedData">The associated data with which the message was sealed.</param>
    /// <param name="leaveOpen"><see langword="true"/> to leave <paramref name="source"/> open when the stream is disposed.</param>
    /// <returns>
    /// A stream that can only be read. Its read methods throw <see cref="System.Security.Cryptography.AuthenticationTagMismatchException"/> where
    /// the message stops being authentic. The message is complete when they return 0.
    /// </returns>
    /// <exception cref="ArgumentException">The prefix has the wrong size, or the source is not readable.</exception>
    public Stream CreateOpeningStream(
        Stream source, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default, bool leaveOpen = false)
    {
        StreamArguments.CheckSource(source);
        return new OpeningStream(CreateCipher(isSealing: false, noncePrefix, associatedData), source, leaveOpen);
    }

    private ChunkTransform Begin(
        bool isSealing, Stream source, Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData, IProgress<long>? progress)
    {
        StreamArguments.CheckSource(source);
        StreamArguments.CheckDestination(destination);
        ChunkCipher cipher = CreateCipher(isSealing, noncePrefix, associatedData);
        if (source.CanSeek && source.Length - source.Position is long length && length > (isSealing ? MaxLength : GetSealedLength(MaxLength)))
        {
            throw new ArgumentException($"The source is {length} bytes long. A message has at most {MaxLength} bytes in chunks of {ChunkSize}.", nameof(source));
        }

        return new(cipher, source, destination, progress);
    }

    private ChunkCipher CreateCipher(bool isSealing, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData)
    {
        if (noncePrefix.Length != NoncePrefixSize)
        {
            throw new ArgumentException($"The nonce prefix has {noncePrefix.Length} bytes; it must have {NoncePrefixSize}.", nameof(noncePrefix));
        }

        return new(_cipher, isSealing, ChunkSize, noncePrefix, associatedData);
    }
}
