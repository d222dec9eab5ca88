using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>authenc composed of a cipher and an HMAC: every hash, short tags, keys of the HMAC of any size.</summary>
public class AuthencComparison
{
    private static readonly Dictionary<string, HashAlgorithmName> Hashes = new()
    {
        ["md5"] = HashAlgorithmName.MD5,
        ["sha1"] = HashAlgorithmName.SHA1,
        ["sha256"] = HashAlgorithmName.SHA256,
        ["sha384"] = HashAlgorithmName.SHA384,
        ["sha512"] = HashAlgorithmName.SHA512,
    };

    // SHA-224 is not in System.Security.Cryptography; its round trips and sizes are tested like all others'.
    public static TheoryData<string> Titles =>
    [
        .. DeclaredCiphers.All
            .Where(cipher => cipher.Name.StartsWith("authenc", StringComparison.Ordinal) && Hashes.ContainsKey(Words(cipher)[2]))
            .Select(cipher => cipher.Title),
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Composed(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        foreach (int authenticationKeySize in new[] { 1, 16, 20, 64, 65, 200 })
        {
            TestKey key = new(Bytes.Random(authenticationKeySize, seed: 1), Bytes.Random(declared.KeySizes[^1], seed: 2));
            using OpenCipher cipher = declared.Open(key);
            foreach (int length in new[] { 0, 1, 16, 33, 48, 1008, 4096, 50_000 }.Where(declared.Takes))
            {
                Message message = declared.NewMessage(length, seed: length, associatedLength: length % 61);
                byte[] ciphertext = Encrypt(Words(declared), key.Second!, message);
                byte[] expected = References.Authenticated(Hashes[Words(declared)[2]], key.First, message.AssociatedData, ciphertext, declared.TagSize);
                Bytes.AssertSame(expected, cipher.Encrypt(message), $"{declared} encrypts {length} bytes");
                Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{declared} decrypts {length} bytes");
            }
        }
    }

    // "authenc", "hmac", hash, (empty), then what encrypts.
    private static string[] Words(DeclaredCipher cipher) => cipher.Name.Split('(', ',', ')');

    private static byte[] Encrypt(string[] words, byte[] key, Message message) => words[4..6] switch
    {
        ["cbc", "aes"] => References.Cbc(key, message.Iv, message.Text),
        ["ctr", "aes"] => References.Ctr(key, message.Iv, message.Text),
        ["rfc3686", "ctr"] => References.Rfc3686(key[..^4], key[^4..], message.Iv, message.Text),
        ["cbc", "des3_ede"] => TripleDesCbc(key, message),
        _ => throw new InvalidOperationException($"No reference for {string.Join(' ', words)}."),
    };

    private static byte[] TripleDesCbc(byte[] key, Message message)
    {
        using var des = TripleDES.Create();
        des.Key = key;
        return des.EncryptCbc(message.Text, message.Iv, PaddingMode.None);
    }
}
