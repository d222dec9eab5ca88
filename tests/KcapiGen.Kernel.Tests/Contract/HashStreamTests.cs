using System.Buffers;
using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>The digest of a stream is that of its bytes, however the stream gives them.</summary>
public sealed class HashStreamTests
{
    private static readonly byte[] Key = Bytes.Random(20, seed: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(300_001)]
    public async Task Every_form_gives_the_digest_of_the_platform(int length)
    {
        byte[] message = Bytes.Random(length, seed: 2), plain = SHA256.HashData(message), keyed = HMACSHA256.HashData(Key, message), actual = new byte[40];
        Bytes.AssertSame(plain, Sha256.HashData(new Trickle(message)), "without a key");
        Bytes.AssertSame(keyed, HmacSha256.HashData(Key, new Trickle(message)), "with a key");
        byte[] asynchronous = await Sha256.HashDataAsync(new Trickle(message), Token);
        Bytes.AssertSame(plain, asynchronous, "without a key, asynchronously");
        asynchronous = await HmacSha256.HashDataAsync(Key, new Trickle(message), Token);
        Bytes.AssertSame(keyed, asynchronous, "with a key, asynchronously");

        Assert.Equal(32, Sha256.HashData(new MemoryStream(message), actual));
        Bytes.AssertSame(plain, actual[..32], "without a key, into a destination");
        Assert.Equal(32, HmacSha256.HashData(Key, new MemoryStream(message), actual));
        Bytes.AssertSame(keyed, actual[..32], "with a key, into a destination");
        Assert.Equal(32, await Sha256.HashDataAsync(new MemoryStream(message), actual, Token));
        Bytes.AssertSame(plain, actual[..32], "without a key, into a destination, asynchronously");
        Assert.Equal(32, await HmacSha256.HashDataAsync(Key, new MemoryStream(message), actual, Token));
        Bytes.AssertSame(keyed, actual[..32], "with a key, into a destination, asynchronously");
    }

    [Fact]
    public void The_rest_of_a_stream_is_from_its_position_on()
        => Bytes.AssertSame(SHA256.HashData("cde"u8), Sha256.HashData(new MemoryStream("abcde"u8.ToArray()) { Position = 2 }), "cde");

    [Fact]
    public void Data_in_several_parts_is_appended_in_their_order()
    {
        var first = new Segment("ab"u8.ToArray());
        Segment last = first.Append([]).Append("cde"u8.ToArray());
        using var hash = new Sha256();
        hash.AppendData(new ReadOnlySequence<byte>(first, 1, last, 2));
        Bytes.AssertSame(SHA256.HashData("bcd"u8), hash.GetHashAndReset(), "bcd");
    }

    [Fact]
    public async Task What_a_stream_or_a_caller_throws_is_thrown()
    {
        using var closed = new MemoryStream();
        closed.Dispose();
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => Sha256.HashData(closed)).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => HmacSha256.HashData(Key, (Stream)null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => Sha256.HashData(Stream.Null, new byte[31])).ParamName);
        await Assert.ThrowsAsync<IOException>(() => Sha256.HashDataAsync(new Broken(), Token).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => HmacSha256.HashDataAsync(Key, new MemoryStream(new byte[10]), new CancellationToken(canceled: true)).AsTask());
    }

    /// <summary>A stream that gives fewer bytes than it is asked for.</summary>
    private sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        private const int Most = 70_001;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, Most));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, Most)], cancellationToken);
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("broken");
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
