using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.InProcess;

/// <summary>
/// Encrypts, then authenticates (crypto/authenc.c): the tag is a MAC over the associated data and the ciphertext, truncated to the size of the tag.
/// </summary>
/// <param name="cipher">The cipher, which is disposed with the result.</param>
/// <param name="mac">The MAC, which is disposed with the result.</param>
/// <param name="maxLength">The maximum length of a message in bytes.</param>
internal sealed class AuthencAead(EngineSkcipher cipher, EvpMac mac, int maxLength) : EngineAead
{
    public override void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        CheckLength(plaintext);

        // Read all input before writing: the associated data may be in the buffer that is encrypted in place.
        StartAuthentication(associatedData);
        cipher.Start(encrypt: true, nonce);
        cipher.Update(plaintext, ciphertext);
        FinishAuthentication(ciphertext, tag);
    }

    public override bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        CheckLength(ciphertext);
        Span<byte> digest = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        Span<byte> expected = digest[..tag.Length];
        StartAuthentication(associatedData);
        FinishAuthentication(ciphertext, expected);
        bool isAuthentic = CryptographicOperations.FixedTimeEquals(expected, tag);

        // It is the valid tag of a message that may be forged, so do not leave it in memory.
        CryptographicOperations.ZeroMemory(expected);
        if (!isAuthentic)
        {
            return false;
        }

        cipher.Start(encrypt: false, nonce);
        cipher.Update(ciphertext, plaintext);
        return true;
    }

    public override EngineAead Duplicate() => new AuthencAead(cipher.Duplicate(), mac.Duplicate(), maxLength);

    public override void Dispose()
    {
        cipher.Dispose();
        mac.Dispose();
    }

    private void CheckLength(ReadOnlySpan<byte> text)
    {
        if (text.Length > maxLength)
        {
            throw new ArgumentException(
                $"The message has {text.Length} bytes; one unit of XTS has {maxLength} at most (IEEE 1619). Cut it into sectors.");
        }
    }

    private void StartAuthentication(ReadOnlySpan<byte> associatedData)
    {
        mac.Start();
        mac.Append(associatedData);
    }

    private void FinishAuthentication(ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        Span<byte> digest = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        digest = digest[..mac.Size];
        mac.Append(ciphertext);
        mac.Finish(digest);
        digest[..tag.Length].CopyTo(tag);
        CryptographicOperations.ZeroMemory(digest);
    }
}
