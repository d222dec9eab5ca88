using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Reinit gives a handle of the same key with a state of its own, which outlives the one it came from.</summary>
public class ReinitTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void The_same_key_and_a_state_of_its_own(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        OpenCipher first = declared.Open();
        Message message = declared.NewMessage(1008, seed: 1), other = declared.NewMessage(64, seed: 2);
        byte[] expected = first.Encrypt(message), expectedOther = first.Encrypt(other);

        using OpenCipher second = first.Reinit();
        Assert.Equal(DeclaredCiphers.Side, second.Backend);
        byte[] output = new byte[expected.Length];
        using (CipherStream stream = first.BeginEncrypt(message))
        {
            stream.Update(message.Text.AsSpan(0, 500));
            Bytes.AssertSame(expectedOther, second.Encrypt(other), $"{declared}: beside a stream of the first");
            using OpenCipher third = second.Reinit();
            stream.Update(message.Text.AsSpan(500), last: true);
            Bytes.AssertSame(expectedOther, third.Encrypt(other), $"{declared}: the third");
            Assert.Equal(output.Length, stream.Op(output));
        }

        Bytes.AssertSame(expected, output, $"{declared}: the stream of the first");
        first.Dispose();
        Bytes.AssertSame(expected, second.Encrypt(message), $"{declared}: the second alone");
    }
}
