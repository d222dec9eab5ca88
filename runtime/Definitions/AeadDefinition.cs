using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>The declaration of an AEAD. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AeadDefinition : CipherDefinition
{
    /// <summary>The sizes in bytes of a nonce of CCM: 15 - L, where L is from 2 to 8 (RFC 3610, section 2.1).</summary>
    internal const int MinCcmNonceSize = 7;

    /// <inheritdoc cref="MinCcmNonceSize"/>
    internal const int MaxCcmNonceSize = 13;

    // The associated data of an ESP packet: SPI and sequence number, of 4 or, extended, 8 bytes (RFC 4106, section 5).
    private const int EspHeaderSize = 8;
    private const int ExtendedEspHeaderSize = 12;

    private int _tagSize;

    /// <summary>The size of a nonce in bytes, unless <see cref="NonceFormat"/> allows others.</summary>
    public required int NonceSize { get; init => field = Bounded(value, 0, MaxIvSize); }

    /// <summary>The size of the tag in bytes.</summary>
    public required int TagSize { get => _tagSize; init => _tagSize = Bounded(value, 0, MaxDigestSize); }

    /// <summary>The sizes in bytes that a tag may have, where a handle can be given another than <see cref="TagSize"/>.</summary>
    public int[] TagSizes { get; init; } = [];

    /// <summary>The size of the tag in bytes that the kernel uses when none is set; 0 where it is not known.</summary>
    public required int DefaultTagSize { get; init; }

    /// <summary>How the kernel's IV is made of the caller's nonce.</summary>
    public NonceFormat NonceFormat { get; init; }

    /// <summary>The length of a plaintext is a multiple of this many bytes.</summary>
    public int LengthMultiple { get; init => field = Bounded(value, 1, MaxBlockSize); } = 1;

    /// <summary>The length in bytes of the shortest plaintext.</summary>
    public int MinLength { get; init => field = Bounded(value, 0, MaxBlockSize); }

    internal override KernelAlgorithmKind Kind => KernelAlgorithmKind.Aead;

    internal override int CutUnit => 0;

    internal override int Growth(CipherDirection direction) => direction == CipherDirection.Encrypt ? TagSize : -TagSize;

    internal override void CheckInput(CipherDirection direction, long length, string parameter)
    {
        long text = direction == CipherDirection.Encrypt ? length : length - TagSize;
        if (text < 0)
        {
            throw new ArgumentException($"The input has {length} bytes and must end with a tag of {TagSize}.", parameter);
        }

        CheckText(text, parameter);
    }

    /// <summary>The same declaration with a tag of another size.</summary>
    /// <exception cref="ArgumentException">The algorithm has no such tag.</exception>
    internal AeadDefinition WithTagSize(int tagSize)
    {
        if (tagSize == TagSize)
        {
            return this;
        }

        if (!TagSizes.AsSpan().Contains(tagSize))
        {
            throw new ArgumentException($"A tag of {tagSize} bytes is asked for; {Algorithm} has tags of {string.Join(", ", TagSizes)}.", nameof(tagSize));
        }

        var other = (AeadDefinition)MemberwiseClone();
        other._tagSize = Bounded(tagSize, 0, MaxDigestSize);
        return other;
    }

    internal override void CheckGrowth(CipherDirection direction, int ivSize, long length)
    {
        if (NonceFormat == NonceFormat.Ccm)
        {
            CheckCcmNonce(ivSize, direction == CipherDirection.Encrypt ? length : length - TagSize);
        }
    }

    internal void CheckText(long length, string parameter)
    {
        if (length < MinLength)
        {
            throw new ArgumentException($"The text has {length} bytes; {Algorithm} takes {MinLength} or more.", parameter);
        }

        if (length % LengthMultiple != 0)
        {
            throw new ArgumentException($"The text has {length} bytes; {Algorithm} takes multiples of {LengthMultiple} (nothing is padded).", parameter);
        }
    }

    internal void CheckNonce(ReadOnlySpan<byte> nonce, long textLength)
    {
        if (NonceFormat == NonceFormat.Ccm)
        {
            CheckCcmNonce(nonce.Length, textLength);
        }
        else if (nonce.Length != NonceSize)
        {
            throw new ArgumentException($"The nonce has {nonce.Length} bytes; {Algorithm} takes {NonceSize}.", nameof(nonce));
        }
    }

    internal void CheckTag(ReadOnlySpan<byte> tag)
    {
        if (tag.Length != TagSize)
        {
            throw new ArgumentException($"The tag has {tag.Length} bytes; this handle of {Algorithm} has tags of {TagSize}.", nameof(tag));
        }
    }

    internal void CheckAssociatedData(ReadOnlySpan<byte> associatedData)
    {
        if (NonceFormat == NonceFormat.Esp && associatedData.Length is not (EspHeaderSize or ExtendedEspHeaderSize))
        {
            throw new ArgumentException(
                $"The associated data has {associatedData.Length} bytes; {Algorithm} takes the SPI and the sequence number of an ESP packet, {EspHeaderSize} or {ExtendedEspHeaderSize} bytes.",
                nameof(associatedData));
        }
    }

    /// <summary>Returns L of RFC 3610, section 2.1: the size in bytes of the number that counts the bytes of a CCM message.</summary>
    internal static int CcmLengthSize(int nonceSize) => 15 - nonceSize;

    private void CheckCcmNonce(int length, long textLength)
    {
        if (length is < MinCcmNonceSize or > MaxCcmNonceSize)
        {
            throw new ArgumentException($"The nonce has {length} bytes; {Algorithm} takes {MinCcmNonceSize} to {MaxCcmNonceSize}.", "nonce");
        }

        int lengthBits = 8 * CcmLengthSize(length);
        if (lengthBits < 63 && textLength >= 1L << lengthBits)
        {
            throw new ArgumentException($"With a nonce of {length} bytes a CCM message has fewer than {1L << lengthBits} bytes, and this one has {textLength}. Take a shorter nonce.", "nonce");
        }
    }
}
