using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>How a message ends: once, with a length that the cipher takes, and possibly with nothing.</summary>
public class EndTests
{
    private static readonly byte[] Iv = new byte[16];

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void After_the_last_input_there_is_no_more_and_after_the_output_nothing(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = new byte[expected.Length];
        using CipherStream stream = cipher.BeginEncrypt(message);
        stream.Update(message.Text, last: true);
        Assert.Throws<InvalidOperationException>(() => stream.Update(new byte[16]));
        Assert.Throws<InvalidOperationException>(() => stream.Update(ReadOnlySpan<byte>.Empty, last: true));
        Assert.Throws<InvalidOperationException>(() => stream.Update(default(IoVec), last: true));
        Assert.Equal(expected.Length, stream.Op(actual));
        Assert.Equal(0, stream.Op(new byte[64]));
        Assert.Equal(0, stream.Op(Span<byte>.Empty));
        Bytes.AssertSame(expected, actual, title);
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void An_end_of_nothing_behind_the_text(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = new byte[expected.Length];
        using CipherStream stream = cipher.BeginEncrypt(message);
        stream.Update(message.Text);
        stream.Update(ReadOnlySpan<byte>.Empty, last: true);
        Assert.Equal(expected.Length, stream.Op(actual));
        Bytes.AssertSame(expected, actual, title);
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void A_message_of_nothing(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(0, seed: 1);
        foreach (bool lent in new[] { false, true })
        {
            using CipherStream stream = cipher.BeginEncrypt(message);
            Action end = lent ? () => stream.Update(default(IoVec), last: true) : () => stream.Update(ReadOnlySpan<byte>.Empty, last: true);
            if (declared.Takes(0))
            {
                end();
                using OpenCipher other = cipher.Reinit();
                byte[] expected = other.Encrypt(message), actual = new byte[declared.TagSize + 10];
                Assert.Equal(expected.Length, stream.Op(actual));
                Bytes.AssertSame(expected, actual.AsSpan(0, expected.Length), title);
                Assert.Equal(0, stream.Op(actual));
            }
            else
            {
                Assert.Throws<ArgumentException>(end);
            }
        }
    }

    // Refused before anything is sent, so the message can go on to a length that is right.
    [Theory]
    [InlineData("cbc(aes)", 17, 15)]
    [InlineData("xts(aes)", 15, 2)]
    [InlineData("authenc(hmac(sha256),cbc(aes))", 17, 15)]
    public void A_wrong_length_is_refused_and_can_be_put_right(string name, int wrong, int more)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(wrong + more, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = new byte[expected.Length];
        using CipherStream stream = cipher.BeginEncrypt(message);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => stream.Update(message.Text.AsSpan(0, wrong), last: true)).ParamName);
        stream.Update(message.Text.AsSpan(0, wrong));
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => stream.Update(ReadOnlySpan<byte>.Empty, last: true)).ParamName);
        stream.Update(message.Text.AsSpan(wrong), last: true);
        Assert.Equal(expected.Length, stream.Op(actual));
        Bytes.AssertSame(expected, actual, name);
    }

    [Fact]
    public void Ciphertext_shorter_than_a_tag_is_refused()
    {
        using var cipher = new GcmAes(new byte[16]);
        using CipherStream stream = cipher.BeginDecrypt(new byte[12]);
        Assert.Equal("data", Assert.Throws<ArgumentException>(() => stream.Update(new byte[15], last: true)).ParamName);
        stream.Update(new byte[15]);
        stream.Update(new byte[1], last: true);
        Assert.Throws<AuthenticationTagMismatchException>(() => stream.Op(Span<byte>.Empty));
    }

    // A man page's loop: 16 pages, Op, the next 16 pages.
    [Fact]
    public void Chunk_by_chunk_on_one_thread()
    {
        byte[] key = Bytes.Random(16, seed: 1), text = Bytes.Random(1 << 20, seed: 2), actual = new byte[text.Length];
        using var cipher = new CbcAes(key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        for (int offset = 0; offset < text.Length; offset += KernelCrypto.MaxChunkSize)
        {
            Assert.Equal(KernelCrypto.MaxChunkSize, stream.Update(text.AsSpan(offset, KernelCrypto.MaxChunkSize), last: offset + KernelCrypto.MaxChunkSize == text.Length));
            Assert.Equal(KernelCrypto.MaxChunkSize, stream.Op(actual.AsSpan(offset, KernelCrypto.MaxChunkSize)));
        }

        Bytes.AssertSame(Comparison.References.Cbc(key, Iv, text), actual, "all of it");
    }
}
