using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using KcapiGen;

namespace Corpus.Keys;

/// <summary>Keys that stand in the source.</summary>
public sealed class LiteralKeys
{
    private const string HexKey = "000102030405060708090a0b0c0d0e0f";
    private static readonly byte[] StaticKey = [0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c];
    private static readonly byte[] StaticHexKey = Convert.FromHexString(HexKey);
    private static readonly string Passphrase = "correct horse battery staple 123";
    private static readonly Gcm Shared = new("sixteen byte key"u8); // KCG202
    private static readonly byte[] BracedKey = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
    private readonly Gcm _gcm = new Gcm(StaticKey); // KCG202
    private readonly Gcm _braced = new(BracedKey); // KCG202
    private readonly Cbc _cbc;

    public LiteralKeys() => _cbc = new Cbc(Encoding.UTF8.GetBytes(Passphrase)); // KCG202

    private static ReadOnlySpan<byte> SpanKey => "0123456789abcdef"u8;

    private static ReadOnlySpan<byte> ListKey => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    public static int Listed(byte[] iv, byte[] message, byte[] output)
    {
        using var cbc = new Cbc(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }); // KCG202
        return cbc.Encrypt(iv, message, output);
    }

    public static Gcm CollectionExpression() => new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]); // KCG202

    public static void Utf8Local(byte[] iv, byte[] message, byte[] output)
    {
        ReadOnlySpan<byte> key = "my very secret k"u8;
        using Cbc cbc = new(key); // KCG202
        cbc.Encrypt(iv, message, output);
    }

    public static Gcm FromHex() => new Gcm(Convert.FromHexString("2b7e151628aed2a6abf7158809cf4f3c")); // KCG202

    public static Gcm FromHexConstant()
    {
        byte[] key = Convert.FromHexString(HexKey);
        return new Gcm(key); // KCG202
    }

    public static ChaChaPoly FromBase64()
    {
        const string Text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        return new ChaChaPoly(Convert.FromBase64String(Text)); // KCG202
    }

    public static Gcm FromAsciiText() => new(Encoding.ASCII.GetBytes("password12345678")); // KCG202

    public static Gcm FromPaddedText()
    {
        string password = "hunter2";
        return new Gcm(Encoding.UTF8.GetBytes(password.PadRight(16, '\0'))); // KCG202
    }

    public static int NeverFilled(byte[] iv, byte[] message, byte[] output)
    {
        byte[] key = new byte[32];
        using var cbc = new Cbc(key); // KCG202
        return cbc.Encrypt(iv, message, output);
    }

    public static Xts ZerosInline() => new(new byte[64]); // KCG202

    public static void ZerosOnTheStack(byte[] iv, byte[] message, byte[] output)
    {
        Span<byte> key = stackalloc byte[16];
        using var ctr = new Ctr(key); // KCG202
        ctr.Encrypt(iv, message, output);
    }

    public static void FilledTooLate(byte[] iv, byte[] message, byte[] output)
    {
        byte[] key = new byte[16];
        using var cbc = new Cbc(key); // KCG202
        RandomNumberGenerator.Fill(key);
        cbc.Encrypt(iv, message, output);
    }

    public static Gcm OfASpanProperty() => new(SpanKey); // KCG202

    public static Gcm OfAListProperty() => new(ListKey); // KCG202

    public static Gcm OfAStaticField()
    {
        if (!Gcm.IsSupported) throw new PlatformNotSupportedException($"{Gcm.Support}");
        return new Gcm(StaticHexKey); // KCG202
    }

    public static Gcm OfAnotherClass() => new(Settings.Key); // KCG202

    public static Cbc Sliced()
    {
        byte[] both = "0123456789abcdef0123456789abcdef"u8.ToArray();
        return new Cbc(both.AsSpan(16, 16)); // KCG202
    }

    public static Cbc Ranged()
    {
        byte[] all = Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        return new Cbc(all[..16]); // KCG202
    }

    public static Gcm ThroughLocals()
    {
        byte[] secret = { 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8 };
        Span<byte> view = secret;
        ReadOnlySpan<byte> key = view;
        return new Gcm(key); // KCG202
    }

    public static Gcm CopiedIntoASpan()
    {
        Span<byte> key = stackalloc byte[16];
        "sixteen byte key"u8.CopyTo(key);
        return new Gcm(key); // KCG202
    }

    public static Gcm ElementByElement()
    {
        byte[] key = new byte[16];
        key[0] = 0x13;
        key[1] = 0x37;
        return new Gcm(key); // KCG202
    }

    public static Gcm AllTheSame()
    {
        byte[] key = new byte[32];
        Array.Fill(key, (byte)0xAA);
        return new Gcm(key); // KCG202
    }

    public static Gcm WithADefault()
    {
        string text = Environment.GetEnvironmentVariable("APP_KEY") ?? "00112233445566778899aabbccddeeff";
        return new Gcm(Convert.FromHexString(text)); // KCG202
    }

    public static Gcm InDebugOnly(byte[]? given)
    {
        byte[] key = given is { Length: 16 } ? given : new byte[16];
        return new Gcm(key); // KCG202
    }

    public static Authenc EncryptionKeyOnly(byte[] authenticationKey) => new(authenticationKey, "0123456789abcdef"u8); // KCG202

    public static Authenc AuthenticationKeyOnly(byte[] encryptionKey)
    {
        byte[] authenticationKey = Encoding.UTF8.GetBytes("hmac key");
        return new Authenc(authenticationKey, encryptionKey); // KCG202
    }

    public static EspGcm WithARandomSalt()
    {
        Span<byte> salt = stackalloc byte[4];
        RandomNumberGenerator.Fill(salt);
        return new EspGcm(StaticKey, salt); // KCG202
    }

    public static IReadOnlyList<Gcm> InALoop(int count)
    {
        List<Gcm> handles = [];
        for (int i = 0; i < count; i++)
        {
            handles.Add(new Gcm(StaticKey)); // KCG202
        }

        return handles;
    }

    public static Func<Gcm> InALambda() => () => new Gcm("sixteen byte key"u8); // KCG202

    public static Gcm FromCharacters()
    {
        string hex = string.Concat("00112233", "44556677", "8899aabb", "ccddeeff");
        return new Gcm(Convert.FromHexString(hex)); // KCG202
    }

    public static Gcm ClearedAfterwards()
    {
        byte[] key = Convert.FromHexString(HexKey);
        try
        {
            return new Gcm(key); // KCG202
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public static Gcm ByAlias() => Open(StaticKey);

    private static Gcm Open(ReadOnlySpan<byte> key) => new(key);

    private static class Settings
    {
        public static readonly byte[] Key = Encoding.ASCII.GetBytes("0123456789abcdef");
    }
}
