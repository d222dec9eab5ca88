using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>Lent memory is read by Op and not before; copied memory is free at once.</summary>
public class LendTests
{
    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Iv = Bytes.Random(16, seed: 2);

    [Fact]
    public void Changed_between_the_two_the_change_is_seen()
    {
        using NativeBuffer lent = NativeBuffer.Allocate(64);
        byte[] copied = new byte[64], actual = new byte[128], expected = new byte[128];
        using var cipher = new CbcAes(Key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        stream.Update(lent.Vector(0, 64));
        stream.Update(copied, last: true);
#pragma warning disable KCG104 // What the rule warns of is what this shows.
        lent.Span.Fill(0x55);
#pragma warning restore KCG104
        copied.AsSpan().Fill(0xaa);
        Assert.Equal(128, stream.Op(actual));

        using CbcAes other = cipher.Reinit();
        other.Encrypt(Iv, [.. Enumerable.Repeat((byte)0x55, 64), .. new byte[64]], expected);
        Bytes.AssertSame(expected, actual, "lent as it was at Op, copied as it was at Update");
    }

    [Fact]
    public void Copied_at_once_where_nothing_was_lent()
    {
        byte[] copied = new byte[64], actual = new byte[64], expected = new byte[64];
        using var cipher = new CbcAes(Key);
        using (CipherStream stream = cipher.BeginEncrypt(Iv))
        {
            stream.Update(copied, last: true);
            copied.AsSpan().Fill(0xaa);
            Assert.Equal(64, stream.Op(actual));
        }

        cipher.Encrypt(Iv, new byte[64], expected);
        Bytes.AssertSame(expected, actual, "as it was at Update");
    }

    [Theory]
    [InlineData("cbc(aes)", 1_000_000)]
    [InlineData("ctr(aes)", 1_000_001)]
    [InlineData("ecb(aes)", 3_000_000)]
    public void A_piece_longer_than_the_operation(string name, int length)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(length, seed: 3);
        byte[] expected = cipher.Encrypt(message), actual = new byte[length];
        using NativeBuffer lent = NativeBuffer.Allocate(length);
        message.Text.CopyTo(lent.Span);
        using CipherStream stream = cipher.BeginEncrypt(message);
        stream.Update(lent.Vector(0, length), last: true);

        // All of it must go out with this Op, so there must be room for what the operation cannot hold.
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => stream.Op(actual.AsSpan(0, length / 2))).ParamName);
        int read = stream.Op(actual);
        lent.Span.Clear();
        while (read < length)
        {
            read += stream.Op(actual.AsSpan(read));
        }

        Assert.Equal(0, stream.Op(actual));
        Bytes.AssertSame(expected, actual, name);
    }

    [Theory]
    [InlineData("ctr(aes)")]
    [InlineData("gcm(aes)")]
    [InlineData("cbc(aes)")]
    [InlineData("xts(aes)")]
    [InlineData("ecb(aes)")]
    public void Two_thousand_vectors_of_one_byte(string name)
    {
        // More than one sendmsg takes (UIO_MAXIOV, 1,024), and with holes between them.
        const int Count = 2000;
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(Count, seed: 3);
        byte[] expected = cipher.Encrypt(message), actual = new byte[expected.Length];
        using NativeBuffer lent = NativeBuffer.Allocate(2 * Count);
        for (int i = 0; i < Count; i++)
        {
            lent.Span[2 * i] = message.Text[i];
        }

        using (CipherStream stream = cipher.BeginEncrypt(message))
        {
            stream.Update([.. Enumerable.Range(0, Count).Select(i => lent.Vector(2 * i, 1))], last: true);
            Assert.Equal(expected.Length, stream.Op(actual));
            Bytes.AssertSame(expected, actual, "in one Update");
        }

        using (CipherStream stream = cipher.BeginEncrypt(message))
        {
            for (int i = 0; i < Count; i++)
            {
                stream.Update(lent.Vector(2 * i, 1), last: i == Count - 1);
            }

            actual.AsSpan().Clear();
            Assert.Equal(expected.Length, stream.Op(actual));
            Bytes.AssertSame(expected, actual, "in two thousand");
        }
    }

    [Fact]
    public void Vectors_of_nothing_are_nothing()
    {
        using NativeBuffer lent = NativeBuffer.Allocate(32);
        byte[] expected = new byte[32], actual = new byte[32];
        using var cipher = new CbcAes(Key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        Assert.Equal(0, stream.Update(ReadOnlySpan<IoVec>.Empty));
        Assert.Equal(0, stream.Update(default(IoVec)));
        Assert.Equal(32, stream.Update([default, lent.Vector(0, 32), lent.Vector(32, 0)]));
        Assert.Equal(0, stream.Update(new IoVec[2], last: true));
        Assert.Equal(32, stream.Op(actual));
        Assert.Equal(0, stream.Op(actual));
        using CbcAes other = cipher.Reinit();
        other.Encrypt(Iv, new byte[32], expected);
        Bytes.AssertSame(expected, actual, "the one that holds something");
    }
}
