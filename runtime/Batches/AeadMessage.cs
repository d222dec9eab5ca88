namespace KcapiGen;

/// <summary>Represents one message of a batch for an AEAD.</summary>
/// <param name="nonce">The nonce, in the size of the cipher.</param>
/// <param name="input">The text to encrypt or to decrypt.</param>
/// <param name="output">Receives the result, as many bytes as <paramref name="input"/>. The two can be the same memory.</param>
/// <param name="tag">Receives the tag when encrypting; when decrypting it holds the tag to verify.</param>
/// <param name="associatedData">Data that is authenticated but not encrypted.</param>
public readonly struct AeadMessage(ReadOnlyMemory<byte> nonce, ReadOnlyMemory<byte> input, Memory<byte> output, Memory<byte> tag, ReadOnlyMemory<byte> associatedData = default)
{
    /// <summary>Gets the nonce.</summary>
    public ReadOnlyMemory<byte> Nonce { get; } = nonce;

    /// <summary>Gets the text to encrypt or to decrypt.</summary>
    public ReadOnlyMemory<byte> Input { get; } = input;

    /// <summary>Gets the memory that receives the result.</summary>
    public Memory<byte> Output { get; } = output;

    /// <summary>Gets the memory of the tag, which is written when encrypting and read when decrypting.</summary>
    public Memory<byte> Tag { get; } = tag;

    /// <summary>Gets the data that is authenticated but not encrypted.</summary>
    public ReadOnlyMemory<byte> AssociatedData { get; } = associatedData;
}
