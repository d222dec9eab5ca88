using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>The size of a tag that is chosen when a handle is opened.</summary>
public class TagSizeTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), OtherKey = Bytes.Random(16, seed: 2), Nonce = Bytes.Random(12, seed: 3), Text = Bytes.Random(100, seed: 4), Associated = Bytes.Random(20, seed: 5);

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public void Gcm_with_every_size_of_the_platform(int size)
    {
        using var reference = new AesGcm(Key, size);
        using var gcm = new GcmAes(Key, size);
        byte[] expected = new byte[Text.Length], expectedTag = new byte[size], actual = new byte[Text.Length], tag = new byte[size];
        reference.Encrypt(Nonce, Text, expected, expectedTag, Associated);
        gcm.Encrypt(Nonce, Text, actual, tag, Associated);
        Bytes.AssertSame([.. expected, .. expectedTag], [.. actual, .. tag], $"{size} bytes");
        gcm.Decrypt(Nonce, actual, tag, actual, Associated);
        Bytes.AssertSame(Text, actual, "and back");
        Assert.Equal(size, gcm.TagSizeInBytes);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(14)]
    public void Ccm_whose_tag_depends_on_its_size(int size)
    {
        using var reference = new AesCcm(Key);
        using var ccm = new CcmAes(Key, size);
        byte[] expected = new byte[Text.Length], expectedTag = new byte[size], actual = new byte[Text.Length], tag = new byte[size];
        reference.Encrypt(Nonce, Text, expected, expectedTag, Associated);
        ccm.Encrypt(Nonce, Text, actual, tag, Associated);
        Bytes.AssertSame([.. expected, .. expectedTag], [.. actual, .. tag], $"{size} bytes");
        tag[0] ^= 1;
        Assert.Throws<AuthenticationTagMismatchException>(() => ccm.Decrypt(Nonce, actual, tag, actual, Associated));
    }

    [Fact]
    public void Keys_in_parts()
    {
        using var declared = new HmacSha1CbcAesTag12(OtherKey, Key);
        using var chosen = new HmacSha1CbcAesTag12(OtherKey, Key, 20);
        byte[] iv = new byte[16], text = new byte[32], ciphertext = new byte[32], tag = new byte[12], whole = new byte[20];
        declared.Encrypt(iv, text, ciphertext, tag, Associated);
        chosen.Encrypt(iv, text, ciphertext, whole, Associated);
        Bytes.AssertSame(tag, whole.AsSpan(0, 12), "authenc truncates its tag");
        using var packet = new Rfc4106GcmAes(Key, new byte[4], 8);
        Assert.Equal(8, packet.TagSizeInBytes);
    }

    [Fact]
    public void Holds_for_every_handle_and_stream_and_key()
    {
        using var reference = new AesGcm(OtherKey, 12);
        byte[] expected = new byte[Text.Length], tag = new byte[12];
        reference.Encrypt(Nonce, Text, expected, tag, Associated);
        using var first = new GcmAes(Key, 12);
        first.Rekey(OtherKey);
        using GcmAes second = first.Reinit();
        Assert.Equal(12, second.TagSizeInBytes);
        byte[] output = new byte[Text.Length + 12];
        using (CipherStream stream = second.BeginEncrypt(Nonce, Associated))
        {
            stream.Update(Text, last: true);
            Assert.Equal(output.Length, stream.Op(output));
        }

        Bytes.AssertSame([.. expected, .. tag], output, "a stream");
        var message = new AeadMessage(Nonce, Text, output.AsMemory(0, Text.Length), output.AsMemory(Text.Length), Associated);
        output.AsSpan().Clear();
        first.EncryptBatch([message]);
        Bytes.AssertSame([.. expected, .. tag], output, "a batch");
    }

    // A handle accepts one size: with several, who sends a message would choose the shortest.
    [Fact]
    public void Other_sizes_are_refused()
    {
        using var gcm = new GcmAes(Key, 12);
        byte[] text = new byte[Text.Length];
        Assert.Equal("tag", Assert.Throws<ArgumentException>(() => gcm.Encrypt(Nonce, Text, text, new byte[16])).ParamName);
        Assert.Equal("tag", Assert.Throws<ArgumentException>(() => gcm.Decrypt(Nonce, Text, new byte[4], text)).ParamName);
        ArgumentException e = Assert.Throws<ArgumentException>(() => new GcmAes(Key, 11));
        Assert.Equal("tagSize", e.ParamName);
        Assert.Contains("4, 8, 12, 13, 14, 15, 16", e.Message, StringComparison.Ordinal);
        Assert.Equal("tagSize", Assert.Throws<ArgumentException>(() => new CcmAes(Key, 0)).ParamName);
    }
}
