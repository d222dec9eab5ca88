using System.Security.Cryptography;
using KcapiGen.Generator.Names;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>authenc composed of a cipher and a MAC: every hash, short tags, keys of the HMAC of any size.</summary>
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
            .Where(cipher => cipher.Name.StartsWith("authenc", StringComparison.Ordinal) && Hashes.ContainsKey(Words(cipher)[2]) && HasReference(cipher))
            .Select(cipher => cipher.Title),
    ];

    public static TheoryData<string> TitlesOfParts =>
    [
        .. DeclaredCiphers.Aeads
            .Select(row => DeclaredCiphers.Of(row.Data))
            .Where(cipher => cipher.Name.StartsWith("authenc", StringComparison.Ordinal))
            .Where(cipher => DeclaredCiphers.All.Any(part => part.Name == Parts(cipher).Cipher) && DeclaredHashes.All.Any(part => part.Name == Parts(cipher).Mac))
            .Select(cipher => cipher.Title),
    ];

    // The parts are held against published vectors by themselves.
    [Theory]
    [MemberData(nameof(TitlesOfParts))]
    public void Composed_of_the_classes_of_its_parts(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        DeclaredHash mac = DeclaredHashes.All.First(hash => hash.Name == Parts(declared).Mac);
        TestKey key = declared.NewKey(declared.KeySizes[^1], seed: 1);
        using OpenCipher cipher = declared.Open(key);
        using OpenCipher part = DeclaredCiphers.Of(Parts(declared).Cipher).Open(PartKey(declared, key.Second!));
        foreach (int length in new[] { 0, 1, 16, 17, 33, 48, 1008, 4096, 50_000 }.Where(declared.Takes))
        {
            Message message = declared.NewMessage(length, seed: length, associatedLength: length % 61);
            byte[] ciphertext = part.Encrypt(message with { AssociatedData = [] });
            byte[] tag = mac.HashData(key.First, [.. message.AssociatedData, .. ciphertext])!;
            byte[] expected = [.. ciphertext, .. tag.AsSpan(0, declared.TagSize)];
            Bytes.AssertSame(expected, cipher.Encrypt(message), $"{declared} encrypts {length} bytes");
            Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{declared} decrypts {length} bytes");
        }
    }

    [Theory]
    [InlineData("authenc(cmac(aes),cbc(aes))")]
    [InlineData("authenc(xcbc(aes),cbc(aes)) tag 12")]
    public void A_MAC_of_a_block_cipher_takes_the_keys_of_that(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        byte[] encryptionKey = Bytes.Random(16, seed: 1);
        foreach (int size in Enumerable.Range(0, 34).Where(size => size is not (16 or 24 or 32)))
        {
            Assert.Equal("authenticationKey", Assert.Throws<ArgumentException>(() => declared.Open(new TestKey(Bytes.Random(size, seed: 2), encryptionKey))).ParamName);
        }
    }

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

    private static (string Mac, string Cipher) Parts(DeclaredCipher declared)
    {
        AlgorithmName name = NameParser.Parse(declared.Name, out _)!;
        return ($"{name.Arguments[0]}", $"{name.Arguments[1]}");
    }

    // The key of rfc3686 ends in its nonce.
    private static TestKey PartKey(DeclaredCipher declared, byte[] key)
        => declared.Facts.SaltSize is var nonce and > 0 ? new(key[..^nonce], key[^nonce..]) : new(key);

    private static bool HasReference(DeclaredCipher cipher) => Words(cipher)[4] is "cbc" or "ctr" or "rfc3686";

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
