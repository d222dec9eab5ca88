using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>Encrypt, then authenticate (crypto/authenc.c): an HMAC over the associated data and the ciphertext, cut to the size of the tag.</summary>
internal sealed class AuthencAead(SkcipherEngine cipher, EvpMac hmac) : AeadEngine
{
    private const int MaxDigestSize = 64;

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        cipher.Start(encrypt: true, nonce);
        cipher.Update(plaintext, ciphertext);
        Authenticate(associatedData, ciphertext, tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        Span<byte> expected = stackalloc byte[tag.Length];
        Authenticate(associatedData, ciphertext, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, tag))
        {
            return false;
        }

        cipher.Start(encrypt: false, nonce);
        cipher.Update(ciphertext, plaintext);
        return true;
    }

    public override AeadEngine Duplicate() => new AuthencAead(cipher.Duplicate(), hmac.Duplicate());

    public override void Dispose()
    {
        cipher.Dispose();
        hmac.Dispose();
    }

    private void Authenticate(ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        Span<byte> digest = stackalloc byte[MaxDigestSize];
        hmac.Start();
        hmac.Append(associatedData);
        hmac.Append(ciphertext);
        hmac.Finish(digest);
        digest[..tag.Length].CopyTo(tag);
    }
}
