namespace KcapiGen;

/// <summary>One message of a batch for an AEAD.</summary>
/// <param name="nonce">The nonce, of the cipher's nonce size.</param>
/// <param name="input">The text to encrypt or to decrypt.</param>
/// <param name="output">Receives the result, of as many bytes as <paramref name="input"/>; the same memory is allowed.</param>
/// <param name="tag">Receives the tag when encrypting; when decrypting it holds the tag to verify.</param>
/// <param name="associatedData">Data that is authenticated and not encrypted.</param>
public readonly struct AeadMessage(ReadOnlyMemory<byte> nonce, ReadOnlyMemory<byte> input, Memory<byte> output, Memory<byte> tag, ReadOnlyMemory<byte> associatedData = default)
{
    /// <summary>The nonce.</summary>
    public ReadOnlyMemory<byte> Nonce { get; } = nonce;

    /// <summary>The text to encrypt or to decrypt.</summary>
    public ReadOnlyMemory<byte> Input { get; } = input;

    /// <summary>Receives the result.</summary>
    public Memory<byte> Output { get; } = output;

    /// <summary>The tag: written when encrypting, read when decrypting.</summary>
    public Memory<byte> Tag { get; } = tag;

    /// <summary>Data that is authenticated and not encrypted.</summary>
    public ReadOnlyMemory<byte> AssociatedData { get; } = associatedData;
}
