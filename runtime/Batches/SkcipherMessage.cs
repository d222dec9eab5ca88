namespace KcapiGen;

/// <summary>Represents one message of a batch for a skcipher.</summary>
/// <param name="iv">The IV, in the size of the cipher; empty for a cipher without an IV.</param>
/// <param name="input">The text to encrypt or to decrypt.</param>
/// <param name="output">Receives the result, at least as many bytes as <paramref name="input"/>. The two can be the same memory.</param>
public readonly struct SkcipherMessage(ReadOnlyMemory<byte> iv, ReadOnlyMemory<byte> input, Memory<byte> output)
{
    /// <summary>Gets the IV.</summary>
    public ReadOnlyMemory<byte> Iv { get; } = iv;

    /// <summary>Gets the text to encrypt or to decrypt.</summary>
    public ReadOnlyMemory<byte> Input { get; } = input;

    /// <summary>Gets the memory that receives the result.</summary>
    public Memory<byte> Output { get; } = output;
}
