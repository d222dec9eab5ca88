using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A wrong size is an ArgumentException that names the parameter. That no system call comes before it, CallCountTests counts.</summary>
public class WrongSizeTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Of_the_key(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        string name = declared.Facts.KeyLayout == KeyLayout.Authenc ? "encryptionKey" : "key";
        foreach (int size in Enumerable.Range(0, declared.KeySizes[^1] + 10).Except(declared.KeySizes))
        {
            Assert.Equal(name, Assert.Throws<ArgumentException>(() => declared.Open(declared.NewKey(size, seed: 1))).ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Of_what_stands_behind_the_key(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        if (declared.Facts.KeyLayout is not (KeyLayout.WithNonce or KeyLayout.WithSalt))
        {
            return;
        }

        TestKey key = declared.NewKey(declared.KeySizes[0], seed: 1);
        foreach (int size in Enumerable.Range(0, 9).Where(size => size != declared.Facts.SaltSize))
        {
            var refusal = Assert.Throws<ArgumentException>(() => declared.Open(key with { Second = new byte[size] }));
            Assert.Equal(declared.IsAead ? "salt" : "nonce", refusal.ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Of_the_IV(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        if (declared.IvSize == 0)
        {
            return;
        }

        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] ciphertext = cipher.Encrypt(message);
        foreach (int size in Enumerable.Range(0, 40).Where(size => !IsIvSize(declared, size)))
        {
            Message wrong = message with { Iv = new byte[size] };
            Check(declared.IsAead ? "nonce" : "iv", () => cipher.Encrypt(wrong), () => cipher.Decrypt(wrong with { Text = ciphertext }), () => cipher.BeginEncrypt(wrong), () => cipher.BeginDecrypt(wrong));
        }

        Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = ciphertext }), "afterwards");
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void Of_the_tag(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] output = new byte[64];
        foreach (int size in Enumerable.Range(0, declared.TagSize + 2).Where(size => size != declared.TagSize))
        {
            Check("tag", () => cipher.Encrypt(message, message.Text, output, new byte[size]), () => cipher.Decrypt(message, message.Text, new byte[size], output));
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Of_the_text(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message header = declared.NewMessage(0, seed: 1);
        byte[] tag = new byte[declared.TagSize];
        foreach (int length in Enumerable.Range(0, 70).Where(length => !declared.Takes(length)))
        {
            byte[] text = new byte[length], output = new byte[length];
            Check("plaintext", () => cipher.Encrypt(header, text, output, tag));
            Check("ciphertext", () => cipher.Decrypt(header, text, tag, output));
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Of_the_output(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] tag = new byte[declared.TagSize];
        Check("ciphertext", () => cipher.Encrypt(message, message.Text, new byte[63], tag));
        Check("plaintext", () => cipher.Decrypt(message, message.Text, tag, new byte[63]));
        if (declared.IsAead)
        {
            Check("ciphertext", () => cipher.Encrypt(message, message.Text, new byte[65], tag));
            Check("plaintext", () => cipher.Decrypt(message, message.Text, tag, new byte[65]));
        }
        else
        {
            byte[] output = new byte[80];
            cipher.Encrypt(message, message.Text, output, tag);
            Bytes.AssertSame([.. cipher.Encrypt(message), .. new byte[16]], output, "more room than is needed");
        }
    }

    [Theory]
    [InlineData("rfc4106(gcm(aes))")]
    [InlineData("rfc4309(ccm(aes))")]
    [InlineData("rfc4543(gcm(aes))")]
    [InlineData("rfc7539esp(chacha20,poly1305)")]
    public void Of_the_header_of_an_ESP_packet(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        foreach (int size in Enumerable.Range(0, 24))
        {
            Message header = message with { AssociatedData = new byte[size] };
            if (size is 8 or 12)
            {
                Bytes.AssertSame(message.Text, cipher.Decrypt(header with { Text = cipher.Encrypt(header) }), $"{size} bytes");
            }
            else
            {
                Check("associatedData", () => cipher.Encrypt(header), () => cipher.Decrypt(header), () => cipher.BeginEncrypt(header), () => cipher.BeginDecrypt(header));
            }
        }
    }

    // RFC 3610, section 2.1: 7 to 13 bytes.
    private static bool IsIvSize(DeclaredCipher declared, int size)
        => declared.Facts.NonceFormat == NonceFormat.Ccm ? size is >= 7 and <= 13 : size == declared.IvSize;

    private static void Check(string parameter, params Action[] calls)
    {
        foreach (Action call in calls)
        {
            Assert.Equal(parameter, Assert.Throws<ArgumentException>(call).ParamName);
        }
    }
}
