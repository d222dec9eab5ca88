using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A message that was tampered with gives the platform's exception, not one byte of text, and a handle that works on.</summary>
public class ForgeryTests
{
    public static TheoryData<string> WithEmptyMessages => [.. DeclaredCiphers.Aeads.Select(row => row.Data).Where(title => DeclaredCiphers.Of(title).Takes(0))];

    // Empty and without associated data: the kernel verifies nothing while nobody gives it room for an answer (aead_recvmsg in crypto/algif_aead.c).
    [Theory]
    [MemberData(nameof(WithEmptyMessages))]
    public void An_empty_message_is_verified_too(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(0, seed: 1, associatedLength: 0);
        byte[] tag = cipher.Encrypt(message);
        Assert.Empty(cipher.Decrypt(message with { Text = tag }));
        for (int i = 0; i < tag.Length; i++)
        {
            byte[] forged = Flipped(tag, i);
            Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(message with { Text = forged }));
        }

        Assert.Empty(cipher.Decrypt(message with { Text = tag }));
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void Every_part_of_a_message_counts(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int length in new[] { 16, 80, 4096, 20_000 })
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] ciphertext = cipher.Encrypt(message);
            Message genuine = message with { Text = ciphertext };
            foreach (Message forged in new[]
            {
                genuine with { Text = Flipped(ciphertext, 0) },
                genuine with { Text = Flipped(ciphertext, length - 1) },
                genuine with { Text = Flipped(ciphertext, length) },
                genuine with { Text = Flipped(ciphertext, ciphertext.Length - 1) },
                genuine with { AssociatedData = Flipped(message.AssociatedData, 7) },
            })
            {
                CheckRefused(declared, cipher, forged, length);
            }

            if (!declared.Name.StartsWith("authenc", StringComparison.Ordinal))
            {
                // authenc leaves it to the caller to put the IV into the associated data.
                CheckRefused(declared, cipher, genuine with { Iv = Flipped(message.Iv, 3) }, length);
            }

            Bytes.AssertSame(message.Text, cipher.Decrypt(genuine), $"{declared}: {length} bytes afterwards");
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void A_stream_gives_nothing_either(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int length in new[] { 0, 16, 5008 }.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length, associatedLength: 0);
            byte[] ciphertext = cipher.Encrypt(message), output = Bytes.Random(length, seed: 2);
            using (CipherStream stream = cipher.BeginDecrypt(message))
            {
                stream.Update(Flipped(ciphertext, ciphertext.Length - 1), last: true);
                Assert.Throws<AuthenticationTagMismatchException>(() => stream.Op(output));
                Assert.All(output, one => Assert.Equal(0, one));
                Assert.Throws<InvalidOperationException>(() => stream.Op(output));
            }

            Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = ciphertext }), $"{declared}: {length} bytes afterwards");
        }
    }

    private static void CheckRefused(DeclaredCipher declared, OpenCipher cipher, Message forged, int length)
    {
        byte[] output = Bytes.Random(length, seed: 9);
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(forged, forged.Text.AsSpan(0, length), forged.Text.AsSpan(length), output));
        Assert.True(output.AsSpan().IndexOfAnyExcept((byte)0) < 0, $"{declared}: {length} bytes of output are cleared");
    }

    private static byte[] Flipped(byte[] bytes, int index)
    {
        byte[] copy = [.. bytes];
        copy[index] ^= 0x10;
        return copy;
    }
}
