using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>What was encrypted decrypts, with every size of key, of text and of associated data.</summary>
public class RoundTripTests
{
    // Around a block, a page, two pages, and what the manual page promises that an OP holds.
    private static readonly int[] Lengths = [0, 1, 15, 16, 17, 31, 32, 33, 47, 48, 64, 100, 4095, 4096, 4097, 8192, 65_535, 65_536];

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Every_length(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int length in Lengths.Where(declared.Takes))
        {
            CheckRoundTrip(declared, cipher, declared.NewMessage(length, seed: length));
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Every_size_of_key(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        Message message = declared.NewMessage(64, seed: 3);
        var results = new HashSet<string>();
        foreach (int size in declared.KeySizesHere)
        {
            using OpenCipher cipher = declared.Open(declared.NewKey(size, seed: 5));
            byte[] ciphertext = CheckRoundTrip(declared, cipher, message);
            Assert.True(results.Add(Convert.ToHexString(ciphertext)), $"a key of {size} bytes gives what a shorter one gave");
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void Every_length_of_associated_data(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int associated in new[] { 0, 1, 16, 4096, 70_000 })
        {
            CheckRoundTrip(declared, cipher, declared.NewMessage(32, seed: 7, associated));
        }
    }

    private static byte[] CheckRoundTrip(DeclaredCipher declared, OpenCipher cipher, Message message)
    {
        byte[] ciphertext = cipher.Encrypt(message);
        byte[] plaintext = cipher.Decrypt(message with { Text = ciphertext });
        Bytes.AssertSame(message.Text, plaintext, $"{declared}, {message.Text.Length} bytes");

        // rfc4543 authenticates and does not encrypt.
        if (message.Text.Length >= 16 && !declared.Name.StartsWith("rfc4543", StringComparison.Ordinal))
        {
            Assert.False(message.Text.AsSpan().SequenceEqual(ciphertext.AsSpan(0, message.Text.Length)), $"{declared} left {message.Text.Length} bytes as they were");
        }

        return ciphertext;
    }
}
