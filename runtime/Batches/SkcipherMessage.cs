namespace KcapiGen;

/// <summary>One message of a batch for a skcipher.</summary>
/// <param name="iv">The IV, of the cipher's IV size; empty for a cipher without an IV.</param>
/// <param name="input">The text to encrypt or to decrypt.</param>
/// <param name="output">Receives the result, of at least as many bytes as <paramref name="input"/>; the same memory is allowed.</param>
public readonly struct SkcipherMessage(ReadOnlyMemory<byte> iv, ReadOnlyMemory<byte> input, Memory<byte> output)
{
    /// <summary>The IV.</summary>
    public ReadOnlyMemory<byte> Iv { get; } = iv;

    /// <summary>The text to encrypt or to decrypt.</summary>
    public ReadOnlyMemory<byte> Input { get; } = input;

    /// <summary>Receives the result.</summary>
    public Memory<byte> Output { get; } = output;
}
