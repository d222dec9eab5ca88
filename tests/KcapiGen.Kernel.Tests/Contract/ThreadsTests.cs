using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Two threads on two handles of one key do not disturb each other.</summary>
public class ThreadsTests
{
    private const int Rounds = 40;

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Two_handles(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher one = declared.Open(), two = one.Reinit();
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Work(declared, two, seed: 100);
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        Work(declared, one, seed: 200);
        thread.Join();
        Assert.True(failure is null, failure?.ToString());
    }

    private static void Work(DeclaredCipher declared, OpenCipher cipher, int seed)
    {
        Message message = declared.NewMessage(2000, seed);
        byte[] expected = cipher.Encrypt(message);
        for (int round = 0; round < Rounds; round++)
        {
            Bytes.AssertSame(expected, cipher.Encrypt(message), $"{declared}, round {round}");
            Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{declared}, round {round}");
        }
    }
}
