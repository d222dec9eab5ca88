using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>AEADs against System.Security.Cryptography, over a sweep of lengths, of associated data, of tags and of keys.</summary>
public class AeadComparison
{
    private delegate byte[] Reference(TestKey key, Message message, int tagSize);

    private static readonly Dictionary<string, Reference> References = new()
    {
        ["gcm(aes)"] = (key, message, tagSize) => Gcm(key.First, message, tagSize),
        ["ccm(aes)"] = (key, message, tagSize) => Ccm(key.First, message, tagSize),
        ["rfc7539(chacha20,poly1305)"] = (key, message, _) => ChaChaPoly(key.First, message),

        // RFC 4106, section 4, RFC 4309, section 4, RFC 7634, section 2: the nonce is the salt and the IV.
        ["rfc4106(gcm(aes))"] = (key, message, tagSize) => Gcm(key.First, Salted(key, message), tagSize),
        ["rfc4309(ccm(aes))"] = (key, message, tagSize) => Ccm(key.First, Salted(key, message), tagSize),
        ["rfc7539esp(chacha20,poly1305)"] = (key, message, _) => ChaChaPoly(key.First, Salted(key, message)),

        // RFC 4543, section 3: everything is associated data, the IV too.
        ["rfc4543(gcm(aes))"] = (key, message, tagSize) =>
        [
            .. message.Text,
            .. Gcm(key.First, Salted(key, message) with { AssociatedData = [.. message.AssociatedData, .. message.Iv, .. message.Text], Text = [] }, tagSize),
        ],
    };

    public static TheoryData<string> Titles => [.. DeclaredCiphers.All.Where(cipher => References.ContainsKey(cipher.Name)).Select(cipher => cipher.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_length(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        TestKey key = declared.NewKey(declared.KeySizes[0], seed: 1);
        using OpenCipher cipher = declared.Open(key);
        foreach (int length in Sweep.Lengths)
        {
            Compare(declared, cipher, key, declared.NewMessage(length, seed: length, associatedLength: length % 37));
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Every_length_of_associated_data(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        foreach (int size in declared.KeySizes)
        {
            TestKey key = declared.NewKey(size, seed: size);
            using OpenCipher cipher = declared.Open(key);
            foreach (int associated in Sweep.AssociatedLengths)
            {
                Compare(declared, cipher, key, declared.NewMessage(0, seed: associated, associated));
                Compare(declared, cipher, key, declared.NewMessage(5000, seed: associated, associated));
            }
        }
    }

    [Fact]
    public void Every_nonce_of_ccm()
    {
        DeclaredCipher declared = DeclaredCiphers.Of("ccm(aes)");
        TestKey key = declared.NewKey(16, seed: 1);
        using OpenCipher cipher = declared.Open(key);
        for (int size = 7; size <= 13; size++)
        {
            Compare(declared, cipher, key, declared.NewMessage(1000, seed: size) with { Iv = Bytes.Random(size, seed: size) });
        }
    }

    private static void Compare(DeclaredCipher declared, OpenCipher cipher, TestKey key, Message message)
    {
        string what = $"{declared}, {message.Text.Length} bytes, {message.AssociatedData.Length} bytes of associated data";
        byte[] expected = References[declared.Name](key, message, declared.TagSize);
        Bytes.AssertSame(expected, cipher.Encrypt(message), what);
        Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), what);
    }

    private static Message Salted(TestKey key, Message message) => message with { Iv = [.. key.Second!, .. message.Iv] };

    private static byte[] Gcm(byte[] key, Message message, int tagSize)
    {
        byte[] ciphertext = new byte[message.Text.Length], tag = new byte[tagSize];
        using var reference = new AesGcm(key, tagSize);
        reference.Encrypt(message.Iv, message.Text, ciphertext, tag, message.AssociatedData);
        return [.. ciphertext, .. tag];
    }

    private static byte[] Ccm(byte[] key, Message message, int tagSize)
    {
        byte[] ciphertext = new byte[message.Text.Length], tag = new byte[tagSize];
        using var reference = new AesCcm(key);
        reference.Encrypt(message.Iv, message.Text, ciphertext, tag, message.AssociatedData);
        return [.. ciphertext, .. tag];
    }

    private static byte[] ChaChaPoly(byte[] key, Message message)
    {
        byte[] ciphertext = new byte[message.Text.Length], tag = new byte[16];
        using var reference = new ChaCha20Poly1305(key);
        reference.Encrypt(message.Iv, message.Text, ciphertext, tag, message.AssociatedData);
        return [.. ciphertext, .. tag];
    }
}
