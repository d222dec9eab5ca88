using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>Disposing a stream, or its handle, wakes whoever sleeps in it, with ObjectDisposedException.</summary>
public class DisposeWakesTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = new byte[16];

    [Fact]
    public void The_reader()
    {
        using var cipher = new CbcAes(Key);
        CipherStream stream = cipher.BeginEncrypt(Iv);
        var reader = new Worker(() => stream.Op(new byte[16]));
        reader.AssertSleeps();
        stream.Dispose();
        reader.AssertThrown<ObjectDisposedException>();
        CheckUsable(cipher);
    }

    [Fact]
    public void The_reader_of_an_AEAD()
    {
        using var cipher = new GcmAes(Key);
        CipherStream stream = cipher.BeginEncrypt(new byte[12]);
        stream.Update(new byte[100]);
        var reader = new Worker(() => stream.Op(new byte[116]));
        reader.AssertSleeps();
        stream.Dispose();
        reader.AssertThrown<ObjectDisposedException>();
        cipher.Encrypt(new byte[12], new byte[16], new byte[16], new byte[16]);
    }

    [Fact]
    public void The_sender()
    {
        using var cipher = new CbcAes(Key);
        CipherStream stream = cipher.BeginEncrypt(Iv);
        var sender = new Worker(() => stream.Update(new byte[1_000_000]));
        sender.AssertSleeps();
        stream.Dispose();
        sender.AssertThrown<ObjectDisposedException>();
        CheckUsable(cipher);
    }

    [Fact]
    public void Both_with_the_handle()
    {
        // A handle is disposed from a third thread while one sends too much and another reads what never comes.
        var cipher = new CbcAes(Key);
        using CbcAes other = cipher.Reinit();
        CipherStream full = cipher.BeginEncrypt(Iv), empty = other.BeginEncrypt(Iv);
        var sender = new Worker(() => full.Update(new byte[1_000_000]));
        var reader = new Worker(() => empty.Op(new byte[16]));
        sender.AssertSleeps();
        reader.AssertSleeps();
        cipher.Dispose();
        other.Dispose();
        sender.AssertThrown<ObjectDisposedException>();
        reader.AssertThrown<ObjectDisposedException>();
        Assert.Throws<ObjectDisposedException>(() => cipher.Encrypt(Iv, new byte[16], new byte[16]));
        full.Dispose();
        empty.Dispose();
    }

    [Fact]
    public void A_disposed_stream_refuses_everything()
    {
        using var cipher = new CbcAes(Key);
        CipherStream stream = cipher.BeginEncrypt(Iv);
        stream.Dispose();
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Update(new byte[16]));
        Assert.Throws<ObjectDisposedException>(() => stream.Update(default(IoVec)));
        Assert.Throws<ObjectDisposedException>(() => stream.Op(new byte[16]));
        CheckUsable(cipher);
    }

    private static void CheckUsable(CbcAes cipher)
    {
        byte[] text = Bytes.Random(64, seed: 5), actual = new byte[64];
        cipher.Encrypt(Iv, text, actual);
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, text), actual, "the handle afterwards");
    }
}
