using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A message through CryptoStream, and from stream to stream, is the message in one piece.</summary>
public class PipeTests
{
    // Around the pieces that are read at a time, and what an OP holds.
    private static readonly int[] Lengths = [0, 1, 16, 1008, 131_071, 131_072, 131_073, 131_088, 262_144, 500_000, 1_000_000];

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithPipes), MemberType = typeof(DeclaredCiphers))]
    public void Through_a_CryptoStream(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int length in Lengths.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] expected = cipher.Encrypt(message), read = new byte[length];
            using var written = new MemoryStream();
            using (var stream = new CryptoStream(written, cipher.As<IPipes>().CreateEncryptor(message.Iv), CryptoStreamMode.Write))
            {
                // In pieces that are no blocks.
                for (int offset = 0; offset < length; offset += 4099)
                {
                    stream.Write(message.Text.AsSpan(offset, Math.Min(4099, length - offset)));
                }
            }

            Bytes.AssertSame(expected, written.ToArray(), $"{declared}: {length} bytes written");
            using (var stream = new CryptoStream(new MemoryStream(expected), cipher.As<IPipes>().CreateDecryptor(message.Iv), CryptoStreamMode.Read))
            {
                stream.ReadExactly(read);
                Assert.Equal(-1, stream.ReadByte());
            }

            Bytes.AssertSame(message.Text, read, $"{declared}: {length} bytes read");
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithPipes), MemberType = typeof(DeclaredCiphers))]
    public async Task From_stream_to_stream(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        IPipes pipes = cipher.As<IPipes>();
        foreach (int length in Lengths.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] expected = cipher.Encrypt(message);
            var progress = new Progress();
            using MemoryStream output = new(), back = new(), asyncOutput = new(), asyncBack = new();
            Assert.Equal(length, pipes.Encrypt(message.Iv, new Dribble(message.Text), output, progress));
            Bytes.AssertSame(expected, output.ToArray(), $"{declared}: {length} bytes");
            Assert.Equal(length, progress.Last);
            Assert.Equal(length, pipes.Decrypt(message.Iv, new MemoryStream(expected), back, null));
            Bytes.AssertSame(message.Text, back.ToArray(), $"{declared}: {length} bytes back");

            progress = new Progress();
            Assert.Equal(length, await pipes.EncryptAsync(message.Iv, new Dribble(message.Text), asyncOutput, progress, Token));
            Bytes.AssertSame(expected, asyncOutput.ToArray(), $"{declared}: {length} bytes, asynchronously");
            Assert.Equal(length, progress.Last);
            Assert.Equal(length, await pipes.DecryptAsync(message.Iv, new MemoryStream(expected), asyncBack, null, Token));
            Bytes.AssertSame(message.Text, asyncBack.ToArray(), $"{declared}: {length} bytes back, asynchronously");
        }
    }

    [Fact]
    public async Task A_source_that_ends_amid_a_block_is_an_error()
    {
        using var cipher = new CbcAes(Bytes.Random(16, seed: 1));
        byte[] iv = new byte[16], text = Bytes.Random(131_072 + 5, seed: 2);
        using var output = new MemoryStream();

        // What can seek is refused before anything is written.
        Assert.Throws<ArgumentException>(() => cipher.Encrypt(iv, new MemoryStream(text), output));
        await Assert.ThrowsAsync<ArgumentException>(() => cipher.EncryptAsync(iv, new MemoryStream(text), output, cancellationToken: Token));
        Assert.Equal(0, output.Length);
        CryptographicException exception = Assert.Throws<CryptographicException>(() => cipher.Encrypt(iv, new Dribble(text), output));
        Assert.Contains("131077", exception.Message, StringComparison.Ordinal);
        Assert.Equal(131_072, output.Length);
        await Assert.ThrowsAsync<CryptographicException>(() => cipher.EncryptAsync(iv, new Dribble(text), output, cancellationToken: Token));

        byte[] block = new byte[16], expected = new byte[16];
        cipher.Encrypt(iv, block, block);
        using var fresh = new CbcAes(Bytes.Random(16, seed: 1));
        fresh.Encrypt(iv, expected, expected);
        Bytes.AssertSame(expected, block, "afterwards");
    }

    [Fact]
    public async Task Streams_that_cannot_do_it_are_refused()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        using var closed = new MemoryStream();
        await closed.DisposeAsync();
        using var open = new MemoryStream();
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => cipher.Encrypt(new byte[16], closed, open)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => cipher.Encrypt(new byte[16], open, closed)).ParamName);
        Assert.Throws<ArgumentNullException>(() => cipher.Encrypt(new byte[16], null!, open));
        await Assert.ThrowsAsync<ArgumentException>(() => cipher.EncryptAsync(new byte[5], open, open, cancellationToken: Token));
    }

    [Fact]
    public async Task Cancellation_leaves_a_handle_that_works()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        using var stop = new CancellationTokenSource();
        var progress = new Progress(done =>
        {
            if (done >= 300_000)
            {
                stop.Cancel();
            }
        });
        using var output = new MemoryStream();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cipher.EncryptAsync(new byte[16], new Dribble(new byte[2_000_000]), output, progress, stop.Token));
        Assert.InRange(output.Length, 300_000, 1_000_000);
        Assert.Equal(5, cipher.Encrypt(new byte[16], new byte[5], new byte[5]));
    }

    [Fact]
    public async Task A_handle_in_a_pipe_is_at_work()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        var gate = new TaskCompletionSource();
        using var output = new MemoryStream();
        Task<long> pipe = cipher.EncryptAsync(new byte[16], new Dribble(new byte[100], gate.Task), output, cancellationToken: Token);
        Assert.Throws<InvalidOperationException>(() => cipher.Encrypt(new byte[16], new byte[5], new byte[5]));
        gate.SetResult();
        Assert.Equal(100, await pipe);
        Assert.Equal(5, cipher.Encrypt(new byte[16], new byte[5], new byte[5]));
    }

    [Fact]
    public void A_transform_refuses_what_would_be_wrong_bytes()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        using ICryptoTransform transform = cipher.CreateEncryptor(new byte[16]);
        byte[] buffer = new byte[64];
        Assert.Equal((16, 16, true, false), (transform.InputBlockSize, transform.OutputBlockSize, transform.CanTransformMultipleBlocks, transform.CanReuseTransform));
        Assert.Throws<ArgumentException>(() => transform.TransformBlock(buffer, 0, 17, buffer, 0));
        Assert.Throws<ArgumentException>(() => transform.TransformBlock(buffer, 0, 32, buffer, 40));
        Assert.ThrowsAny<ArgumentException>(() => transform.TransformBlock(buffer, 60, 16, buffer, 0));
        Assert.Equal(5, transform.TransformFinalBlock(buffer, 0, 5).Length);
        Assert.Throws<InvalidOperationException>(() => transform.TransformFinalBlock(buffer, 0, 5));
        cipher.Dispose();
        transform.Dispose();
        Assert.Throws<ObjectDisposedException>(() => transform.TransformBlock(buffer, 0, 16, buffer, 0));
        Assert.Throws<ObjectDisposedException>(() => cipher.CreateEncryptor(new byte[16]));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class Progress(Action<long>? report = null) : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value)
        {
            Assert.True(value > Last);
            Last = value;
            report?.Invoke(value);
        }
    }

    /// <summary>A stream that cannot seek and gives little at a time, such as a connection; the first byte after <paramref name="gate"/>.</summary>
    private sealed class Dribble(byte[] text, Task? gate = null) : MemoryStream(text)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7001)]);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await (gate ?? Task.CompletedTask);
            await Task.Yield();
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 7001)], cancellationToken);
        }
    }
}
