namespace KcapiGen.InProcess;

/// <summary>An AEAD with its key, that does one message at a time.</summary>
internal abstract class EngineAead : IDisposable
{
    public abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag);

    /// <summary>Returns false where the message is not authentic; the output may hold some of it then, for the caller to clear.</summary>
    public abstract bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext);

    /// <summary>An engine of its own with the same key. It may be called while nobody works with this one.</summary>
    public abstract EngineAead Duplicate();

    public abstract void Dispose();
}
