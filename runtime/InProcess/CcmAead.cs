namespace KcapiGen.InProcess;

/// <summary>CCM. libcrypto fixes the sizes of nonce and tag with the key, so every size of nonce that may come has a context of its own.</summary>
internal sealed class CcmAead : AeadEngine
{
    private readonly int _minNonceSize;
    private readonly EvpContext[] _contexts;

    private CcmAead(int minNonceSize, EvpContext[] contexts)
    {
        _minNonceSize = minNonceSize;
        _contexts = contexts;
    }

    public static CcmAead Create(string cipher, ReadOnlySpan<byte> key, int minNonceSize, int maxNonceSize, int tagSize)
    {
        var contexts = new EvpContext[maxNonceSize - minNonceSize + 1];
        for (int i = 0; i < contexts.Length; i++)
        {
            contexts[i] = EvpContext.Create(cipher, key, encrypt: true, minNonceSize + i, tagSize);
        }

        return new CcmAead(minNonceSize, contexts);
    }

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        EvpContext context = _contexts[nonce.Length - _minNonceSize];
        context.Start(nonce, encrypt: true);
        context.SetTextLength(plaintext.Length);
        context.Authenticate(associatedData);
        context.Update(plaintext, ciphertext);
        context.GetTag(tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        EvpContext context = _contexts[nonce.Length - _minNonceSize];
        context.Start(nonce, encrypt: false);
        context.SetTag(tag);
        context.SetTextLength(ciphertext.Length);
        context.Authenticate(associatedData);
        return context.TryUpdate(ciphertext, plaintext);
    }

    public override AeadEngine Duplicate() => new CcmAead(_minNonceSize, Array.ConvertAll(_contexts, context => context.Duplicate()));

    public override void Dispose() => Array.ForEach(_contexts, context => context.Dispose());
}
