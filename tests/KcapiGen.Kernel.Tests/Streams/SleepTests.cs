using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>Update sleeps while the operation is full and Op wakes it; Op sleeps while nothing is ready and Update wakes it.</summary>
public class SleepTests
{
    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Iv = Bytes.Random(16, seed: 2);

    [Fact]
    public void A_sender_sleeps_while_the_operation_is_full()
    {
        byte[] text = Bytes.Random(400_000, seed: 3), expected = new byte[text.Length], actual = new byte[text.Length];
        using var cipher = new CtrAes(Key);
        cipher.Encrypt(Iv, text, expected);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        var sender = new Worker(() =>
        {
            for (int offset = 0; offset < text.Length; offset += 50_000)
            {
                stream.Update(text.AsSpan(offset, 50_000), last: offset + 50_000 == text.Length);
            }
        });
        sender.AssertSleeps();
        int read = 0;
        while (read < text.Length)
        {
            read += stream.Op(actual.AsSpan(read, Math.Min(30_000, text.Length - read)));
        }

        sender.AssertDone();
        Bytes.AssertSame(expected, actual, "all of it");
    }

    // The man page: Update sleeps beyond 16 pages at the earliest.
    [Fact]
    public void A_sender_of_sixteen_pages_does_not_sleep()
    {
        using var cipher = new CtrAes(Key);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        var sender = new Worker(() => stream.Update(new byte[KernelCrypto.MaxChunkSize]));
        sender.AssertDone();
        Assert.Equal(KernelCrypto.MaxChunkSize, stream.Op(new byte[KernelCrypto.MaxChunkSize]));
    }

    [Fact]
    public void A_single_Update_longer_than_the_operation_sleeps_and_goes_on()
    {
        byte[] text = Bytes.Random(1_000_000, seed: 3), expected = new byte[text.Length], actual = new byte[text.Length];
        using var cipher = new CbcAes(Key);
        cipher.Encrypt(Iv, text, expected);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        var sender = new Worker(() => Assert.Equal(text.Length, stream.Update(text, last: true)));
        sender.AssertSleeps();
        int read = 0;
        while (read < text.Length)
        {
            read += stream.Op(actual.AsSpan(read));
        }

        sender.AssertDone();
        Bytes.AssertSame(expected, actual, "all of it");
    }

    [Fact]
    public void Op_sleeps_while_nothing_is_ready()
    {
        byte[] text = Bytes.Random(48, seed: 3), expected = new byte[48], actual = new byte[48];
        using var cipher = new CbcAes(Key);
        cipher.Encrypt(Iv, text, expected);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        int read = 0;
        var reader = new Worker(() => read = stream.Op(actual));
        reader.AssertSleeps();
        stream.Update(text.AsSpan(0, 7));
        reader.AssertSleeps();
        stream.Update(text.AsSpan(7, 30));
        reader.AssertDone();
        Assert.Equal(32, read);
        stream.Update(text.AsSpan(37), last: true);
        Assert.Equal(16, stream.Op(actual.AsSpan(32)));
        Bytes.AssertSame(expected, actual, "all of it");
    }

    [Fact]
    public void Op_of_an_AEAD_sleeps_until_the_last_piece()
    {
        byte[] nonce = new byte[12], text = Bytes.Random(1000, seed: 3), expected = new byte[1000], tag = new byte[16], actual = new byte[1016];
        using var cipher = new GcmAes(Key);
        cipher.Encrypt(nonce, text, expected, tag);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        int read = 0;
        var reader = new Worker(() => read = stream.Op(actual));
        reader.AssertSleeps();
        stream.Update(text.AsSpan(0, 990));
        reader.AssertSleeps();
        stream.Update(text.AsSpan(990), last: true);
        reader.AssertDone();
        Assert.Equal(1016, read);
        Bytes.AssertSame([.. expected, .. tag], actual, "ciphertext and tag");
    }

    [Fact]
    public unsafe void Op_wakes_for_what_is_lent()
    {
        using NativeBuffer text = NativeBuffer.Allocate(32);
        byte[] expected = new byte[32], actual = new byte[32];
        using var cipher = new CbcAes(Key);
        cipher.Encrypt(Iv, text.Span, expected);
        using CipherStream stream = cipher.BeginEncrypt(Iv);
        int read = 0;
        var reader = new Worker(() => read = stream.Op(actual));
        reader.AssertSleeps();
        stream.Update(text.Vector(0, 32), last: true);
        reader.AssertDone();
        Assert.Equal(32, read);
        Bytes.AssertSame(expected, actual, "lent while Op slept");
    }
}
