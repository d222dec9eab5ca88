using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using KcapiGen;

namespace Corpus.Keys;

/// <summary>Keys that are put together of constants, and those that only look so.</summary>
public sealed class BuiltKeys
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz";
    private static readonly byte[] Master = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly byte[] Mask = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly byte[][] Keys = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17]];
    private static readonly string Left = "0123456789abcdef";

    private static string Secret
    {
        get { return "0123456789abcdef"; }
    }

    public static Gcm TextsAdded()
    {
        string a = "01234567", b = "89abcdef";
        return new Gcm(Encoding.ASCII.GetBytes(a + b)); // KCG202
    }

    public static Gcm TextInterpolated() => new(Convert.FromHexString($"{Left}{Left}")); // KCG202

    public static Gcm GivenByAMethod() => new(GetKey()); // KCG202

    public static Gcm GivenByABlock() => new(GetKeyBlock()); // KCG202

    public static Gcm GivenByAGetter() => new(Encoding.UTF8.GetBytes(Secret)); // KCG202

    public static Gcm OfATable() => new(Keys[1]); // KCG202

    public static Gcm AnyOfATable(int i) => new(Keys[i]); // KCG202

    public static Gcm Unmasked()
    {
        byte[] key = new byte[16];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)(Master[i] ^ Mask[i]);
        return new Gcm(key); // KCG202
    }

    public static Gcm MaskedCopy()
    {
        byte[] key = (byte[])Master.Clone();
        for (int i = 0; i < key.Length; i++) key[i] ^= 0x5a;
        return new Gcm(key); // KCG202
    }

    public static Gcm Reversed()
    {
        byte[] key = "0123456789abcdef"u8.ToArray();
        Array.Reverse(key);
        return new Gcm(key); // KCG202
    }

    public static Gcm RangeSelected()
    {
        byte[] key = Enumerable.Range(0, 16).Select(i => (byte)i).ToArray();
        return new Gcm(key); // KCG202
    }

    public static Gcm ReversedSequence() => new(Master.Reverse().ToArray()); // KCG202

    public static Gcm HashOfALiteral() => new(SHA256.HashData("password"u8)); // KCG202

    public static Gcm StretchedLiteral() => new(Rfc2898DeriveBytes.Pbkdf2("password", "saltsalt"u8.ToArray(), 1000, HashAlgorithmName.SHA256, 32)); // KCG202

    public static Gcm HashIntoASpan()
    {
        Span<byte> key = stackalloc byte[32];
        SHA256.HashData("secret"u8, key);
        return new Gcm(key); // KCG202
    }

    public static Gcm TwoNumbers()
    {
        byte[] key = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(key, 0x0123456789abcdef);
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(8), 0xfedcba9876543210);
        return new Gcm(key); // KCG202
    }

    public static Gcm WordsAsBytes()
    {
        ulong[] words = [0x0123456789abcdef, 0xfedcba9876543210];
        return new Gcm(MemoryMarshal.AsBytes(words.AsSpan())); // KCG202
    }

    public static Gcm Resized()
    {
        byte[] key = Encoding.UTF8.GetBytes("hunter2");
        Array.Resize(ref key, 16);
        return new Gcm(key); // KCG202
    }

    public static Gcm DefaultWhoseLengthIsChecked(byte[]? key)
    {
        key ??= Master;
        if (key.Length != 16) throw new ArgumentException("x");
        return new Gcm(key); // KCG202
    }

    public static void RekeyWithADefault(Gcm gcm, string? given) => gcm.Rekey(Encoding.UTF8.GetBytes(given ?? "0123456789abcdef")); // KCG202

    public static void RekeyOneOfTwo(Authenc a, byte[] k) => a.Rekey(k, new byte[16]); // KCG202

    public static void RekeyAHash(Hmac m) => m.Rekey("abc"u8); // KCG202

    public static void RekeyWithASalt(EspGcm e, byte[] salt) => e.Rekey(Master, salt); // KCG202

    public static Gcm GivenByALocalFunction()
    {
        byte[] Key() => Convert.FromBase64String("MDEyMzQ1Njc4OWFiY2RlZg==");
        return new Gcm(Key()); // KCG202
    }

    public static Gcm Characters()
    {
        char[] text = ['0','1','2','3','4','5','6','7','8','9','a','b','c','d','e','f'];
        return new Gcm(Encoding.ASCII.GetBytes(text)); // KCG202
    }

    public static Gcm PieceOfAnAlphabet() => new(Encoding.ASCII.GetBytes(Alphabet[..16])); // KCG202

    public static Gcm JoinedTexts() => new(string.Join("", "0123", "4567", "89ab", "cdef").Select(c => (byte)c).ToArray()); // KCG202

    public static Gcm PartOfATuple()
    {
        var (key, iv) = ("0123456789abcdef"u8.ToArray(), new byte[16]);
        return new Gcm(key); // KCG202
    }

    public static Gcm Base64IntoASpan()
    {
        Span<byte> key = stackalloc byte[16];
        Convert.TryFromBase64String("MDEyMzQ1Njc4OWFiY2RlZg==", key, out _);
        return new Gcm(key); // KCG202
    }

    public static Gcm OfAGuid() => new(new Guid("00112233-4455-6677-8899-aabbccddeeff").ToByteArray()); // KCG202

    public static Gcm SpreadPieces() => new([.. Master[..8], .. "89abcdef"u8]); // KCG202

    public static Gcm ZerosInTests(bool test) => new(test ? new byte[16] : File.ReadAllBytes("k")); // KCG202

    public static Gcm Immutable()
    {
        ImmutableArray<byte> key = ImmutableArray.Create<byte>(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16);
        return new Gcm(key.AsSpan()); // KCG202
    }

    public static Gcm ListOfNumbers()
    {
        var list = new List<byte> { 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16 };
        return new Gcm(list.ToArray()); // KCG202
    }

    public static Gcm CopiedIntoMemory()
    {
        Memory<byte> key = new byte[16];
        Encoding.ASCII.GetBytes("0123456789abcdef").CopyTo(key);
        return new Gcm(key.Span); // KCG202
    }

    public static Gcm AllocatedZeros()
    {
        var key = GC.AllocateArray<byte>(32, pinned: true);
        return new Gcm(key); // KCG202
    }

    public static Gcm DrawnFromAnAlphabet()
    {
        byte[] key = new byte[16];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        return new Gcm(key);
    }

    public static Gcm MaskedShare(byte[] share)
    {
        byte[] key = new byte[16];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)(Master[i] ^ share[i]);
        return new Gcm(key);
    }

    public static Gcm MaskedByWhatIsGiven(byte[] share)
    {
        byte[] key = (byte[])Master.Clone();
        for (int i = 0; i < key.Length; i++) key[i] ^= share[i % share.Length];
        return new Gcm(key);
    }

    public static Gcm PepperedHash(string pw) => new(SHA256.HashData(Encoding.UTF8.GetBytes(pw + "pepper")));

    public static Gcm StretchedPassword(string pw) => new(Rfc2898DeriveBytes.Pbkdf2(pw, "saltsalt"u8.ToArray(), 1000, HashAlgorithmName.SHA256, 32));

    public static Gcm StretchedIntoASpan(string pw)
    {
        Span<byte> key = stackalloc byte[32];
        Rfc2898DeriveBytes.Pbkdf2(pw, "saltsalt"u8, key, 1000, HashAlgorithmName.SHA256);
        return new Gcm(key);
    }

    public static Gcm TextThatIsGiven(string pw)
    {
        byte[] key = new byte[16];
        Encoding.UTF8.GetBytes(pw, 0, pw.Length, key, 0);
        return new Gcm(key);
    }

    public static Gcm NameOfTheMachine() => new(Encoding.UTF8.GetBytes($"{Environment.MachineName}-0123456789"));

    public static Gcm ReadByteByByte(Stream s)
    {
        byte[] key = new byte[16];
        for (int i = 0; i < 16; i++) key[i] = (byte)s.ReadByte();
        return new Gcm(key);
    }

    public static Gcm LinesAdded(string[] lines)
    {
        string text = "";
        foreach (string l in lines) text += l;
        return new Gcm(Encoding.UTF8.GetBytes(text));
    }

    public static Gcm FilledInATable()
    {
        byte[] key = new byte[16];
        var half = new byte[8];
        byte[][] parts = [key, half];
        RandomNumberGenerator.Fill(parts[0]);
        return new Gcm(key);
    }

    public static Gcm FilledBesideATable()
    {
        byte[] key = new byte[16];
        byte[][] parts = [key];
        RandomNumberGenerator.Fill(key);
        return new Gcm(parts[0]);
    }

    public static void RekeyWithWhatIsGiven(Gcm gcm, byte[] next) => gcm.Rekey(next);

    public static void RekeyWithALiteralSalt(EspGcm e, byte[] key) => e.Rekey(key, [1,2,3,4]);

    public static void RekeyFromTheKeyring(Gcm gcm) => gcm.Rekey(KeyringKey.Find("logon", "0123456789abcdef"));

    public static byte[] SaltOfAHash(byte[] ikm) => Hmac.HashData("salt-of-the-format"u8, ikm);

    public static Gcm NumberThatIsGiven(int n)
    {
        byte[] key = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(key, n);
        return new Gcm(key);
    }

    public static Gcm WordsRead(Stream s)
    {
        ulong[] words = new ulong[2];
        s.ReadExactly(MemoryMarshal.AsBytes(words.AsSpan()));
        return new Gcm(MemoryMarshal.AsBytes(words.AsSpan()));
    }

    public static Gcm WordsGiven(ulong a, ulong b)
    {
        Span<ulong> words = stackalloc ulong[2];
        words[0] = a;
        words[1] = b;
        return new Gcm(MemoryMarshal.AsBytes(words));
    }

    public static Gcm SecretAndMask(byte[] secret) => new(secret.Concat(Mask).Take(16).ToArray());

    public static Gcm NamedInTheEnvironment(string name)
    {
        byte[] key = Convert.FromHexString(Environment.GetEnvironmentVariable("K_" + Left)!);
        return new Gcm(key);
    }

    public static Gcm GivenOrNone(byte[]? given)
    {
        byte[] key = given ?? [];
        return new Gcm(key);
    }

    public static Gcm FilledByAnInstance(byte[] seed)
    {
        byte[] key = new byte[16];
        new Random(seed[0]).NextBytes(key);
        return new Gcm(key);
    }

    public static Gcm ListWithASeed(byte[] seed)
    {
        var list = new List<byte> { 1, 2, 3, 4 };
        list.AddRange(seed);
        return new Gcm(list.ToArray());
    }

    public static Gcm MacOfALabel(Hmac mac)
    {
        byte[] key = mac.ComputeHash("label"u8);
        return new Gcm(key);
    }

    public static Gcm SubstitutedBytes(byte[] sbox, byte[] secret)
    {
        byte[] key = new byte[16];
        for (int i = 0; i < 16; i++) key[i] = Mask[secret[i] & 15];
        return new Gcm(key);
    }

    public static Gcm FoundOrThrown(IDictionary<string, string> s)
    {
        string text = s.TryGetValue("k", out string? v) ? v : throw new KeyNotFoundException("0123");
        return new Gcm(Encoding.UTF8.GetBytes(text));
    }

    public static Gcm LiteralReplaced(byte[] given)
    {
        byte[] key = "0123456789abcdef"u8.ToArray();
        given.AsSpan(0, 16).CopyTo(key);
        return new Gcm(key);
    }

    public static Gcm EncryptedZeros(Aes aes)
    {
        byte[] key = aes.EncryptEcb(new byte[16], PaddingMode.None);
        return new Gcm(key);
    }

    public static Gcm PieceOfABlob(byte[] blob)
    {
        byte[] key = blob.Skip(4).Take(16).ToArray();
        return new Gcm(key);
    }

    public static Gcm OpenedByRsa(RSA rsa, byte[] w)
    {
        Span<byte> key = stackalloc byte[32];
        if (!rsa.TryDecrypt(w, key, RSAEncryptionPadding.OaepSHA256, out int n)) throw new CryptographicException();
        return new Gcm(key[..n]);
    }

    public static async Task<Gcm> ReadLaterAsync(Stream s)
    {
        byte[] key = new byte[16];
        int n = await s.ReadAsync(key.AsMemory());
        return new Gcm(key);
    }

    public static async Task<Gcm> AwaitedAsync()
    {
        byte[] key = await Task.FromResult(RandomNumberGenerator.GetBytes(16));
        return new Gcm(key);
    }

    public static Gcm HexThatIsGiven(string configured)
    {
        byte[] key = new byte[16];
        Convert.FromHexString(configured, key, out _, out _);
        return new Gcm(key);
    }

    public static Gcm ReplacedByADelegate(Func<byte[]> f)
    {
        byte[] key = new byte[16];
        key = f();
        return new Gcm(key);
    }

    public static Gcm PaddedText(string v) => new(Encoding.ASCII.GetBytes(v.Replace("-", "").PadRight(16, '0')));

    private static byte[] GetKey() => Convert.FromHexString("000102030405060708090a0b0c0d0e0f");

    private static byte[] GetKeyBlock()
    {
        return "0123456789abcdef"u8.ToArray();
    }
}
