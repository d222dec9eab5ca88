namespace KcapiGen.InProcess;

/// <summary>GCM and ChaCha20-Poly1305: one context for both directions, which have the same key schedule.</summary>
internal sealed class EvpAead(EvpContext context) : EngineAead
{
    public static EvpAead Create(string cipher, ReadOnlySpan<byte> key) => new(EvpContext.Create(cipher, key, encrypt: true));

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        context.Start(nonce, encrypt: true);
        context.Authenticate(associatedData);
        if (!plaintext.IsEmpty)
        {
            context.Update(plaintext, ciphertext);
        }

        context.Finish();
        context.GetTag(tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        context.Start(nonce, encrypt: false);
        context.SetTag(tag);
        context.Authenticate(associatedData);
        if (!ciphertext.IsEmpty)
        {
            context.Update(ciphertext, plaintext);
        }

        return context.TryFinish();
    }

    public override EngineAead Duplicate() => new EvpAead(context.Duplicate());

    public override void Dispose() => context.Dispose();
}
