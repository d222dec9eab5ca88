using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A stream cut at random gives the bytes of the one-shot, however the pieces are handed over and picked up.</summary>
public class SplitTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Random_pieces(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        int seed = 0;
        foreach (int length in new[] { 16, 17, 1000, 1008, 20_000 }.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length);
            byte[] expected = cipher.Encrypt(message);
            for (int round = 0; round < 4; round++)
            {
                var pieces = new RandomPieces(declared.Facts.ChunkSize, ++seed);
                using (CipherStream stream = cipher.BeginEncrypt(message))
                {
                    Bytes.AssertSame(expected, pieces.Run(stream, message.Text, expected.Length), $"{declared} encrypts {length} bytes, seed {seed}");
                }

                using (CipherStream stream = cipher.BeginDecrypt(message))
                {
                    Bytes.AssertSame(message.Text, pieces.Run(stream, expected, length), $"{declared} decrypts {length} bytes, seed {seed}");
                }
            }
        }
    }
}
