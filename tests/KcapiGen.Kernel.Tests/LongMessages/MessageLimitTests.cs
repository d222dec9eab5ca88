using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.LongMessages;

/// <summary>A message of the length that a class names is done on the side in use, whatever the privileges of the process.</summary>
public class MessageLimitTests
{
    [Theory]
    [InlineData("gcm(aes)")]
    [InlineData("ccm(aes)")]
    [InlineData("rfc4106(gcm(aes))")]
    [InlineData("authenc(hmac(sha256),cbc(aes))")]
    [InlineData("xts(aes)")]
    [InlineData("cts(cbc(aes))")]
    [InlineData("adiantum(xchacha12,aes)")]
    public void Is_reached(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        if (DeclaredCiphers.Side == KernelBackend.InProcess)
        {
            // Two GiB of text and as many of output are more than a test may take; an operation that has to be whole is held to the size of an array.
            Assert.Equal(Array.MaxLength, declared.MaxMessageSize);
            return;
        }

        using OpenCipher cipher = declared.Open();
        Message header = declared.NewMessage(0, seed: 1);
        int room = declared.MaxMessageSize - declared.TagSize - header.AssociatedData.Length - (declared.Facts.NonceFormat == Generator.Catalogue.NonceFormat.Esp ? header.Iv.Length : 0);
        Message message = header with { Text = Bytes.Random(room / 16 * 16, seed: 2) };
        Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = cipher.Encrypt(message) }), $"{declared}, {message.Text.Length} bytes");
    }
}
