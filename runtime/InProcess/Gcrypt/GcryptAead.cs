namespace KcapiGen.InProcess.Gcrypt;

/// <summary>GCM and CCM of a block cipher for which libcrypto does not have them.</summary>
/// <param name="cipher">The cipher in one of these modes; disposed with the result.</param>
/// <param name="isCcm">Whether the mode is CCM, which must know all lengths before the first byte.</param>
internal sealed class GcryptAead(GcryptCipher cipher, bool isCcm) : EngineAead
{
    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        Start(nonce, associatedData, plaintext.Length, tag.Length);
        cipher.Update(encrypt: true, plaintext, ciphertext);
        cipher.GetTag(tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        Start(nonce, associatedData, ciphertext.Length, tag.Length);
        cipher.Update(encrypt: false, ciphertext, plaintext);
        return cipher.HasTag(tag);
    }

    public override EngineAead Duplicate() => new GcryptAead(cipher.Duplicate(), isCcm);

    public override void Dispose() => cipher.Dispose();

    private void Start(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, int textLength, int tagSize)
    {
        cipher.Start(nonce);
        if (isCcm)
        {
            cipher.SetLengths(textLength, associatedData.Length, tagSize);
        }

        cipher.Authenticate(associatedData);
    }
}
