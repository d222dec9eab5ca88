namespace KcapiGen.InProcess;

/// <summary>GMAC of RFC 4543: authenticates the SPI, the sequence number, the IV and the text, and encrypts nothing.</summary>
internal sealed class GmacAead(EvpContext context, byte[] salt) : EngineAead
{
    private const int NonceSize = 12;

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        Start(nonce, associatedData, plaintext, encrypt: true);
        context.Finish();

        // The tag may be in the memory of the plaintext, so write it last.
        plaintext.CopyTo(ciphertext);
        context.GetTag(tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        Start(nonce, associatedData, ciphertext, encrypt: false);
        context.SetTag(tag);
        ciphertext.CopyTo(plaintext);
        return context.TryFinish();
    }

    public override EngineAead Duplicate() => new GmacAead(context.Duplicate(), salt);

    public override void Dispose() => context.Dispose();

    private void Start(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> text, bool encrypt)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        salt.CopyTo(nonce);
        iv.CopyTo(nonce[salt.Length..]);
        context.Start(nonce, encrypt);
        context.Authenticate(associatedData);
        context.Authenticate(iv);
        context.Authenticate(text);
    }
}
