using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>The output may be the memory of the input.</summary>
public class InPlaceTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void The_same_memory_gives_the_same_bytes(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int length in new[] { 0, 16, 33, 48, 4096, 20_000 }.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] expected = cipher.Encrypt(message);

            byte[] buffer = [.. message.Text];
            byte[] tag = new byte[declared.TagSize];
            cipher.Encrypt(message, buffer, buffer, tag);
            Bytes.AssertSame(expected, [.. buffer, .. tag], $"{declared} encrypts {length} bytes in place");

            cipher.Decrypt(message, buffer, tag, buffer);
            Bytes.AssertSame(message.Text, buffer, $"{declared} decrypts {length} bytes in place");
        }
    }
}
