using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>A token wakes whoever sleeps in a stream, with OperationCanceledException.</summary>
public sealed class CancellationTests : IDisposable
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = new byte[16];

    private readonly CbcAes _cipher = new(Key);
    private readonly CancellationTokenSource _source = new();

    public void Dispose()
    {
        _cipher.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void A_canceled_reader_can_read_again()
    {
        byte[] text = Bytes.Random(64, seed: 2), actual = new byte[64];
        using CipherStream stream = _cipher.BeginEncrypt(Iv);
        var reader = new Worker(() => stream.Op(actual, _source.Token));
        reader.AssertSleeps();
        _source.Cancel();
        reader.AssertThrown<OperationCanceledException>();

        stream.Update(text, last: true);
        Assert.Equal(64, stream.Op(actual, TestContext.Current.CancellationToken));
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, text), actual, "what was read again");
    }

    [Fact]
    public void A_canceled_sender_has_ended_the_stream_and_nothing_else()
    {
        using (CipherStream stream = _cipher.BeginEncrypt(Iv))
        {
            var sender = new Worker(() => stream.Update(new byte[1_000_000], last: true, _source.Token));
            sender.AssertSleeps();
            _source.Cancel();
            sender.AssertThrown<OperationCanceledException>();
            Assert.Throws<InvalidOperationException>(() => stream.Op(new byte[16]));
        }

        byte[] text = Bytes.Random(64, seed: 2), actual = new byte[64];
        _cipher.Encrypt(Iv, text, actual);
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, text), actual, "the handle afterwards");
    }

    [Fact]
    public void What_need_not_wait_is_not_canceled()
    {
        _source.Cancel();
        using CipherStream stream = _cipher.BeginEncrypt(Iv);
        stream.Update(new byte[32], last: true, _source.Token);
        Assert.Equal(32, stream.Op(new byte[32], _source.Token));
        Assert.Equal(0, stream.Op(new byte[32], _source.Token));
    }
}
