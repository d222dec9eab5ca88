using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>Encrypt, then authenticate (crypto/authenc.c): an HMAC over the associated data and the ciphertext, cut to the size of the tag.</summary>
internal sealed class AuthencAead(SkcipherEngine cipher, EvpMac hmac) : AeadEngine
{
    private const int MaxDigestSize = 64;

    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        // All that is read comes before what is written: associated data may lie in the buffer that is encrypted in place.
        StartAuthentication(associatedData);
        cipher.Start(encrypt: true, nonce);
        cipher.Update(plaintext, ciphertext);
        FinishAuthentication(ciphertext, tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        Span<byte> digest = stackalloc byte[MaxDigestSize];
        Span<byte> expected = digest[..tag.Length];
        StartAuthentication(associatedData);
        FinishAuthentication(ciphertext, expected);
        bool isAuthentic = CryptographicOperations.FixedTimeEquals(expected, tag);

        // It is the valid tag of a message that may be forged.
        CryptographicOperations.ZeroMemory(expected);
        if (!isAuthentic)
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

    private void StartAuthentication(ReadOnlySpan<byte> associatedData)
    {
        hmac.Start();
        hmac.Append(associatedData);
    }

    private void FinishAuthentication(ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        Span<byte> digest = stackalloc byte[MaxDigestSize];
        digest = digest[..hmac.Size];
        hmac.Append(ciphertext);
        hmac.Finish(digest);
        digest[..tag.Length].CopyTo(tag);
        CryptographicOperations.ZeroMemory(digest);
    }
}
