namespace KcapiGen.InProcess;

/// <summary>An AEAD with its key, which processes one message at a time.</summary>
internal abstract class EngineAead : IDisposable
{
    public abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag);

    /// <summary>
    /// Decrypts a message. Returns false when it is not authentic; the output may then hold some of it, which the caller must clear.
    /// </summary>
    public abstract bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext);

    /// <summary>Returns a copy with the same key. It must not be called while this object is in use.</summary>
    public abstract EngineAead Duplicate();

    public abstract void Dispose();
}
