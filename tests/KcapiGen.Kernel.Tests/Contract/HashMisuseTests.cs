using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Misuse of a hash is refused with the platform's exceptions, and leaves the handle as it was.</summary>
public class HashMisuseTests
{
    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Too_small_a_destination(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(50, seed: 1), expected = hash.ComputeHash(message);
        hash.AppendData(message);
        foreach (int size in new[] { 0, declared.HashSizeInBytes - 1 })
        {
            Assert.Equal("destination", Assert.Throws<ArgumentException>(() => hash.ComputeHash(message, new byte[size])).ParamName);
            Assert.Equal("destination", Assert.Throws<ArgumentException>(() => hash.GetCurrentHash(new byte[size])).ParamName);
            Assert.Equal("destination", Assert.Throws<ArgumentException>(() => hash.GetHashAndReset(new byte[size])).ParamName);
            Assert.False(hash.TryGetCurrentHash(new byte[size], out int none));
            Assert.False(hash.TryGetHashAndReset(new byte[size], out int nothing));
            Assert.Equal((0, 0), (none, nothing));
        }

        byte[] digest = new byte[declared.HashSizeInBytes];
        Assert.True(hash.TryGetCurrentHash(digest, out int written));
        Assert.Equal(declared.HashSizeInBytes, written);
        Bytes.AssertSame(expected, digest, $"{declared} all the same");
        digest.AsSpan().Clear();
        Assert.True(hash.TryGetHashAndReset(digest, out written));
        Assert.Equal(declared.HashSizeInBytes, written);
        Bytes.AssertSame(expected, digest, $"{declared} at its end");
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_digest_of_another_size(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(50, seed: 1), digest = hash.ComputeHash(message);
        hash.AppendData(message);
        foreach (byte[] wrong in new byte[][] { [], digest[..^1], [.. digest, 0] })
        {
            Assert.Equal("hash", Assert.Throws<ArgumentException>(() => hash.Verify(message, wrong)).ParamName);
            Assert.Equal("hash", Assert.Throws<ArgumentException>(() => hash.VerifyHashAndReset(wrong)).ParamName);
        }

        Assert.True(hash.VerifyHashAndReset(digest));
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_key_of_another_size(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        if (!declared.IsKeyed)
        {
            return;
        }

        IEnumerable<int> wrong = declared.Facts.MaxKeySize > 0
            ? [declared.Facts.MaxKeySize + 1]
            : new[] { 0, declared.KeySizes[0] - 1, declared.KeySizes[0] + 1, declared.KeySizes[^1] - 1, declared.KeySizes[^1] + 1 }.Except(declared.KeySizes);
        foreach (int size in wrong)
        {
            var refusal = Assert.Throws<ArgumentException>(() => declared.Open(new byte[size]));
            Assert.Equal("key", refusal.ParamName);
            Assert.Contains($"{size} bytes", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_one_shot_in_the_midst_of_a_message(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(500, seed: 1), expected = hash.ComputeHash(message);
        hash.AppendData(message.AsSpan(0, 100));
        Assert.Throws<InvalidOperationException>(() => hash.ComputeHash(message));
        Assert.Throws<InvalidOperationException>(() => hash.Verify(message, expected));
        hash.AppendData(message.AsSpan(100));
        Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared} goes on");
        Bytes.AssertSame(expected, hash.ComputeHash(message), $"{declared} afterwards");
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_message_without_its_prefix(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(0, seed: 1), expected = hash.ComputeHash(message);
        for (int length = 0; length < message.Length; length++)
        {
            Assert.Equal("source", Assert.Throws<ArgumentException>(() => hash.ComputeHash(message.AsSpan(0, length))).ParamName);
            Assert.Throws<InvalidOperationException>(() => hash.GetCurrentHash());
            Assert.Throws<InvalidOperationException>(() => hash.GetHashAndReset());
            hash.AppendData(message.AsSpan(length, 1));
        }

        Bytes.AssertSame(expected, hash.GetHashAndReset(), declared.Title);
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_disposed_handle(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(64, seed: 1), digest = hash.ComputeHash(message);
        hash.AppendData(message);
        hash.Dispose();
        hash.Dispose();
        Assert.Throws<ObjectDisposedException>(() => hash.ComputeHash(message));
        Assert.Throws<ObjectDisposedException>(() => hash.AppendData(message));
        Assert.Throws<ObjectDisposedException>(() => hash.GetCurrentHash());
        Assert.Throws<ObjectDisposedException>(() => hash.GetHashAndReset());
        Assert.Throws<ObjectDisposedException>(() => hash.Verify(message, digest));
        Assert.Throws<ObjectDisposedException>(() => hash.VerifyHashAndReset(digest));
        Assert.Throws<ObjectDisposedException>(() => hash.Reinit());
        Assert.Throws<ObjectDisposedException>(() => hash.Duplicate());
    }

    [Fact]
    public void Two_callers_at_once()
    {
        // One works without a pause, the other tries until one of them meets the other at work. A refusal leaves the message of the other alone.
        using var hash = new Sha256();
        byte[] message = new byte[1 << 18], expected = Sha256.HashData(message);
        bool isMet = false;
        int wrong = 0;
        var worker = new Thread(() =>
        {
            while (!Volatile.Read(ref isMet))
            {
                try
                {
                    if (!hash.ComputeHash(message).AsSpan().SequenceEqual(expected))
                    {
                        wrong++;
                    }
                }
                catch (InvalidOperationException)
                {
                    Volatile.Write(ref isMet, true);
                }
            }
        });
        worker.Start();
        while (!Volatile.Read(ref isMet))
        {
            try
            {
                hash.AppendData([]);
            }
            catch (InvalidOperationException)
            {
                Volatile.Write(ref isMet, true);
            }
        }

        worker.Join();
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Disposed_while_at_work()
    {
        for (int round = 0; round < 20; round++)
        {
            var hash = new Sha256();
            byte[] message = new byte[1 << 18];
            int done = 0;
            var worker = new Thread(() =>
            {
                try
                {
                    while (true)
                    {
                        hash.ComputeHash(message);
                        Volatile.Write(ref done, 1);
                    }
                }
                catch (ObjectDisposedException)
                {
                    Volatile.Write(ref done, 2);
                }
            });
            worker.Start();
            SpinWait.SpinUntil(() => Volatile.Read(ref done) > 0);
            hash.Dispose();
            worker.Join();
            Assert.Equal(2, done);
        }
    }
}
