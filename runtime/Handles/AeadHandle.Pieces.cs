namespace KcapiGen.Handles;

/// <content>The operations that take associated data in several buffers.</content>
public sealed unsafe partial class AeadHandle
{
    /// <summary>Encrypts a message and makes its tag.</summary>
    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    {
        using var joined = new JoinedPieces(associatedData, stackalloc byte[JoinedPieces.SizeOnStack], nameof(associatedData));
        Encrypt(nonce, plaintext, ciphertext, tag, joined.Bytes);
    }

    /// <summary>Verifies the tag of a message and decrypts it.</summary>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    {
        using var joined = new JoinedPieces(associatedData, stackalloc byte[JoinedPieces.SizeOnStack], nameof(associatedData));
        Decrypt(nonce, ciphertext, tag, plaintext, joined.Bytes);
    }

    /// <summary>Begins to encrypt a message in parts. The output ends with the tag.</summary>
    public CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    {
        using var joined = new JoinedPieces(associatedData, stackalloc byte[JoinedPieces.SizeOnStack], nameof(associatedData));
        return BeginEncrypt(nonce, joined.Bytes);
    }

    /// <summary>Begins to decrypt a message in parts. The input ends with the tag.</summary>
    public CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    {
        using var joined = new JoinedPieces(associatedData, stackalloc byte[JoinedPieces.SizeOnStack], nameof(associatedData));
        return BeginDecrypt(nonce, joined.Bytes);
    }
}
