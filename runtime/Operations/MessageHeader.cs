using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>What precedes the text of a message: direction, IV (for an AEAD the nonce) and associated data.</summary>
internal readonly ref struct MessageHeader(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
{
    public readonly CipherDirection Direction = direction;

    /// <summary>The IV as the caller passed it.</summary>
    public readonly ReadOnlySpan<byte> Iv = iv;

    public readonly ReadOnlySpan<byte> AssociatedData = associatedData;
}
