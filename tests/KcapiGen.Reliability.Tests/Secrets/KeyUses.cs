#pragma warning disable KCG201 // Each use is made once.

using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>The secret is a key, or what a key is derived from.</summary>
internal static class KeyUses
{
    private const int Iterations = 3;

    private static readonly byte[] Nonce = new byte[12], Iv = new byte[16], Text = new byte[100], Salt = new byte[16];

    public static IEnumerable<SecretUse> All =>
    [
        Use("key of an AEAD", Secret.Size, Aead),
        Use("key of a skcipher", Secret.Size, Skcipher),
        Use("key of a cipher with a salt", Secret.Size, static key => new EspGcm(key, new byte[4]).Dispose()),
        Use("key of authenc", Secret.Size, static key => new Authenc(key, key).Dispose()),
        Use("long authentication key", 10 * Secret.Size, static key => new Authenc(key, key[..Secret.Size]).Dispose()),
        Use("key of essiv", Secret.Size, static key => new Essiv(key).Dispose()),
        Use("key taken later", Secret.Size, Rekey),
        Use("key of handles that are forgotten", Secret.Size, static key => Forget(key)),
        Use("key of a keyed hash", Secret.Size, KeyedHash),
        Use("long key of a keyed hash", 10 * Secret.Size, static key => HmacSha256.HashData(key, Text)),
        Use("key of a hash of a block cipher", Secret.Size, static key => CmacAes.HashData(key, Text)),
        Use("input of HKDF", Secret.Size, static key => KernelHkdf.DeriveKey<HmacSha256>(key, new byte[100], Salt, Text)),
        Use("password of PBKDF2", Secret.Size, static key => KernelPbkdf2.DeriveKey<HmacSha256>(key, Salt, new byte[100], Iterations)),
        Use("key of KBKDF", Secret.Size, static key => KernelKbkdf.DeriveCounter<HmacSha256>(key, Salt, Text, new byte[100])),
        Use("seed of a generator", Secret.Size, Seed),
    ];

    private delegate void WithKey(ReadOnlySpan<byte> key);

    private static SecretUse Use(string name, int size, WithKey use) => new(name, () =>
    {
        using NativeBuffer key = Secret.Allocate(size);
        use(key.Span);
    });

    // The two halves of a key of xts must differ.
    private static void Skcipher(ReadOnlySpan<byte> key)
    {
        using NativeBuffer both = NativeBuffer.Allocate(2 * Secret.Size);
        key.CopyTo(both.Span);
        using var cipher = new Xts(both.Span);
        using var stream = new Ctr(key);
        cipher.EncryptSectors(0, 512, new byte[512], new byte[512]);
    }

    private static void Aead(ReadOnlySpan<byte> key)
    {
        using var cipher = new Gcm(key);
        using Gcm beside = cipher.Reinit();
        beside.Encrypt(Nonce, Text, new byte[Text.Length], new byte[Gcm.TagSize]);
        using CipherStream stream = cipher.BeginEncrypt(Nonce);
        stream.Update(Text, last: true);
        stream.Op(new byte[Text.Length + Gcm.TagSize]);
    }

    private static void Rekey(ReadOnlySpan<byte> key)
    {
        using var cipher = new Cbc(new byte[16]);
        cipher.Rekey(key);
        cipher.Encrypt(Iv, Text.AsSpan(0, 96), new byte[96]);
        cipher.Rekey(new byte[16]);
        using var hash = new HmacSha256(key);
        hash.Rekey(Salt);
    }

    private static void Forget(ReadOnlySpan<byte> key)
    {
        for (int i = 0; i < 3; i++)
        {
            _ = new Gcm(key).Reinit();
            _ = new HmacSha256(key).Duplicate();
        }
    }

    private static void KeyedHash(ReadOnlySpan<byte> key)
    {
        using var hash = new HmacSha256(key);
        hash.AppendData(Text);
        using HmacSha256 copy = hash.Duplicate();
        copy.GetHashAndReset();
        hash.GetCurrentHash();
    }

    private static void Seed(ReadOnlySpan<byte> seed)
    {
        using var random = new Drbg();
        random.Reseed(seed);
        random.Fill(new byte[100]);
    }
}
