using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A program that reads the name of an algorithm at run time works through the interfaces, and gets the bytes of the class itself.</summary>
public sealed class ChosenAtRunTimeTests
{
    private static readonly Dictionary<string, Func<byte[], IAeadCipher>> Aeads = new()
    {
        [Name<GcmAes>()] = static key => Open<GcmAes>(key),
        [Name<CcmAes>()] = static key => Open<CcmAes>(key),
    };

    [Fact]
    public void AnAead()
    {
        byte[] key = Bytes.Random(16, seed: 1), nonce = Bytes.Random(12, seed: 2), text = Bytes.Random(100, seed: 3);
        byte[] expected = new byte[116], actual = new byte[116], opened = new byte[100];
        using var direct = new GcmAes(key);
        direct.Encrypt(nonce, text, expected.AsSpan(0, 100), expected.AsSpan(100), "header"u8);

        using IAeadCipher chosen = Aeads["gcm(aes)"](key);
        Assert.Equal((12, 16, DeclaredCiphers.Side), (chosen.NonceSize, chosen.TagSizeInBytes, chosen.Backend));
        chosen.Encrypt(nonce, text, actual.AsSpan(0, 100), actual.AsSpan(100), "header"u8);
        Bytes.AssertSame(expected, actual, "the chosen cipher's message");
        chosen.Decrypt(nonce, actual.AsSpan(0, 100), actual.AsSpan(100), opened, "header"u8);
        Bytes.AssertSame(text, opened, "the text");
    }

    [Fact]
    public void AnAeadWhoseTagHasAnotherSize()
    {
        using IAeadCipher chosen = new GcmAes(Bytes.Random(16, seed: 1), tagSize: 12);
        Assert.Equal(12, chosen.TagSizeInBytes);
    }

    [Fact]
    public void ACipherOfSectors()
    {
        byte[] key = Bytes.Random(32, seed: 1), sectors = Bytes.Random(8192, seed: 2), expected = new byte[8192], actual = new byte[8192];
        using var direct = new XtsAes(key);
        direct.EncryptSectors(8, 4096, sectors, expected);

        using ISectorCipher chosen = OpenSectors<XtsAes>(key);
        chosen.EncryptSectors(8, SectorFormat.Parse("plain64", 4096), sectors, actual);
        Bytes.AssertSame(expected, actual, "the sectors");
    }

    [Fact]
    public void AHashWithAndWithoutAKey()
    {
        byte[] digest = new byte[32];
        using IHash plain = OpenHash<Sha256>();
        Assert.Equal(32, plain.HashSizeInBytes);
        plain.ComputeHash("abc"u8, digest);
        Bytes.AssertSame(System.Security.Cryptography.SHA256.HashData("abc"u8), digest, "SHA-256");

        using IHash keyed = new HmacSha256("key"u8);
        keyed.AppendData("ab"u8);
        keyed.AppendData("c"u8);
        keyed.GetCurrentHash(digest);
        Bytes.AssertSame(System.Security.Cryptography.HMACSHA256.HashData("key"u8, "abc"u8), digest, "HMAC");
        Assert.Equal(32, keyed.GetHashAndReset(digest));
    }

    private static string Name<T>()
        where T : class, IAeadCipher<T> => T.Name;

    private static T Open<T>(byte[] key)
        where T : class, IAeadCipher<T> => T.Open(key);

    private static T OpenSectors<T>(byte[] key)
        where T : class, ISectorCipher<T> => T.Open(key);

    private static T OpenHash<T>()
        where T : class, IHash<T> => T.Open();
}
