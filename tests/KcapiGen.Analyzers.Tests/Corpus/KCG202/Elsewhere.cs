using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using KcapiGen;

namespace Corpus.Keys;

/// <summary>Keys that come from somewhere else, and literals that are no keys.</summary>
public sealed class KeysFromElsewhere
{
    private const string Info = "storage key v1";
    private static readonly byte[] Salt = "application salt"u8.ToArray();
    private static readonly byte[] Cached = new byte[32];
    private static readonly byte[] Loaded = File.ReadAllBytes("/etc/app/key");
    private static readonly string KeyPath = "/etc/app/key";
    private static byte[] _current = new byte[16];
    private readonly byte[] _key = new byte[32];
    private readonly byte[] _own = new byte[32];

    static KeysFromElsewhere() => RandomNumberGenerator.Fill(Cached);

    public KeysFromElsewhere(Stream source) => source.ReadExactly(_key);

    private static ReadOnlySpan<byte> Label => "label"u8;

    public static Gcm PassedIn(ReadOnlySpan<byte> key) => new(key);

    public static Gcm WithADefaultParameter(byte[]? key = null) => new(key ?? throw new ArgumentNullException(nameof(key)));

    public static Gcm Random() => new(RandomNumberGenerator.GetBytes(32));

    public static Gcm RandomIntoAnArray()
    {
        byte[] key = new byte[32];
        RandomNumberGenerator.Fill(key);
        return new Gcm(key);
    }

    public static Gcm RandomByAGenerator()
    {
        using RandomNumberGenerator source = RandomNumberGenerator.Create();
        byte[] key = new byte[32];
        source.GetBytes(key);
        return new Gcm(key);
    }

    public static Gcm ReadFromAFile() => new(File.ReadAllBytes(KeyPath));

    public static Gcm ReadFromAStream(Stream source)
    {
        Span<byte> key = stackalloc byte[32];
        source.ReadExactly(key);
        var gcm = new Gcm(key);
        CryptographicOperations.ZeroMemory(key);
        return gcm;
    }

    public static Gcm ReadBit(Stream source)
    {
        byte[] key = new byte[32];
        for (int read = 0; read < key.Length;)
        {
            int count = source.Read(key, read, key.Length - read);
            if (count == 0) throw new EndOfStreamException();
            read += count;
        }

        return new Gcm(key);
    }

    public static async Task<Gcm> ReadLaterAsync(Stream source)
    {
        byte[] key = new byte[32];
        await source.ReadExactlyAsync(key);
        return new Gcm(key);
    }

    public static Gcm FromTheEnvironment() => new(Convert.FromHexString(Environment.GetEnvironmentVariable("APP_KEY")!));

    public static Gcm FromTheEnvironmentOrNot()
    {
        string text = Environment.GetEnvironmentVariable("APP_KEY") ?? throw new InvalidOperationException("APP_KEY is not set.");
        return new Gcm(Convert.FromBase64String(text));
    }

    public static Gcm FromALine() => new(Convert.FromHexString(Console.ReadLine() ?? ""));

    public static Gcm FromATextThatIsGiven(string hex) => new(Convert.FromHexString(hex));

    public static Gcm FromAPassword(string password)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(password, Salt, 600_000, HashAlgorithmName.SHA256, 32);
        return new Gcm(key);
    }

    public static Gcm DerivedWithALiteralLabel(byte[] master) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, Salt, Encoding.UTF8.GetBytes(Info)));

    public static Gcm DerivedIntoASpan(ReadOnlySpan<byte> master)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, Salt, Label);
        return new Gcm(key);
    }

    public static Gcm Hashed(string passphrase)
    {
        Span<byte> key = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(passphrase), key);
        return new Gcm(key);
    }

    public static Gcm Copied(byte[] material)
    {
        byte[] key = new byte[16];
        material.AsSpan(16, 16).CopyTo(key);
        return new Gcm(key);
    }

    public static Gcm CopiedByArray(byte[] material)
    {
        byte[] key = new byte[16];
        Array.Copy(material, 0, key, 0, 16);
        return new Gcm(key);
    }

    public static Gcm CopiedByBuffer(byte[] material)
    {
        byte[] key = new byte[16];
        Buffer.BlockCopy(material, 32, key, 0, key.Length);
        return new Gcm(key);
    }

    public static Gcm FilledByALoop(byte[] left, byte[] right)
    {
        byte[] key = new byte[32];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)(left[i] ^ right[i]);
        return new Gcm(key);
    }

    public static Gcm FilledFromAList(IEnumerable<byte> source)
    {
        byte[] key = new byte[32];
        int i = 0;
        foreach (byte b in source.Take(32)) key[i++] = b;
        return new Gcm(key);
    }

    public static Gcm FilledByAHelper()
    {
        byte[] key = new byte[32];
        Fill(key);
        return new Gcm(key);
    }

    public static Gcm FilledByALocalFunction(string path)
    {
        byte[] key = new byte[32];
        Load();
        return new Gcm(key);

        void Load()
        {
            using FileStream file = File.OpenRead(path);
            file.ReadExactly(key);
        }
    }

    public static Gcm FilledByALambda(Action<Action<byte[]>> store)
    {
        byte[] key = new byte[32];
        store(given => given.CopyTo(key, 0));
        return new Gcm(key);
    }

    public static Gcm FilledByADelegate(Action<byte[]> fill)
    {
        byte[] key = new byte[32];
        fill(key);
        return new Gcm(key);
    }

    public static unsafe Gcm FilledThroughAPointer(delegate*<byte*, int, void> fill)
    {
        byte[] key = new byte[32];
        fixed (byte* p = key) fill(p, key.Length);
        return new Gcm(key);
    }

    public static Gcm FilledThroughAReference(ulong left, ulong right)
    {
        Span<byte> key = stackalloc byte[16];
        MemoryMarshal.Write(key, left);
        Unsafe(ref key[8]) = (byte)right;
        return new Gcm(key);
    }

    public static Gcm FilledWithNumbers(ulong left, ulong right)
    {
        byte[] key = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(key, left);
        BinaryPrimitives.WriteUInt64LittleEndian(key.AsSpan(8), right);
        return new Gcm(key);
    }

    public static Gcm FilledByAnExchange(ECDiffieHellman mine, ECDiffieHellmanPublicKey theirs) => new(mine.DeriveKeyMaterial(theirs));

    public static Gcm FromAGuid() => new(Guid.NewGuid().ToByteArray());

    public static Gcm FromAStaticFieldThatIsFilled() => new(Cached);

    public static Gcm FromAStaticFieldThatIsLoaded() => new(Loaded);

    public static Gcm FromAFieldThatIsSet() => new(_current);

    public static void Set(byte[] key) => _current = key;

    public Gcm FromAFieldThatIsRead() => new(_key);

    public Gcm FromAFieldThatIsHandedOut()
    {
        Fill(_own);
        return new Gcm(_own);
    }

    public static EspGcm SaltInTheSource(byte[] key) => new(key, [1, 2, 3, 4]);

    public static IpsecCtr NonceOfTheKeyInTheSource(byte[] key) => new(key, new byte[4]);

    public static void LiteralTexts(Gcm gcm, byte[] nonce, byte[] output, byte[] tag) => gcm.Encrypt(nonce, "hello, world"u8, output, tag, "header"u8);

    public static AesGcm OfThePlatform() => new(new byte[16], 16);

    public static void OtherObjects()
    {
        using var buffer = new MemoryStream(new byte[] { 1, 2, 3, 4 });
        using var hash = new HMACSHA256("key"u8.ToArray());
        Console.WriteLine(buffer.Length + hash.HashSize);
    }

    public static Gcm NoKeyAtAll() => new(default);

    public static Gcm MixedWithWhatIsGiven(byte secret) => new(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, secret });

    public static Gcm PartsPutTogether(byte[] half) => new([.. half, .. "01234567"u8]);

    public static Gcm LiteralChangedByWhatIsGiven(byte[] pad)
    {
        byte[] key = "0123456789abcdef"u8.ToArray();
        for (int i = 0; i < key.Length; i++) key[i] ^= pad[i];
        return new Gcm(key);
    }

    public static Gcm FilledOnBothWays(byte[]? given)
    {
        byte[] key = new byte[32];
        if (given is null) RandomNumberGenerator.Fill(key);
        else given.AsSpan(0, 32).CopyTo(key);
        return new Gcm(key);
    }

    public static Gcm FilledOrThrown(Stream source)
    {
        byte[] key = new byte[32];
        if (source.ReadAtLeast(key, 32, throwOnEndOfStream: false) < 32) throw new EndOfStreamException();
        return new Gcm(key);
    }

    public static Gcm FilledWithinATry(string path)
    {
        byte[] key = new byte[32];
        try
        {
            using FileStream file = File.OpenRead(path);
            file.ReadExactly(key);
        }
        catch (IOException)
        {
            RandomNumberGenerator.Fill(key);
        }

        return new Gcm(key);
    }

    public static Gcm ParsedOrNot(string hex)
    {
        byte[] key = new byte[16];
        return Convert.FromHexString(hex, key, out _, out int written) == System.Buffers.OperationStatus.Done && written == 16 ? new Gcm(key) : throw new FormatException();
    }

    private static void Fill(byte[] key) => RandomNumberGenerator.Fill(key);

    private static ref byte Unsafe(ref byte place) => ref place;
}
