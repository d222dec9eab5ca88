using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.LongMessages;

/// <summary>Messages that must be one operation and are longer than an OP holds by default (208,896 bytes): its buffers are raised, or the message is refused.</summary>
public class LongMessageTests
{
    // An unprivileged process can have up to 421,888 bytes.
    private static readonly int[] Lengths = [208_880, 208_896, 212_992, 300_000, 400_000];

    [Theory]
    [InlineData("gcm(aes)")]
    [InlineData("ccm(aes)")]
    [InlineData("rfc4106(gcm(aes))")]
    [InlineData("rfc7539(chacha20,poly1305)")]
    [InlineData("authenc(hmac(sha256),cbc(aes))")]
    [InlineData("xts(aes)")]
    [InlineData("cts(cbc(aes))")]
    [InlineData("rfc3686(ctr(aes))")]
    [InlineData("adiantum(xchacha12,aes)")]
    public void Beyond_the_default(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        foreach (int length in Lengths)
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] ciphertext = cipher.Encrypt(message);
            Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = ciphertext }), $"{declared}, {length} bytes");
            using CipherStream stream = cipher.BeginEncrypt(message);
            Bytes.AssertSame(ciphertext, InPieces(stream, message.Text, ciphertext.Length), $"{declared}, {length} bytes in pieces");
        }
    }

    [Fact]
    public void Gcm_is_right()
    {
        byte[] key = Bytes.Random(32, seed: 1), nonce = new byte[12], associated = Bytes.Random(5000, seed: 2);
        using var cipher = new GcmAes(key);
        using var reference = new AesGcm(key, 16);
        foreach (int length in Lengths)
        {
            byte[] text = Bytes.Random(length, seed: length), expected = new byte[length], expectedTag = new byte[16], actual = new byte[length], tag = new byte[16];
            reference.Encrypt(nonce, text, expected, expectedTag, associated);
            cipher.Encrypt(nonce, text, actual, tag, associated);
            Bytes.AssertSame([.. expected, .. expectedTag], [.. actual, .. tag], $"{length} bytes");
        }
    }

    [Fact]
    public void Xts_is_right()
    {
        byte[] key = Bytes.Random(64, seed: 1), iv = Bytes.Random(16, seed: 2);
        using var cipher = new XtsAes(key);
        foreach (int length in new[] { 208_897, 399_999 })
        {
            byte[] text = Bytes.Random(length, seed: length), actual = new byte[length];
            cipher.Encrypt(iv, text, actual);
            Bytes.AssertSame(Comparison.References.Xts(key, iv, text), actual, $"{length} bytes");
        }
    }

    // With CAP_NET_ADMIN buffers have no limit, but the lists of their pages have: on Linux 6.1, whose net.core.optmem_max is 20 KiB, receiving
    // fails somewhere from 540,000 bytes on, and sending takes 2,064,384 bytes and no more. Where a kernel has room for it, it must be right.
    [Theory]
    [InlineData(600_000)]
    [InlineData(1_000_000)]
    [InlineData(3_000_000)]
    public void Too_long_is_refused_and_nothing_is_lost(int length)
    {
        byte[] key = Bytes.Random(16, seed: 1), nonce = new byte[12], text = Bytes.Random(length, seed: 2), tag = new byte[16];
        byte[] expected = new byte[length], expectedTag = new byte[16];
        using (var reference = new AesGcm(key, 16))
        {
            reference.Encrypt(nonce, text, expected, expectedTag);
        }

        using var cipher = new GcmAes(key);

        byte[] actual = [.. text];
        CheckRightOrRefused(() => cipher.Encrypt(nonce, actual, actual, tag), expected, actual, text);

        byte[] opened = [.. expected];
        CheckRightOrRefused(() => cipher.Decrypt(nonce, opened, expectedTag, opened), text, opened, expected);

        byte[] output = new byte[length + 16];
        using (CipherStream stream = cipher.BeginEncrypt(nonce))
        {
            CheckRightOrRefused(() => InPieces(stream, text, length + 16).CopyTo(output, 0), [.. expected, .. expectedTag], output, new byte[length + 16]);
        }

        byte[] little = new byte[100];
        cipher.Encrypt(nonce, text.AsSpan(0, 100), little, tag);
        Bytes.AssertSame(expected.AsSpan(0, 100), little, "the handle afterwards");
    }

    private static void CheckRightOrRefused(Action action, byte[] right, byte[] actual, byte[] untouched)
    {
        try
        {
            action();
            Bytes.AssertSame(right, actual, "done");
        }
        catch (ArgumentException e)
        {
            Assert.Contains("net.core.", e.Message, StringComparison.Ordinal);
            Bytes.AssertSame(untouched, actual, "refused");
        }
    }

    private static byte[] InPieces(CipherStream stream, byte[] text, int outputLength)
    {
        byte[] output = new byte[outputLength];
        for (int offset = 0; offset < text.Length; offset += 60_000)
        {
            int count = Math.Min(60_000, text.Length - offset);
            stream.Update(text.AsSpan(offset, count), last: offset + count == text.Length);
        }

        Assert.Equal(outputLength, stream.Op(output));
        return output;
    }
}
