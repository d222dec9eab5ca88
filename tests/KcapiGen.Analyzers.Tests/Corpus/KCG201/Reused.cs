using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using KcapiGen;

namespace Corpus.Nonces;

/// <summary>Nonces that are used again with the same key.</summary>
public sealed class ReusedNonces(Gcm handle, Stream log)
{
    private readonly Gcm _gcm = handle;

    public static void HeaderAndBody(byte[] key, byte[] header, byte[] body, Stream output)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] sealedHeader = new byte[header.Length], sealedBody = new byte[body.Length], tag = new byte[Gcm.TagSize];
        using var gcm = new Gcm(key);
        output.Write(nonce);
        gcm.Encrypt(nonce, header, sealedHeader, tag);
        output.Write(sealedHeader);
        output.Write(tag);
        gcm.Encrypt(nonce, body, sealedBody, tag); // KCG201
        output.Write(sealedBody);
        output.Write(tag);
    }

    public static void OneNonceForAllChunks(Gcm gcm, byte[] text, byte[] output, byte[] tags)
    {
        byte[] nonce = new byte[12];
        RandomNumberGenerator.Fill(nonce);
        for (int chunk = 0, offset = 0; offset < text.Length; chunk++, offset += 4096)
        {
            int count = Math.Min(4096, text.Length - offset);
            gcm.Encrypt(nonce, text.AsSpan(offset, count), output.AsSpan(offset, count), tags.AsSpan(chunk * 16, 16)); // KCG201
        }
    }

    public static void ParameterInLoop(ChaChaPoly cipher, byte[] nonce, IEnumerable<byte[]> messages, List<byte[]> results)
    {
        foreach (byte[] message in messages)
        {
            byte[] output = new byte[message.Length], tag = new byte[16];
            cipher.Encrypt(nonce, message, output, tag); // KCG201
            results.Add(output);
        }
    }

    public static void WhileReading(byte[] key, Stream input, Stream output)
    {
        Span<byte> counter = stackalloc byte[16];
        RandomNumberGenerator.Fill(counter);
        byte[] buffer = new byte[4096], result = new byte[4096];
        using var ctr = new Ctr(key);
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            ctr.Encrypt(counter, buffer.AsSpan(0, read), result); // KCG201
            output.Write(result, 0, read);
        }
    }

    public static void BreaksOutOfAnEndlessLoop(Gcm gcm, ReadOnlySpan<byte> nonce, Stream input, byte[] buffer, byte[] output, byte[] tag)
    {
        while (true)
        {
            int read = input.Read(buffer, 0, buffer.Length);
            if (read == 0) break;
            gcm.Encrypt(nonce, buffer.AsSpan(0, read), output.AsSpan(0, read), tag); // KCG201
        }
    }

    public static void SecondHandleOnTheSameKey(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        using Gcm other = gcm.Reinit();
        gcm.Encrypt(nonce, left, output, tag);
        other.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void TwoHandlesOfOneKey(byte[] key, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        using (var first = new Gcm(key)) first.Encrypt(nonce, left, output, tag);
        using (var second = new Gcm(key)) second.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void HandleMadeInEachTurnOfOneKey(byte[] key, byte[] nonce, string[] paths)
    {
        foreach (string path in paths)
        {
            byte[] text = File.ReadAllBytes(path), output = new byte[text.Length], tag = new byte[16];
            using var gcm = new Gcm(key);
            gcm.Encrypt(nonce, text, output, tag); // KCG201
        }
    }

    public static void OneShotThenStream(Ccm ccm, byte[] nonce, byte[] small, byte[] large, byte[] output, byte[] tag)
    {
        ccm.Encrypt(nonce, small, output.AsSpan(0, small.Length), tag);
        using CipherStream stream = ccm.BeginEncrypt(nonce, small); // KCG201
        stream.Update(large, last: true);
        stream.Op(output);
    }

    public static void FirstOnOneWayOnly(Gcm gcm, byte[]? preamble, byte[] body, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        if (preamble is not null) gcm.Encrypt(nonce, preamble, output.AsSpan(0, preamble.Length), tag);
        gcm.Encrypt(nonce, body, output.AsSpan(0, body.Length), tag); // KCG201
    }

    public static void SecondOnOneWayOnly(Gcm gcm, byte[] body, byte[]? trailer, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, body, output.AsSpan(0, body.Length), tag);
        if (trailer is { Length: > 0 })
        {
            gcm.Encrypt(nonce, trailer, output.AsSpan(0, trailer.Length), tag); // KCG201
        }
    }

    public void FieldHandle(byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(nonce, left, output, tag);
        log.Write(output);
        _gcm.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void FilledByAHelper(Gcm gcm, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Derive(nonce);
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void GivenByAHelper(Gcm gcm, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = Fresh();
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void ThroughSpanAndArray(Gcm gcm, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        ReadOnlySpan<byte> same = nonce;
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Encrypt(same, right, output, tag); // KCG201
    }

    public static void ThroughACopy(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] copy = (byte[])nonce.Clone();
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Encrypt(copy, right, output, tag); // KCG201
    }

    public static void IncrementedTooLate(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Encrypt(nonce, right, output, tag); // KCG201
        nonce[^1]++;
    }

    public static void CounterForgottenInTheInnerLoop(Gcm gcm, List<byte[][]> files, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        ulong number = 0;
        foreach (byte[][] file in files)
        {
            BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), number++);
            foreach (byte[] chunk in file) gcm.Encrypt(nonce, chunk, output.AsSpan(0, chunk.Length), tag); // KCG201
        }
    }

    public static void LastMessageAfterTheLoop(Gcm gcm, byte[][] chunks, byte[] final, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        foreach (byte[] chunk in chunks)
        {
            Increment(nonce);
            gcm.Encrypt(nonce, chunk, output.AsSpan(0, chunk.Length), tag);
        }

        gcm.Encrypt(nonce, final, output.AsSpan(0, final.Length), tag); // KCG201
    }

    public static void DoWhile(IpsecCtr cipher, ReadOnlyMemory<byte> iv, Queue<byte[]> packets, byte[] output)
    {
        do
        {
            byte[] packet = packets.Dequeue();
            cipher.Encrypt(iv.Span, packet, output); // KCG201
        }
        while (packets.Count > 0);
    }

    public static void DecryptedInBetween(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, left, output, tag);
        gcm.Decrypt(nonce, output, tag, left);
        gcm.Encrypt(nonce, right, output, tag); // KCG201
    }

    public static void LocalFunction(Gcm gcm, byte[] left, byte[] right)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        Seal(left);
        Seal(right);

        void Seal(byte[] message)
        {
            byte[] output = new byte[message.Length], tag = new byte[16];
            gcm.Encrypt(nonce, message, output, tag); // KCG201
        }
    }

    public static void InParallel(Gcm gcm, byte[] nonce, List<byte[]> messages) =>
        Parallel.ForEach(messages, message =>
        {
            using Gcm mine = gcm.Reinit();
            byte[] output = new byte[message.Length], tag = new byte[16];
            mine.Encrypt(nonce, message, output, tag); // KCG201
        });

    public async Task SendAsync(Stream wire, byte[] nonce, byte[] left, byte[] right)
    {
        byte[] output = new byte[Math.Max(left.Length, right.Length)], tag = new byte[16];
        _gcm.Encrypt(nonce, left, output.AsSpan(0, left.Length), tag);
        await wire.WriteAsync(output.AsMemory(0, left.Length));
        await wire.WriteAsync(tag);
        _gcm.Encrypt(nonce, right, output.AsSpan(0, right.Length), tag); // KCG201
        await wire.WriteAsync(output.AsMemory(0, right.Length));
    }

    public static void Switched(Gcm gcm, byte[] nonce, int kind, byte[] message, byte[] output, byte[] tag)
    {
        switch (kind)
        {
            case 0:
                gcm.Encrypt(nonce, message, output, tag);
                break;
            default:
                gcm.Encrypt(nonce, message, output, tag, [(byte)kind]);
                break;
        }

        gcm.Encrypt(nonce, output, output, tag); // KCG201
    }

    public static void SameSlice(Gcm gcm, byte[] packet, byte[] output, byte[] tag)
    {
        gcm.Encrypt(packet.AsSpan(0, 12), packet.AsSpan(12, 100), output.AsSpan(0, 100), tag);
        gcm.Encrypt(packet.AsSpan(0, 12), packet.AsSpan(112, 100), output.AsSpan(100, 100), tag); // KCG201
    }

    public static void MemberOfOneInParallel(Gcm gcm, Sealed first, List<byte[]> messages) =>
        Parallel.ForEach(messages, message =>
        {
            byte[] output = new byte[message.Length], tag = new byte[16];
            gcm.Encrypt(first.Nonce, message, output, tag); // KCG201
        });

    public static void MemberTwiceInParallel(Gcm gcm, List<Sealed> all) =>
        Parallel.ForEach(all, one =>
        {
            byte[] output = new byte[16], tag = new byte[16];
            gcm.Encrypt(one.Nonce, one.Header, output, tag);
            gcm.Encrypt(one.Nonce, one.Body, output, tag); // KCG201
        });

    private static void Derive(Span<byte> nonce) => BinaryPrimitives.WriteInt64BigEndian(nonce, DateTime.UtcNow.Ticks);

    private static byte[] Fresh() => Guid.NewGuid().ToByteArray().Take(12).ToArray();

    private static void Increment(byte[] nonce)
    {
        for (int i = nonce.Length - 1; i >= 0 && ++nonce[i] == 0; i--) { }
    }

    public sealed record Sealed(byte[] Nonce, byte[] Header, byte[] Body);
}
