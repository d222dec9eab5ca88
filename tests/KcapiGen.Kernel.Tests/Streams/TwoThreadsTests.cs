using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>One thread gives 8 MB while another picks them up, in pieces of other sizes.</summary>
public class TwoThreadsTests
{
    private const int Length = 8 << 20;

    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = Bytes.Random(16, seed: 2);

    [Fact]
    public void Copied() => Run("ctr(aes)", (stream, text, offset, count, last) => stream.Update(text.Span.Slice(offset, count), last));

    [Fact]
    public void Lent() => Run("cbc(aes)", (stream, text, offset, count, last) => stream.Update(text.Vector(offset, count), last));

    private delegate int Giver(CipherStream stream, NativeBuffer text, int offset, int count, bool last);

    private static void Run(string name, Giver give)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open(new TestKey(Key));
        using NativeBuffer text = NativeBuffer.Allocate(Length);
        new Random(3).NextBytes(text.Span);
        byte[] expected = cipher.Encrypt(new Message(Iv, [], text.Span.ToArray())), actual = new byte[Length];

        using CipherStream stream = cipher.BeginEncrypt(new Message(Iv, [], []));
        var sender = new Worker(() =>
        {
            var random = new Random(4);
            for (int offset = 0, count; offset < Length; offset += count)
            {
                count = Math.Min(random.Next(1, 120_000), Length - offset);
                Assert.Equal(count, give(stream, text, offset, count, offset + count == Length));
            }
        });
        int read = 0;
        var reader = new Worker(() =>
        {
            // Room for all that may be lent behind a full operation: what is lent must go out with the Op that finds it.
            var random = new Random(5);
            while (read < Length)
            {
                int room = Math.Min(random.Next(16, 100_000), Length - read);
                read += Collect(stream, actual, read, room);
            }
        });
        sender.AssertDoneIn(TimeSpan.FromSeconds(60));
        reader.AssertDoneIn(TimeSpan.FromSeconds(60));
        Assert.Equal(0, stream.Op(new byte[16]));
        Bytes.AssertSame(expected, actual, name);
    }

    private static int Collect(CipherStream stream, byte[] output, int offset, int room)
    {
        try
        {
            return stream.Op(output.AsSpan(offset, room));
        }
        catch (ArgumentException)
        {
            // More was lent than this has room for: nothing is lost, all of the rest has room.
            return stream.Op(output.AsSpan(offset));
        }
    }
}
