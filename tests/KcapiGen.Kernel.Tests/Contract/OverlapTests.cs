using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>An output that overlaps its input in part, or another output, is refused and left as it was.</summary>
public class OverlapTests
{
    private const int Length = 64;

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void A_shifted_output_is_refused(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(Length, seed: 1);
        byte[] tag = new byte[declared.TagSize], before = Bytes.Random(Length + 16, seed: 2);
        foreach ((int input, int output) in new[] { (0, 1), (1, 0), (0, 16), (16, 0) })
        {
            byte[] memory = [.. before];
            Assert.Equal("ciphertext", Assert.Throws<ArgumentException>(() => cipher.Encrypt(message, memory.AsSpan(input, Length), memory.AsSpan(output, Length), tag)).ParamName);
            Assert.Equal("plaintext", Assert.Throws<ArgumentException>(() => cipher.Decrypt(message, memory.AsSpan(input, Length), tag, memory.AsSpan(output, Length))).ParamName);
            Assert.Equal(before, memory);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void A_tag_in_the_ciphertext_is_refused(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(Length, seed: 1);
        byte[] memory = new byte[Length + declared.TagSize];
        Assert.Equal("tag", Assert.Throws<ArgumentException>(
            () => cipher.Encrypt(message, message.Text, memory.AsSpan(0, Length), memory.AsSpan(Length - 1, declared.TagSize))).ParamName);
        Assert.All(memory, one => Assert.Equal(0, one));
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Neighbours_are_no_overlap(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(Length, seed: 1);
        byte[] memory = [.. message.Text, .. new byte[Length + declared.TagSize]];
        cipher.Encrypt(message, memory.AsSpan(0, Length), memory.AsSpan(Length, Length), memory.AsSpan(2 * Length));
        Bytes.AssertSame(cipher.Encrypt(message), memory.AsSpan(Length), title);
    }
}
