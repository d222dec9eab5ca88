using System.Runtime;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>A one-shot allocates nothing.</summary>
[Collection(AloneCollection.Name)]
public class AllocationTests
{
    private const int Rounds = 1000;

    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Iv = new byte[16], Nonce = new byte[12], Associated = new byte[20];
    private readonly byte[] _text = new byte[4096], _output = new byte[4096], _tag = new byte[16];

    [Fact]
    public void Of_an_AEAD()
    {
        using var cipher = new GcmAes(Key);
        CheckNothing(() => cipher.Encrypt(Nonce, _text, _output, _tag, Associated));
        CheckNothing(() => cipher.Decrypt(Nonce, _output, _tag, _text, Associated));
    }

    [Fact]
    public void Of_an_AEAD_through_its_interface()
    {
        using IAeadCipher cipher = new GcmAes(Key);
        CheckNothing(() => cipher.Encrypt(Nonce, _text, _output, _tag, Associated));
    }

    [Fact]
    public void Of_an_AEAD_in_place()
    {
        using var cipher = new GcmAes(Key);
        CheckNothing(() =>
        {
            cipher.Encrypt(Nonce, _text, _text, _tag, Associated);
            cipher.Decrypt(Nonce, _text, _tag, _text, Associated);
        });
    }

    [Fact]
    public void Of_an_AEAD_with_associated_data_in_pieces()
    {
        using var cipher = new GcmAes(Key);
        ReadOnlyMemory<byte>[] few = [Associated, Key], many = [_text, Associated];
        CheckNothing(() => cipher.Encrypt(Nonce, _text, _output, _tag, few));
        CheckNothing(() => cipher.Encrypt(Nonce, _text, _output, _tag, many));
    }

    [Fact]
    public void Of_an_AEAD_without_text()
    {
        using var cipher = new GcmAes(Key);
        CheckNothing(() => cipher.Encrypt(Nonce, [], [], _tag));
    }

    [Fact]
    public void Of_ccm_and_ESP()
    {
        using var ccm = new CcmAes(Key);
        using var esp = new Rfc4106GcmAes(Key, new byte[4]);
        CheckNothing(() => ccm.Encrypt(Nonce, _text, _output, _tag, Associated));
        CheckNothing(() => esp.Encrypt(Nonce.AsSpan(0, 8), _text, _output, _tag, Associated.AsSpan(0, 8)));
    }

    [Fact]
    public void Of_a_skcipher()
    {
        using var cipher = new CbcAes(Key);
        CheckNothing(() => cipher.Encrypt(Iv, _text, _output));
        CheckNothing(() => cipher.Decrypt(Iv, _output, _text));
        CheckNothing(() => cipher.Encrypt(Iv, _text, _text));
    }

    [Fact]
    public void Of_a_skcipher_without_IV()
    {
        using var cipher = new EcbAes(Key);
        CheckNothing(() => cipher.Encrypt(_text, _output));
    }

    [Fact]
    public void Of_a_message_that_is_cut()
    {
        using var cipher = new CtrAes(Key);
        byte[] text = new byte[500_000];
        CheckNothing(() => cipher.Encrypt(Iv, text, text), rounds: 10);
    }

    [Fact]
    public void Of_a_batch()
    {
        using var skcipher = new CbcAes(Key);
        using var aead = new GcmAes(Key);
        SkcipherMessage[] messages = [.. Enumerable.Repeat(new SkcipherMessage(Iv, new byte[64], new byte[64]), 70)];
        AeadMessage[] sealedMessages = [.. Enumerable.Repeat(new AeadMessage(Nonce, new byte[64], new byte[64], new byte[16], Associated), 70)];
        CheckNothing(() => skcipher.EncryptBatch(messages), rounds: 20);
        CheckNothing(() => aead.EncryptBatch(sealedMessages), rounds: 20);
    }

    [Fact]
    public void Of_sectors()
    {
        using var cipher = new XtsAes(Bytes.Random(64, seed: 1));
        CheckNothing(() => cipher.EncryptSectors(1, 512, _text, _output), rounds: 100);
        CheckNothing(() => cipher.DecryptSectors(1, 512, _output, _text), rounds: 100);

        using var cbc = new CbcAes(Key);
        var format = new SectorFormat(SectorIv.Eboiv, 512);
        CheckNothing(() => cbc.EncryptSectors(1, format, _text, _output), rounds: 100);
    }

    internal static void CheckNothing(Action action, int rounds = Rounds)
    {
        for (int i = 0; i < 3; i++)
        {
            action();
        }

        // A collection that another thread sets off throws away what is left of this thread's allocation context, and counts it as used.
        Assert.True(GC.TryStartNoGCRegion(1 << 20));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            action();
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
        GC.EndNoGCRegion();
        Assert.Equal(before, after);
    }
}
