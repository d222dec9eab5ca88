using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using KcapiGen;

namespace Corpus.Nonces;

/// <summary>Nonces that are the same in every call.</summary>
public sealed class ConstantNonces(Gcm handle)
{
    private static readonly byte[] FixedNonce = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly byte[] HexNonce = Convert.FromHexString("000102030405060708090a0b");
    private const string NonceText = "nonce-nonce!";
    private readonly byte[] _zeroNonce = new byte[12];

    private static ReadOnlySpan<byte> SpanNonce => "0123456789ab"u8;

    public byte[] ZeroArray(byte[] key, byte[] message)
    {
        byte[] sealedMessage = new byte[message.Length + Gcm.TagSize];
        byte[] nonce = new byte[Gcm.NonceSize];
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, sealedMessage.AsSpan(0, message.Length), sealedMessage.AsSpan(message.Length)); // KCG201
        return sealedMessage;
    }

    public static void ZeroInline(Gcm gcm, ReadOnlySpan<byte> message, Span<byte> output, Span<byte> tag)
    {
        if (message.IsEmpty) throw new ArgumentException("Nothing to seal.", nameof(message));
        gcm.Encrypt(new byte[12], message, output, tag); // KCG201
    }

    public static void DefaultSpan(ChaChaPoly cipher, ReadOnlySpan<byte> message, Span<byte> output, Span<byte> tag) =>
        cipher.Encrypt(default, message, output, tag); // KCG201

    public static void StackZero(byte[] key, byte[] message, byte[] output)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize], tag = stackalloc byte[Gcm.TagSize];
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static void StackLiteral(Ccm ccm, byte[] message, byte[] output, byte[] tag)
    {
        ReadOnlySpan<byte> nonce = stackalloc byte[] { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2 };
        ccm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static void StaticField(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        gcm.Encrypt(FixedNonce, message, output, tag); // KCG201
        Console.WriteLine($"sealed {message.Length} bytes with nonce {Convert.ToHexString(FixedNonce)}");
    }

    public byte[] StaticFieldFromHex(byte[] message)
    {
        byte[] output = new byte[message.Length], tag = new byte[Gcm.TagSize];
        handle.Encrypt(HexNonce, message, output, tag, "header"u8); // KCG201
        return [.. HexNonce, .. output, .. tag];
    }

    public void InstanceFieldNeverWritten(byte[] message, byte[] output, byte[] tag)
    {
        lock (_zeroNonce)
        {
            handle.Encrypt(_zeroNonce, message, output, tag); // KCG201
        }
    }

    public static void SpanProperty(Gcm gcm, byte[] message, byte[] output, byte[] tag) => gcm.Encrypt(SpanNonce, message, output, tag); // KCG201

    public static void Utf8(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        ReadOnlySpan<byte> nonce = "unique nonce"u8;
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static int EncodedConstant(byte[] key, byte[] message, byte[] output)
    {
        byte[] nonce = Encoding.ASCII.GetBytes(NonceText);
        byte[] tag = new byte[16];
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
        return message.Length + tag.Length;
    }

    public static void Base64(ChaChaPoly cipher, byte[] message, byte[] output, byte[] tag)
    {
        var nonce = Convert.FromBase64String("AAECAwQFBgcICQoL");
        cipher.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static void CollectionExpression(Gcm gcm, byte[] message, byte[] output, byte[] tag) =>
        gcm.Encrypt([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], message, output, tag); // KCG201

    public static void CounterModeFromZero(byte[] key, byte[] message, byte[] output)
    {
        byte[] counter = new byte[Ctr.IvSize];
        using var ctr = new Ctr(key);
        ctr.Encrypt(counter, message, output); // KCG201
        File.WriteAllBytes("message.ctr", output);
    }

    public static void StreamWithConstant(byte[] key, Stream input, Stream output)
    {
        using var chacha = new ChaCha(key);
        byte[] buffer = new byte[65536], result = new byte[65536];
        using CipherStream stream = chacha.BeginEncrypt(new byte[16]); // KCG201
        int read = input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        stream.Update(buffer.AsSpan(0, read), last: true);
        output.Write(result, 0, stream.Op(result));
    }

    public static void AeadStream(Gcm gcm, byte[] header, byte[] body, byte[] output)
    {
        byte[] nonce = new byte[12];
        using (CipherStream stream = gcm.BeginEncrypt(nonce, header)) // KCG201
        {
            stream.Update(body, last: true);
            stream.Op(output);
        }
    }

    public static void EspZero(EspGcm esp, byte[] packet, byte[] output, byte[] tag)
    {
        Span<byte> iv = new byte[8];
        iv.Clear();
        esp.Encrypt(iv, packet, output, tag, packet.AsSpan(0, 8)); // KCG201
    }

    public static void CopiedFromLiteral(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        "backup-nonce"u8.CopyTo(nonce);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static void ThroughAliases(byte[] key, byte[] message, byte[] output, byte[] tag)
    {
        byte[] zeros = new byte[32];
        Span<byte> scratch = zeros;
        ReadOnlySpan<byte> nonce = scratch.Slice(0, 12);
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static void Range(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        ReadOnlySpan<byte> table = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        gcm.Encrypt(table[..12], message, output, tag); // KCG201
    }

    public static void FilledWithOneByte(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Array.Fill(nonce, (byte)0x42);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public static byte[] OneArmOfAConditional(Gcm gcm, byte[]? given, byte[] message)
    {
        byte[] nonce = given ?? new byte[12];
        byte[] output = new byte[message.Length], tag = new byte[16];
        gcm.Encrypt(nonce, message, output, tag); // KCG201
        return output;
    }

    public static void FilledOnOneWayOnly(Gcm gcm, bool randomize, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        if (randomize) RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, message, output, tag); // KCG201
    }

    public async Task SealAllAsync(IEnumerable<string> paths, byte[] key)
    {
        foreach (string path in paths)
        {
            byte[] text = await File.ReadAllBytesAsync(path), output = new byte[text.Length], tag = new byte[16];
            using var gcm = new Gcm(key);
            gcm.Encrypt(new byte[12], text, output, tag); // KCG201
            await File.WriteAllBytesAsync(path + ".sealed", output);
        }
    }

    public static void InLambda(Gcm gcm, List<byte[]> messages)
    {
        byte[] nonce = new byte[12];
        messages.ForEach(message =>
        {
            byte[] output = new byte[message.Length], tag = new byte[16];
            gcm.Encrypt(nonce, message, output, tag); // KCG201
        });
    }

    public static void ClearedAfterwards(byte[] key, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        try
        {
            using var gcm = new Gcm(key);
            gcm.Encrypt(nonce, message, output, tag); // KCG201
        }
        finally
        {
            CryptographicOperations.ZeroMemory(nonce);
        }
    }

    public static void GuidEmpty(XChaCha cipher, byte[] message, byte[] output)
    {
        byte[] half = Guid.Empty.ToByteArray();
        cipher.Encrypt([.. half, .. half], message, output); // KCG201
    }

    public static void NumberThatIsConstant(IpsecCtr cipher, byte[] message, byte[] output)
    {
        byte[] iv = BitConverter.GetBytes(1L);
        cipher.Encrypt(iv, message, output); // KCG201
    }

    public static void RandomKeyThatGoesNowhere(byte[] message, byte[] output, byte[] tag)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        using var gcm = new Gcm(key);
        gcm.Encrypt(new byte[12], message, output, tag); // KCG201
        CryptographicOperations.ZeroMemory(key);
    }

    public static void DecryptsTheSame(Authenc cipher, byte[] message, byte[] output, byte[] tag)
    {
        byte[] iv = new byte[16];
        cipher.Encrypt(iv, message, output, tag); // KCG201
        cipher.Decrypt(iv, output, tag, message);
    }
}
