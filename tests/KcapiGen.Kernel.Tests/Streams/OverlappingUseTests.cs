using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>A handle does one message at a time, a stream one Update and one Op: whoever comes second is refused, and nothing is mixed up.</summary>
public class OverlappingUseTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = Bytes.Random(16, seed: 2);

    [Fact]
    public void A_second_message_on_the_handle()
    {
        using var cipher = new CbcAes(Key);
        byte[] text = Bytes.Random(64, seed: 3), expected = Comparison.References.Cbc(Key, Iv, text), actual = new byte[64];
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        stream.Update(text.AsSpan(0, 20));
        Assert.Throws<InvalidOperationException>(() => cipher.Encrypt(Iv, new byte[16], new byte[16]));
        Assert.Throws<InvalidOperationException>(() => cipher.Decrypt(Iv, new byte[16], new byte[16]));
        Assert.Throws<InvalidOperationException>(() => cipher.BeginEncrypt(Iv));
        Assert.Throws<InvalidOperationException>(() => cipher.BeginDecrypt(Iv));
        stream.Update(text.AsSpan(20), last: true);
        Assert.Equal(64, stream.Op(actual));
        Bytes.AssertSame(expected, actual, "the first message");
    }

    [Fact]
    public void A_second_Update()
    {
        byte[] text = Bytes.Random(400_000, seed: 3), actual = new byte[text.Length];
        using var cipher = new CbcAes(Key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        var sender = new Worker(() => stream.Update(text, last: true));
        sender.AssertSleeps();
        Assert.Throws<InvalidOperationException>(() => stream.Update(new byte[16]));
        Assert.Throws<InvalidOperationException>(() => stream.Update(default(IoVec)));
        int read = 0;
        while (read < text.Length)
        {
            read += stream.Op(actual.AsSpan(read));
        }

        sender.AssertDone();
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, text), actual, "what the first gave");
    }

    [Fact]
    public void A_second_Op()
    {
        byte[] text = Bytes.Random(64, seed: 3), actual = new byte[64];
        using var cipher = new CbcAes(Key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        var reader = new Worker(() => Assert.Equal(64, stream.Op(actual)));
        reader.AssertSleeps();
        Assert.Throws<InvalidOperationException>(() => stream.Op(new byte[16]));
        stream.Update(text, last: true);
        reader.AssertDone();
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, text), actual, "what the first picked up");
    }
}
