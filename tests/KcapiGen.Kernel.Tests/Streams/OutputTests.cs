using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>Where the output of a stream goes: too little room, more than enough, a hundred pieces.</summary>
public class OutputTests
{
    private static readonly byte[] Iv = Bytes.Random(16, seed: 2);

    [Theory]
    [InlineData("gcm(aes)", 1015)]
    [InlineData("xts(aes)", 999)]
    [InlineData("cbc(aes)", 15)]
    [InlineData("ctr(aes)", 15)]
    public void Too_small_is_refused_and_nothing_is_lost(string name, int tooSmall)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(1008, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = new byte[expected.Length];
        using NativeBuffer lent = NativeBuffer.Allocate(1008);
        message.Text.CopyTo(lent.Span);
        foreach (bool isLent in new[] { false, true })
        {
            using CipherStream stream = cipher.BeginEncrypt(message);
            if (isLent)
            {
                stream.Update(lent.Vector(0, 1008), last: true);
            }
            else
            {
                stream.Update(message.Text, last: true);
            }

            for (int round = 0; round < 3; round++)
            {
                Assert.Equal("output", Assert.Throws<ArgumentException>(() => stream.Op(actual.AsSpan(0, tooSmall))).ParamName);
                Assert.Equal("output", Assert.Throws<ArgumentException>(() => stream.Op(Span<byte>.Empty)).ParamName);
            }

            Assert.Equal(expected.Length, stream.Op(actual));
            Bytes.AssertSame(expected, actual, $"{name}, after the refusals");
        }
    }

    [Fact]
    public void In_whole_blocks_before_the_end()
    {
        byte[] text = Bytes.Random(100, seed: 1), actual = new byte[100], key = new byte[16];
        using var cipher = new CtrAes(key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        stream.Update(text.AsSpan(0, 70));
        Assert.Equal(32, stream.Op(actual.AsSpan(0, 40)));
        Assert.Equal(32, stream.Op(actual.AsSpan(32)));
        stream.Update(text.AsSpan(70), last: true);
        Assert.Equal(36, stream.Op(actual.AsSpan(64)));
        Bytes.AssertSame(Comparison.References.Ctr(key, Iv, text), actual, "all of it");
    }

    [Theory]
    [InlineData("gcm(aes)")]
    [InlineData("cbc(aes)")]
    [InlineData("xts(aes)")]
    public void More_room_than_output_does_not_wait(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] expected = cipher.Encrypt(message), actual = Bytes.Random(5000, seed: 7), rest = actual[expected.Length..];
        using CipherStream stream = cipher.BeginEncrypt(message);
        stream.Update(message.Text, last: true);
        Assert.Equal(expected.Length, stream.Op(actual));
        Bytes.AssertSame([.. expected, .. rest], actual, "and the rest is left as it was");
    }

    [Theory]
    [InlineData("gcm(aes)", 50_000)]
    [InlineData("cbc(aes)", 50_000)]
    [InlineData("adiantum(xchacha12,aes)", 50_000)]
    [InlineData("gcm(aes)", 99)]
    public void Scattered_over_a_hundred_vectors(string name, int length)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(length, seed: 1);
        byte[] expected = cipher.Encrypt(message);
        using NativeBuffer output = NativeBuffer.Allocate(expected.Length + 200);
        output.Span.Fill(0xee);
        IoVec[] vectors = Scattered(output, expected.Length);
        using CipherStream stream = cipher.BeginEncrypt(message);
        stream.Update(message.Text, last: true);
        Assert.Equal(expected.Length, stream.Op(vectors));

        byte[] gathered = [.. vectors.SelectMany(vector => vector.AsSpan().ToArray())];
        Bytes.AssertSame(expected, gathered, name);
        Assert.Equal(200 + expected.Count(one => one == 0xee), output.Span.ToArray().Count(one => one == 0xee));
    }

    [Fact]
    public void Scattered_and_forged_it_is_cleared_everywhere()
    {
        using var cipher = new GcmAes(new byte[16]);
        using NativeBuffer output = NativeBuffer.Allocate(50_200);
        output.Span.Fill(0xee);
        IoVec[] vectors = Scattered(output, 50_000);
        using CipherStream stream = cipher.BeginDecrypt(new byte[12]);
        stream.Update(Bytes.Random(50_016, seed: 1), last: true);
        Assert.Throws<AuthenticationTagMismatchException>(() => stream.Op(vectors));
        Assert.All(vectors, vector => Assert.True(vector.AsSpan().IndexOfAnyExcept((byte)0) < 0));
    }

    // A hundred vectors with two bytes between each, one of them of nothing.
    private static IoVec[] Scattered(NativeBuffer memory, int length)
    {
        List<IoVec> vectors = [memory.Vector(0, 0)];
        int given = 0;
        for (int i = 1; i < 100; i++)
        {
            int count = i == 99 ? length - given : Math.Min(length / 99 + (i % 3), length - given);
            vectors.Add(memory.Vector(given + (2 * i), count));
            given += count;
        }

        return [.. vectors];
    }
}
