using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>What goes before the text of a message: direction, IV (of an AEAD the nonce), associated data.</summary>
internal readonly ref struct MessageHeader(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
{
    public readonly CipherDirection Direction = direction;

    /// <summary>The IV as the caller gave it.</summary>
    public readonly ReadOnlySpan<byte> Iv = iv;

    public readonly ReadOnlySpan<byte> AssociatedData = associatedData;
}
