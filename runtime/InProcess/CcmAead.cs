namespace KcapiGen.InProcess;

/// <summary>
/// CCM. libcrypto fixes the direction and the sizes of nonce and tag when it sets the key, so there are separate contexts for every possible nonce
/// size.
/// </summary>
internal sealed class CcmAead : EngineAead
{
    private readonly int _minNonceSize;
    private readonly EvpContext[] _encryption;
    private readonly EvpContext[] _decryption;

    private CcmAead(int minNonceSize, EvpContext[] encryption, EvpContext[] decryption)
    {
        _minNonceSize = minNonceSize;
        _encryption = encryption;
        _decryption = decryption;
    }

    public static CcmAead Create(string cipher, ReadOnlySpan<byte> key, int minNonceSize, int maxNonceSize, int tagSize)
    {
        int count = maxNonceSize - minNonceSize + 1;
        var encryption = new EvpContext[count];
        var decryption = new EvpContext[count];
        for (int i = 0; i < count; i++)
        {
            encryption[i] = EvpContext.Create(cipher, key, encrypt: true, minNonceSize + i, tagSize);
            decryption[i] = EvpContext.Create(cipher, key, encrypt: false, minNonceSize + i, tagSize);
        }

        return new CcmAead(minNonceSize, encryption, decryption);
    }

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        EvpContext context = _encryption[nonce.Length - _minNonceSize];
        context.Start(nonce, encrypt: true);
        context.SetTextLength(plaintext.Length);
        context.Authenticate(associatedData);
        context.Update(plaintext, ciphertext);
        context.GetTag(tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        EvpContext context = _decryption[nonce.Length - _minNonceSize];
        context.Start(nonce, encrypt: false);
        context.SetTag(tag);
        context.SetTextLength(ciphertext.Length);
        context.Authenticate(associatedData);
        return context.TryUpdate(ciphertext, plaintext);
    }

    public override EngineAead Duplicate()
        => new CcmAead(_minNonceSize, Array.ConvertAll(_encryption, Duplicate), Array.ConvertAll(_decryption, Duplicate));

    public override void Dispose()
    {
        Array.ForEach(_encryption, context => context.Dispose());
        Array.ForEach(_decryption, context => context.Dispose());
    }

    private static EvpContext Duplicate(EvpContext context) => context.Duplicate();
}
