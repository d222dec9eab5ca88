namespace KcapiGen.InProcess;

/// <summary>The AEADs of ESP packets (RFC 4106, RFC 4309, RFC 7634): the nonce is the salt of the key, followed by the IV of the packet.</summary>
internal sealed class SaltedAead(EngineAead inner, byte[] salt) : EngineAead
{
    private const int MaxNonceSize = 16;

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
        => inner.Encrypt(Join(nonce, stackalloc byte[MaxNonceSize]), associatedData, plaintext, ciphertext, tag);

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
        => inner.TryDecrypt(Join(nonce, stackalloc byte[MaxNonceSize]), associatedData, ciphertext, tag, plaintext);

    public override EngineAead Duplicate() => new SaltedAead(inner.Duplicate(), salt);

    public override void Dispose() => inner.Dispose();

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> iv, Span<byte> nonce)
    {
        salt.CopyTo(nonce);
        iv.CopyTo(nonce[salt.Length..]);
        return nonce[..(salt.Length + iv.Length)];
    }
}
