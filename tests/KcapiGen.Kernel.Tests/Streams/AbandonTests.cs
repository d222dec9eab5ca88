using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>A stream that is left at any point leaves nothing behind: the next message of its handle is right.</summary>
public class AbandonTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Left_at_any_point(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        using NativeBuffer lent = NativeBuffer.Allocate(64);
        Message left = declared.NewMessage(64, seed: 1), next = declared.NewMessage(1008, seed: 2);
        byte[] expected = cipher.Encrypt(next), output = new byte[2000];
        foreach (Action<CipherStream> use in new Action<CipherStream>[]
        {
            _ => { },
            stream => stream.Update(new byte[5]),
            stream => stream.Update(new byte[64]),
            stream => stream.Update(new byte[64], last: true),
            stream => stream.Update(lent.Vector(0, 64), last: true),
            stream =>
            {
                stream.Update(new byte[64]);
                stream.Update(lent.Vector(0, 64));
            },
            stream => UseSome(declared, stream, output),
        })
        {
            using (CipherStream stream = cipher.BeginEncrypt(left))
            {
                use(stream);
            }

            Bytes.AssertSame(expected, cipher.Encrypt(next), $"{declared}: a one-shot afterwards");

            using (CipherStream stream = cipher.BeginEncrypt(left))
            {
                use(stream);
            }

            using CipherStream other = cipher.BeginDecrypt(next);
            other.Update(expected, last: true);
            Assert.Equal(1008, other.Op(output));
            Bytes.AssertSame(next.Text, output.AsSpan(0, 1008), $"{declared}: a stream afterwards");
        }
    }

    [Fact]
    public void A_forged_message_leaves_nothing()
    {
        using var cipher = new GcmAes(new byte[16]);
        byte[] expected = new byte[100], tag = new byte[16], actual = new byte[100], actualTag = new byte[16];
        cipher.Encrypt(new byte[12], new byte[100], expected, tag);
        for (int round = 0; round < 3; round++)
        {
            Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(new byte[12], new byte[1000], new byte[16], new byte[1000]));
            cipher.Encrypt(new byte[12], new byte[100], actual, actualTag);
            Bytes.AssertSame([.. expected, .. tag], [.. actual, .. actualTag], $"round {round}");
        }
    }

    [Fact]
    public void The_handle_disposed_under_an_open_stream()
    {
        var cipher = new CbcAes(new byte[16]);
        CipherStream stream = cipher.BeginEncrypt(new byte[16]);
        stream.Update(new byte[64]);
        cipher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Op(new byte[64]));
        Assert.Throws<ObjectDisposedException>(() => stream.Update(new byte[16]));
        Assert.Throws<ObjectDisposedException>(() => cipher.Reinit());
        stream.Dispose();
    }

    // Half of the output picked up, where it can be had before the end.
    private static void UseSome(DeclaredCipher declared, CipherStream stream, byte[] output)
    {
        stream.Update(new byte[64]);
        if (declared.Facts.ChunkSize > 0)
        {
            Assert.Equal(32, stream.Op(output.AsSpan(0, 32)));
        }
    }
}
