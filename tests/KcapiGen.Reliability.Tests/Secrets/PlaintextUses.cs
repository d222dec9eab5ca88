#pragma warning disable KCG106, KCG201 // Each use is made once, and some streams are abandoned on purpose.

using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>The secret is a plaintext, given or received.</summary>
internal static class PlaintextUses
{
    private const int Size = 64 * Secret.Size;

    // More than an OP of the kernel holds.
    private const int LongSize = 10_000 * Secret.Size;

    private static readonly byte[] Key = new byte[16], XtsKey = [.. new byte[16], .. Enumerable.Repeat((byte)1, 16)], Nonce = new byte[12], Iv = new byte[16];

    public static IEnumerable<SecretUse> All =>
    [
        new("message of an AEAD", Aead),
        new("message of a skcipher, long", Skcipher),
        new("message of one operation, long", Whole),
        new("batch", Batch),
        new("sectors", Sectors),
        new("stream of an AEAD", () => Stream(isEnded: true)),
        new("stream that is disposed before its end", () => Stream(isEnded: false)),
        new("stream that is forgotten", ForgottenStream),
        new("stream with a scattered output", Scattered),
        new("forged message", Forged),
        new("pipe", Pipe),
        new("transform", Transform),
        new("transform that is forgotten", ForgottenTransform),
        new("hash", Hash),
    ];

    private static void Aead()
    {
        using NativeBuffer plaintext = Secret.Allocate(Size), ciphertext = NativeBuffer.Allocate(Size);
        using var cipher = new Gcm(Key);
        byte[] tag = new byte[Gcm.TagSize];
        cipher.Encrypt(Nonce, plaintext.Span, ciphertext.Span, tag);
        plaintext.Span.Clear();
        cipher.Decrypt(Nonce, ciphertext.Span, tag, plaintext.Span);
        Assert.True(Secret.Is(plaintext.Span));
    }

    private static void Skcipher()
    {
        using NativeBuffer text = Secret.Allocate(LongSize);
        using var cipher = new Ctr(Key);
        cipher.Encrypt(Iv, text.Span, text.Span);
        cipher.Decrypt(Iv, text.Span, text.Span);
        Assert.True(Secret.Is(text.Span));
    }

    private static void Whole()
    {
        using NativeBuffer text = Secret.Allocate(LongSize);
        using var cipher = new Xts(XtsKey);
        cipher.Encrypt(Iv, text.Span, text.Span);
        cipher.Decrypt(Iv, text.Span, text.Span);
        Assert.True(Secret.Is(text.Span));
    }

    private static void Batch()
    {
        using NativeBuffer text = Secret.Allocate(Size);
        using var cipher = new Gcm(Key);
        AeadMessage[] messages = [.. Enumerable.Range(0, Size / Secret.Size).Select(i => text.Memory.Slice(i * Secret.Size, Secret.Size)).Select(part => new AeadMessage(Nonce, part, part, new byte[Gcm.TagSize]))];
        cipher.EncryptBatch(messages);
        cipher.DecryptBatch(messages);
        Assert.True(Secret.Is(text.Span));
    }

    private static void Sectors()
    {
        using NativeBuffer text = Secret.Allocate(LongSize / 512 * 512);
        using var cipher = new Xts(XtsKey);
        cipher.EncryptSectors(0, 512, text.Span, text.Span);
        cipher.DecryptSectors(0, 512, text.Span, text.Span);
        Assert.True(Secret.Is(text.Span));
    }

    private static void Stream(bool isEnded)
    {
        using NativeBuffer text = Secret.Allocate(Size), ciphertext = NativeBuffer.Allocate(Size + Gcm.TagSize);
        using var cipher = new Gcm(Key);
        using (CipherStream encrypting = cipher.BeginEncrypt(Nonce))
        {
            encrypting.Update(text.Span, last: isEnded);
            if (isEnded)
            {
                encrypting.Op(ciphertext.Span);
            }
        }

        if (isEnded)
        {
            using CipherStream decrypting = cipher.BeginDecrypt(Nonce);
            decrypting.Update(ciphertext.Span, last: true);
            decrypting.Op(text.Span);
        }
    }

    private static void ForgottenStream()
    {
        using NativeBuffer text = Secret.Allocate(Size);
        new Gcm(Key).BeginEncrypt(Nonce).Update(text.Span);
        CipherStream lent = new Cbc(Key).BeginEncrypt(Iv);
        lent.Update(text.Vector(0, Secret.Size));
        lent.Update(text.Span);
    }

    private static void Scattered()
    {
        using NativeBuffer text = Secret.Allocate(Size), ciphertext = NativeBuffer.Allocate(Size);
        using var cipher = new Cbc(Key);
        cipher.Encrypt(Iv, text.Span, ciphertext.Span);
        text.Span.Clear();
        using CipherStream stream = cipher.BeginDecrypt(Iv);
        stream.Update(ciphertext.Vector(0, Size), last: true);
        stream.Op([.. Enumerable.Range(0, Size / Secret.Size).Select(i => text.Vector(i * Secret.Size, Secret.Size))]);
        Assert.True(Secret.Is(text.Span));
    }

    private static void Forged()
    {
        using NativeBuffer text = Secret.Allocate(Size);
        using var cipher = new Gcm(Key);
        byte[] tag = new byte[Gcm.TagSize];
        cipher.Encrypt(Nonce, text.Span, text.Span, tag);
        tag[0]++;
        using NativeBuffer plaintext = NativeBuffer.Allocate(Size);
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(Nonce, text.Span, tag, plaintext.Span));
        Assert.ThrowsAny<CryptographicException>(() => cipher.DecryptBatch([new AeadMessage(Nonce, text.Memory, plaintext.Memory, tag)]));
        using CipherStream stream = cipher.BeginDecrypt(Nonce);
        stream.Update(text.Span);
        stream.Update(tag, last: true);
        Assert.Throws<AuthenticationTagMismatchException>(() => stream.Op(plaintext.Span));
    }

    private static void Pipe()
    {
        using NativeBuffer text = Secret.Allocate(LongSize), ciphertext = NativeBuffer.Allocate(LongSize);
        using var cipher = new Ctr(Key);
        cipher.Encrypt(Iv, new NativeStream(text), new NativeStream(ciphertext));
        text.Span.Clear();
        cipher.DecryptAsync(Iv, new NativeStream(ciphertext), new NativeStream(text)).GetAwaiter().GetResult();
        Assert.True(Secret.Is(text.Span));
    }

    // Arrays that stay in place, so that they can be zeroed.
    private static void Transform()
    {
        byte[] text = GC.AllocateArray<byte>(Size, pinned: true), ciphertext = GC.AllocateArray<byte>(Size, pinned: true);
        Secret.Write(text);
        using var cipher = new Ctr(Key);
        using ICryptoTransform encryptor = cipher.CreateEncryptor(Iv), decryptor = cipher.CreateDecryptor(Iv);
        encryptor.TransformBlock(text, 0, Size, ciphertext, 0);
        text.AsSpan().Clear();
        decryptor.TransformBlock(ciphertext, 0, Size, text, 0);
        Assert.True(Secret.Is(text));
        text.AsSpan().Clear();
    }

    private static void ForgottenTransform()
    {
        byte[] text = GC.AllocateArray<byte>(Size, pinned: true);
        Secret.Write(text);
        new Ctr(Key).CreateEncryptor(Iv).TransformBlock(text, 0, Size, new byte[Size], 0);
        text.AsSpan().Clear();
    }

    private static void Hash()
    {
        using NativeBuffer text = Secret.Allocate(Size);
        using var hash = new HmacSha256(Key);
        hash.AppendData(text.Span[..Secret.Size]);
        using HmacSha256 copy = hash.Duplicate();
        copy.GetHashAndReset();
        Sha256.HashData(text.Span);
    }
}
