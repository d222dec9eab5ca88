using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Comparison;

namespace KcapiGen.Kernel.Tests;

/// <summary>Classes whose sizes the declaration states give the bytes of the algorithm that their name says.</summary>
public class StatedTests
{
    // Debian's 6.1 has them all, another kernel that lacks one must say so, and nothing runs them in process.
    private static bool IsHere(bool isSupported, KernelSupport support)
    {
        if (DeclaredCiphers.Side == KernelBackend.InProcess)
        {
            Assert.False(isSupported);
        }
        else if (Machine.KernelRelease.StartsWith("6.1.0-", StringComparison.Ordinal))
        {
            Assert.True(isSupported, support.ToString());
        }
        else if (!isSupported)
        {
            Assert.Equal(KernelSupportReason.UnknownAlgorithm, support.Reason);
        }

        return isSupported;
    }

    [Fact]
    public void A_skcipher()
    {
        if (!IsHere(StatedCbc.IsSupported, StatedCbc.Support))
        {
            return;
        }

        byte[] key = Bytes.Random(32, seed: 1), iv = Bytes.Random(16, seed: 2), text = Bytes.Random(4096, seed: 3), output = new byte[4096];
        using var cipher = new StatedCbc(key);
        Assert.Equal(text.Length, cipher.Encrypt(iv, text, output));
        Bytes.AssertSame(References.Cbc(key, iv, text), output, "encrypted");
        Assert.Equal(text.Length, cipher.Decrypt(iv, output, output));
        Bytes.AssertSame(text, output, "decrypted");
        Assert.Equal("plaintext", Assert.Throws<ArgumentException>(() => cipher.Encrypt(iv, text.AsSpan(0, 17), output)).ParamName);
        Assert.Equal("iv", Assert.Throws<ArgumentException>(() => cipher.Encrypt(iv.AsSpan(0, 12), text, output)).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => new StatedCbc(key.AsSpan(0, 17))).ParamName);
    }

    [Fact]
    public void A_skcipher_without_key_and_IV()
    {
        if (!IsHere(StatedNull.IsSupported, StatedNull.Support))
        {
            return;
        }

        byte[] text = Bytes.Random(1001, seed: 1), output = new byte[1001];
        using var cipher = new StatedNull([]);
        cipher.Encrypt(text, output);
        Bytes.AssertSame(text, output, "encrypted");
    }

    // crypto/authencesn.c: the associated data begins with the SPI and the high half of the sequence number, which is authenticated at the end.
    [Fact]
    public void An_AEAD_with_two_keys()
    {
        if (!IsHere(StatedEsp.IsSupported, StatedEsp.Support))
        {
            return;
        }

        byte[] authenticationKey = Bytes.Random(32, seed: 1), key = Bytes.Random(16, seed: 2), nonce = Bytes.Random(16, seed: 3);
        byte[] header = Bytes.Random(12, seed: 4), text = Bytes.Random(160, seed: 5), output = new byte[160], tag = new byte[16];
        using var cipher = new StatedEsp(authenticationKey, key);
        cipher.Encrypt(nonce, text, output, tag, header);
        byte[] ciphertext = References.Cbc(key, nonce, text);
        Bytes.AssertSame(ciphertext, output, "encrypted");
        byte[] authenticated = [.. header.AsSpan(0, 4), .. header.AsSpan(8), .. ciphertext, .. header.AsSpan(4, 4)];
        Bytes.AssertSame(HMACSHA256.HashData(authenticationKey, authenticated).AsSpan(0, 16), tag, "authenticated");
        cipher.Decrypt(nonce, ciphertext, tag, output, header);
        Bytes.AssertSame(text, output, "decrypted");
        tag[3] ^= 1;
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(nonce, ciphertext, tag, output, header));
        Assert.Equal("authenticationKey", Assert.Throws<ArgumentException>(() => new StatedEsp(key, key)).ParamName);
    }

    [Fact]
    public void An_AEAD_over_a_MAC_that_the_catalogue_does_not_put_into_it()
    {
        if (!IsHere(StatedCbcmac.IsSupported, StatedCbcmac.Support))
        {
            return;
        }

        byte[] authenticationKey = Bytes.Random(16, seed: 1), key = Bytes.Random(32, seed: 2), nonce = Bytes.Random(16, seed: 3);
        byte[] header = Bytes.Random(16, seed: 4), text = Bytes.Random(64, seed: 5), output = new byte[64], tag = new byte[8];
        using var cipher = new StatedCbcmac(authenticationKey, key);
        cipher.Encrypt(nonce, text, output, tag, header);
        byte[] ciphertext = References.Cbc(key, nonce, text);
        Bytes.AssertSame([.. ciphertext, .. CbcmacAes.HashData(authenticationKey, [.. header, .. ciphertext]).AsSpan(0, 8)], [.. output, .. tag], "sealed");
        cipher.Decrypt(nonce, ciphertext, tag, output, header);
        Bytes.AssertSame(text, output, "opened");
    }

    [Fact]
    public void Hashes_with_a_key_and_without()
    {
        if (!IsHere(StatedHash.IsSupported, StatedHash.Support) || !IsHere(StatedMac.IsSupported, StatedMac.Support))
        {
            return;
        }

        byte[] key = Bytes.Random(32, seed: 1), text = Bytes.Random(1000, seed: 2);
        Bytes.AssertSame(SHA256.HashData(text), StatedHash.HashData(text), "SHA-256");
        Bytes.AssertSame(HMACSHA256.HashData(key, text), StatedMac.HashData(key, text), "HMAC");
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => new StatedMac(key.AsSpan(0, 20))).ParamName);
    }
}
