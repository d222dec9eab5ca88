using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Messages of any length in chunks: the bytes of another implementation, and nothing of a message that is not authentic.</summary>
public sealed class ChunkedAeadTests : IDisposable
{
    private const int ChunkSize = 100, TagSize = 16, SealedSize = ChunkSize + TagSize;

    private readonly byte[] _key = Bytes.Random(16, seed: 1), _prefix = Bytes.Random(7, seed: 2);
    private readonly GcmAes _cipher;
    private readonly ChunkedAead _aead;

    public ChunkedAeadTests()
    {
        _cipher = new GcmAes(_key);
        _aead = new ChunkedAead(_cipher, ChunkSize);
    }

    public static TheoryData<int> Lengths => [0, 1, ChunkSize - 1, ChunkSize, ChunkSize + 1, 3 * ChunkSize, (3 * ChunkSize) + 7];

    private static ReadOnlySpan<byte> Header => "header"u8;

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    public void Dispose() => _cipher.Dispose();

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Every_form_gives_the_bytes_of_another_implementation(int length)
    {
        byte[] text = Bytes.Random(length, seed: 3), expected = SealElsewhere(text);
        Assert.Equal(expected.Length, _aead.GetSealedLength(length));

        MemoryStream synchronous = new(), asynchronous = new(), written = new(), writtenAsynchronously = new();
        Assert.Equal(expected.Length, _aead.Seal(new MemoryStream(text), synchronous, _prefix, Header));
        Assert.Equal(expected.Length, await _aead.SealAsync(new MemoryStream(text), asynchronous, _prefix, Header.ToArray(), cancellationToken: Canceled));
        using (SealingStream sealing = _aead.CreateSealingStream(written, _prefix, Header, leaveOpen: true))
        {
            Array.ForEach(text, sealing.WriteByte);
            sealing.Complete();
        }

        await using (SealingStream sealing = _aead.CreateSealingStream(writtenAsynchronously, _prefix, Header, leaveOpen: true))
        {
            await sealing.WriteAsync(text, Canceled);
            await sealing.CompleteAsync(Canceled);
        }

        foreach (MemoryStream actual in new[] { synchronous, asynchronous, written, writtenAsynchronously })
        {
            Bytes.AssertSame(expected, actual.ToArray(), $"{length} bytes, sealed");
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Every_form_opens_what_was_sealed(int length)
    {
        byte[] text = Bytes.Random(length, seed: 3), message = SealElsewhere(text);
        MemoryStream synchronous = new(), asynchronous = new(), read = new(), readAsynchronously = new();
        Assert.Equal(length, _aead.Open(new MemoryStream(message), synchronous, _prefix, Header));
        Assert.Equal(length, await _aead.OpenAsync(new MemoryStream(message), asynchronous, _prefix, Header.ToArray(), cancellationToken: Canceled));
        using (Stream opening = _aead.CreateOpeningStream(new MemoryStream(message), _prefix, Header))
        {
            for (int next; (next = opening.ReadByte()) >= 0;)
            {
                read.WriteByte((byte)next);
            }
        }

        await using (Stream opening = _aead.CreateOpeningStream(new Trickle(message), _prefix, Header))
        {
            await opening.CopyToAsync(readAsynchronously, Canceled);
        }

        foreach (MemoryStream actual in new[] { synchronous, asynchronous, read, readAsynchronously })
        {
            Bytes.AssertSame(text, actual.ToArray(), $"{length} bytes, opened");
        }
    }

    public static TheoryData<string, int> Damages => new()
    {
        { "a bit of the first chunk", 0 }, { "a bit of the second chunk", 1 }, { "a bit of the last tag", 3 }, { "the end is missing", 2 }, { "a part of the last chunk is missing", 3 },
        { "less than a tag is left", 3 }, { "two chunks changed places", 1 }, { "a chunk is repeated", 2 }, { "a byte follows", 3 }, { "a chunk is missing", 1 }, { "everything is missing", 0 },
        { "the message twice", 3 }, { "other associated data", 0 }, { "another prefix", 0 }, { "another key", 0 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task What_is_not_authentic_is_refused_and_what_came_before_is_true(string damage, int chunksBefore)
    {
        byte[] text = Bytes.Random((3 * ChunkSize) + 7, seed: 4), message = Damage(damage, SealElsewhere(text));
        byte[] prefix = damage == "another prefix" ? Bytes.Random(7, seed: 9) : _prefix;
        byte[] header = damage == "other associated data" ? "Header"u8.ToArray() : Header.ToArray();
        using var cipher = new GcmAes(damage == "another key" ? Bytes.Random(16, seed: 9) : _key);
        var aead = new ChunkedAead(cipher, ChunkSize);
        MemoryStream synchronous = new(), asynchronous = new(), read = new();
        Assert.Throws<AuthenticationTagMismatchException>(() => aead.Open(new MemoryStream(message), synchronous, prefix, header));
        await Assert.ThrowsAsync<AuthenticationTagMismatchException>(() => aead.OpenAsync(new MemoryStream(message), asynchronous, prefix, header, cancellationToken: Canceled));
        using Stream opening = aead.CreateOpeningStream(new MemoryStream(message), prefix, header);
        Assert.Throws<AuthenticationTagMismatchException>(() => opening.CopyTo(read));

        // A second try must not take the end of what is authentic for the end of the message.
        Assert.Throws<AuthenticationTagMismatchException>(() => opening.ReadByte());
        foreach (MemoryStream actual in new[] { synchronous, asynchronous, read })
        {
            Bytes.AssertSame(text[..(chunksBefore * ChunkSize)], actual.ToArray(), damage);
        }
    }

    [Fact]
    public void A_stream_that_is_not_completed_leaves_a_message_that_does_not_open()
    {
        var written = new MemoryStream();
        using (SealingStream sealing = _aead.CreateSealingStream(written, _prefix, Header, leaveOpen: true))
        {
            sealing.Write(new byte[(2 * ChunkSize) + 1]);
        }

        Assert.Equal(2 * SealedSize, written.Length);
        written.Position = 0;
        Assert.Throws<AuthenticationTagMismatchException>(() => _aead.Open(written, Stream.Null, _prefix, Header));
    }

    [Fact]
    public void A_message_whose_write_failed_is_not_continued()
    {
        using SealingStream sealing = _aead.CreateSealingStream(new Full(), _prefix, Header);
        sealing.Write(new byte[ChunkSize]);
        Assert.Throws<IOException>(() => sealing.WriteByte(1));
        Assert.False(sealing.CanWrite);
        Assert.Contains("new nonce prefix", Assert.Throws<InvalidOperationException>(sealing.Complete).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_completed_message_is_not_continued()
    {
        SealingStream sealing = _aead.CreateSealingStream(new MemoryStream(), _prefix, Header);
        sealing.Complete();
        Assert.Throws<InvalidOperationException>(() => sealing.WriteByte(1));
        Assert.Throws<InvalidOperationException>(sealing.Complete);
        sealing.Dispose();
        Assert.Throws<ObjectDisposedException>(sealing.Complete);
    }

    [Fact]
    public async Task A_read_that_was_canceled_is_not_continued()
    {
        await using Stream opening = _aead.CreateOpeningStream(new MemoryStream(SealElsewhere(new byte[350])), _prefix, Header);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.ReadAsync(new byte[10], new CancellationToken(canceled: true)).AsTask());
        Assert.Contains("canceled", Assert.Throws<InvalidOperationException>(() => opening.ReadByte()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_and_a_progress_that_throws_end_the_operation()
    {
        using var cancellation = new CancellationTokenSource();
        List<long> done = [];
        var written = new MemoryStream();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _aead.SealAsync(
            new MemoryStream(new byte[350]),
            written,
            _prefix,
            progress: new Callback(count =>
            {
                done.Add(count);
                cancellation.Cancel();
            }),
            cancellationToken: cancellation.Token));
        Assert.Equal([100L], done);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(
            () => _aead.SealAsync(new MemoryStream(new byte[350]), written, _prefix, progress: new Callback(_ => throw new TimeZoneNotFoundException()), cancellationToken: Canceled));
    }

    [Fact]
    public void Wrong_sizes_are_named_before_the_first_byte()
    {
        Assert.Contains("has 6 bytes; it must have 7", Assert.Throws<ArgumentException>(() => _aead.Seal(Stream.Null, Stream.Null, new byte[6])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkedAead(_cipher, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkedAead(_cipher, ChunkedAead.MaxChunkSize + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _aead.GetSealedLength(_aead.MaxLength + 1));
        Assert.Equal(ChunkSize * 4_294_967_296, _aead.MaxLength);
        using var endless = new Endless(_aead.MaxLength + 1);
        Assert.Contains("429496729601 bytes long", Assert.Throws<ArgumentException>(() => _aead.Seal(endless, Stream.Null, _prefix)).Message, StringComparison.Ordinal);
        Assert.Equal(0, endless.Position);
    }

    private static byte[] Damage(string damage, byte[] message)
    {
        switch (damage)
        {
            case "a bit of the first chunk":
                message[50] ^= 1;
                return message;
            case "a bit of the second chunk":
                message[SealedSize + 50] ^= 1;
                return message;
            case "a bit of the last tag":
                message[^1] ^= 1;
                return message;
            case "the end is missing":
                return message[..(3 * SealedSize)];
            case "a part of the last chunk is missing":
                return message[..^1];
            case "less than a tag is left":
                return message[..((3 * SealedSize) + 15)];
            case "two chunks changed places":
                return [.. message[..SealedSize], .. message[(2 * SealedSize)..(3 * SealedSize)], .. message[SealedSize..(2 * SealedSize)], .. message[(3 * SealedSize)..]];
            case "a chunk is repeated":
                return [.. message[..(2 * SealedSize)], .. message[SealedSize..]];
            case "a byte follows":
                return [.. message, 0];
            case "a chunk is missing":
                return [.. message[..SealedSize], .. message[(2 * SealedSize)..]];
            case "everything is missing":
                return [];
            case "the message twice":
                return [.. message, .. message];
            default:
                return message;
        }
    }

    // The construction once more, from the paper, on the platform's cipher.
    private byte[] SealElsewhere(byte[] text)
    {
        using var gcm = new AesGcm(_key, TagSize);
        List<byte> message = [];
        int chunks = Math.Max(1, (text.Length + ChunkSize - 1) / ChunkSize);
        for (int i = 0; i < chunks; i++)
        {
            byte[] plaintext = text[(i * ChunkSize)..Math.Min((i + 1) * ChunkSize, text.Length)], ciphertext = new byte[plaintext.Length], tag = new byte[TagSize];
            byte[] nonce = [.. _prefix, 0, 0, 0, (byte)i, i == chunks - 1 ? (byte)1 : (byte)0];
            gcm.Encrypt(nonce, plaintext, ciphertext, tag, Header);
            message.AddRange([.. ciphertext, .. tag]);
        }

        return [.. message];
    }

    private sealed class Callback(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");
    }

    /// <summary>A stream that says how long it is.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
