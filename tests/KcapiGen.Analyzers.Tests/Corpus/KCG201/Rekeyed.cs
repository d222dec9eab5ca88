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

namespace Corpus.Nonces;

/// <summary>One nonce with another key, with the same key again, and in batches.</summary>
public sealed class RekeyedHandles
{
    private readonly Gcm _gcm;

    public RekeyedHandles(byte[] key) => _gcm = new Gcm(key);

    public static void CopyAndOriginal(Gcm gcm, byte[] given, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        given.CopyTo(nonce);
        gcm.Encrypt(nonce, a, output, tag);
        gcm.Encrypt(given, b, output, tag); // KCG201
    }

    public static void CopiedInEachTurn(Ctr ctr, byte[] given, List<byte[]> all, byte[] output)
    {
        Span<byte> counter = stackalloc byte[16];
        foreach (byte[] m in all)
        {
            given.CopyTo(counter);
            ctr.Encrypt(counter, m, output); // KCG201
        }
    }

    public static ICryptoTransform Encryptor(Ctr ctr) => ctr.CreateEncryptor(new byte[16]); // KCG201

    public static async Task TwoStreams(Ctr ctr, Stream a, Stream b, Stream output)
    {
        byte[] iv = RandomNumberGenerator.GetBytes(16);
        await ctr.EncryptAsync(iv, a, output);
        await ctr.EncryptAsync(iv, b, output); // KCG201
    }

    public static void OneNonceInABatch(Gcm gcm, byte[][] inputs, byte[][] outputs, byte[][] tags, byte[] nonce)
    {
        var batch = new AeadMessage[inputs.Length];
        for (int i = 0; i < batch.Length; i++) batch[i] = new AeadMessage(nonce, inputs[i], outputs[i], tags[i]);
        gcm.EncryptBatch(batch); // KCG201
    }

    public static void CountedBeforeTheBatchReadsIt(Gcm gcm, byte[][] inputs, byte[][] outputs, byte[][] tags)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        var batch = new List<AeadMessage>();
        for (int i = 0; i < inputs.Length; i++)
        {
            nonce[11]++;
            batch.Add(new AeadMessage(nonce, inputs[i], outputs[i], tags[i]));
        }
        gcm.EncryptBatch(CollectionsMarshal.AsSpan(batch)); // KCG201
    }

    public static void ConstantInABatch(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        var message = new AeadMessage(new byte[12], m, output, tag);
        gcm.EncryptBatch([message]); // KCG201
    }

    public static void BatchAndMessage(Ctr ctr, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        ctr.EncryptBatch([new SkcipherMessage(iv, a, output.AsMemory(0, a.Length))]);
        ctr.Encrypt(iv, b, output); // KCG201
    }

    public static void SameKeyAgain(byte[] key, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, a, output, tag);
        gcm.Rekey(key);
        gcm.Encrypt(nonce, b, output, tag); // KCG201
    }

    public static void RekeyedBeforeBoth(Gcm gcm, byte[] next, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        gcm.Rekey(next);
        gcm.Encrypt(nonce, a, output, tag);
        gcm.Encrypt(nonce, b, output, tag); // KCG201
    }

    public static void AfterAFinally(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        try { gcm.Encrypt(nonce, a, output, tag); }
        finally { Array.Clear(a); }
        gcm.Encrypt(nonce, b, output, tag); // KCG201
    }

    public static void UnderALock(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        lock (gcm) { gcm.Encrypt(nonce, a, output, tag); }
        lock (gcm) { gcm.Encrypt(nonce, b, output, tag); } // KCG201
    }

    public static IEnumerable<byte[]> Iterator(Gcm gcm, IEnumerable<byte[]> all)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        foreach (byte[] m in all)
        {
            byte[] output = new byte[m.Length], tag = new byte[16];
            gcm.Encrypt(nonce, m, output, tag); // KCG201
            yield return output;
        }
    }

    public static void BackByGoto(Gcm gcm, byte[] nonce, Queue<byte[]> q, byte[] output, byte[] tag)
    {
    again:
        if (!q.TryDequeue(out byte[]? m)) return;
        gcm.Encrypt(nonce, m, output, tag); // KCG201
        goto again;
    }

    public static void FieldOfAnother(Ccm ccm, Session s, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        ccm.Encrypt(s.Nonce, a, output, tag);
        ccm.Encrypt(s.Nonce, b, output, tag); // KCG201
    }

    public static void HandleOfAnother(Session s, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        s.Cipher.Encrypt(nonce, a, output, tag);
        s.Cipher.Encrypt(nonce, b, output, tag); // KCG201
    }

    public void FieldAndAHelper(byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(nonce, a, output, tag);
        Log(output);
        _gcm.Encrypt(nonce, b, output, tag); // KCG201
    }

    public static void FrontOfOnePacket(Gcm gcm, List<byte[]> all, Stream s)
    {
        byte[] packet = new byte[65536];
        RandomNumberGenerator.Fill(packet.AsSpan(0, 12));
        foreach (byte[] m in all)
        {
            gcm.Encrypt(packet.AsSpan(0, 12), m, packet.AsSpan(28, m.Length), packet.AsSpan(12, 16)); // KCG201
            s.Write(packet, 0, 28 + m.Length);
        }
    }

    public static void SecondHandleRekeyed(byte[] key, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        using var one = new Gcm(key);
        one.Encrypt(nonce, a, output, tag);
        using var two = new Gcm(new byte[32]); // KCG202
        two.Rekey(key);
        two.Encrypt(nonce, b, output, tag); // KCG201
    }

    public static async Task AsyncLoop(Gcm gcm, IAsyncEnumerable<byte[]> all, Stream s)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        await foreach (byte[] m in all)
        {
            byte[] output = new byte[m.Length], tag = new byte[16];
            gcm.Encrypt(nonce, m, output, tag); // KCG201
            await s.WriteAsync(output);
        }
    }

    public static void TwiceAfterRekeying(byte[] k, byte[] n, byte[] m, byte[] output, byte[] tag)
    {
        using var gcm = new Gcm(k);
        gcm.Encrypt(n, m, output, tag);
        gcm.Rekey(SHA256.HashData(k));
        gcm.Encrypt(n, m, output, tag);
        gcm.Encrypt(n, output, m, tag); // KCG201
    }

    public static void RekeyedInEachTurn(Gcm gcm, byte[] next, byte[] nonce, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all)
        {
            gcm.Encrypt(nonce, m, output, tag);
            gcm.Rekey(SHA256.HashData(next));
            next = SHA256.HashData(m);
        }
    }

    public static void RekeyedByAHelper(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, a, output, tag);
        Ratchet(gcm);
        gcm.Encrypt(nonce, b, output, tag);
    }

    public void FieldRekeyedByAHelper(byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(nonce, a, output, tag);
        RatchetOwn();
        _gcm.Encrypt(nonce, b, output, tag);
    }

    public static void RekeyedByALambda(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        Action rotate = () => gcm.Rekey(RandomNumberGenerator.GetBytes(32));
        gcm.Encrypt(nonce, a, output, tag);
        rotate();
        gcm.Encrypt(nonce, b, output, tag);
    }

    public static void RekeyedByALocalFunction(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        void Rotate() => gcm.Rekey(RandomNumberGenerator.GetBytes(32));
        gcm.Encrypt(nonce, a, output, tag);
        Rotate();
        gcm.Encrypt(nonce, b, output, tag);
    }

    public static void BatchWithNoncesOfItsOwn(Gcm gcm, byte[][] inputs, byte[][] outputs, byte[][] tags)
    {
        var batch = new AeadMessage[inputs.Length];
        for (int i = 0; i < batch.Length; i++)
        {
            byte[] nonce = RandomNumberGenerator.GetBytes(12);
            batch[i] = new AeadMessage(nonce, inputs[i], outputs[i], tags[i]);
        }
        gcm.EncryptBatch(batch);
    }

    public static void BatchesFromAList(Gcm gcm, byte[][] inputs, byte[][] outputs, byte[][] tags, byte[] nonces)
    {
        var batch = new List<AeadMessage>();
        for (int i = 0; i < inputs.Length; i++)
        {
            Memory<byte> nonce = nonces.AsMemory(i * 12, 12);
            RandomNumberGenerator.Fill(nonce.Span);
            batch.Add(new(nonce, inputs[i], outputs[i], tags[i]));
            if (batch.Count == 8) { gcm.EncryptBatch(CollectionsMarshal.AsSpan(batch)); batch.Clear(); }
        }
        gcm.EncryptBatch(batch.ToArray());
    }

    public static void DecryptedBatch(Gcm gcm, byte[] nonce, byte[] c, byte[] p, byte[] tag) => gcm.DecryptBatch([new(nonce, c, p, tag), new(nonce, c, p, tag)]);

    public static void BatchOfSectors(Xts xts, byte[] iv, byte[] a, byte[] output)
    {
        xts.EncryptBatch([new(new byte[16], a, output), new(iv, a, output), new(iv, a, output)]);
    }

    public static void Decryptor(Ctr ctr, byte[] stored)
    {
        using var d = ctr.CreateDecryptor(new byte[16]);
    }

    public static void ChangedByItsOwner(Ccm ccm, Session s, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        ccm.Encrypt(s.Nonce, a, output, tag);
        s.Next();
        ccm.Encrypt(s.Nonce, b, output, tag);
    }

    public static void ChangedUnderAnotherName(Ccm ccm, Session s, Session r, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        ccm.Encrypt(s.Nonce, a, output, tag);
        r.Nonce[0] ^= 1;
        ccm.Encrypt(s.Nonce, b, output, tag);
        s.Nonce = RandomNumberGenerator.GetBytes(12);
        ccm.Encrypt(s.Nonce, b, output, tag);
        s = r;
        ccm.Encrypt(s.Nonce, b, output, tag);
    }

    public static void OthersKeepTheirKey(Gcm gcm, Gcm other, byte[] nonce, byte[] b, byte[] output, byte[] tag)
    {
        using Gcm copy = gcm.Reinit();
        gcm.Rekey(b);
        gcm.Encrypt(nonce, b, output, tag);
        copy.Encrypt(nonce, b, output, tag);
    }

    public void TuplesInALoop(IReadOnlyList<(byte[] Nonce, byte[] Body)> frames, byte[] output, byte[] tag)
    {
        foreach (var f in frames) _gcm.Encrypt(f.Nonce, f.Body, output, tag);
    }

    public void HandlesInALoop(List<Holder> hs, byte[] a, byte[] output, byte[] tag)
    {
        foreach (Holder h in hs) h.Cipher.Encrypt(a.AsSpan(0, 12), a, output, tag);
    }

    public void HandleOfAnotherRekeyed(Holder h, byte[] n, byte[] a, byte[] output, byte[] tag)
    {
        h.Cipher.Encrypt(n, a, output, tag);
        h.Cipher.Rekey(a);
        h.Cipher.Encrypt(n, a, output, tag);
    }

    public void HandleOfAnotherReplaced(Holder h, byte[] n, byte[] a, byte[] output, byte[] tag)
    {
        h.Cipher.Encrypt(n, a, output, tag);
        h.Cipher = new Gcm(a);
        h.Cipher.Encrypt(n, a, output, tag);
    }

    public void RekeyedOrCounted(byte[] n, byte[] a, byte[] output, byte[] tag, bool rotate, byte[] k)
    {
        _gcm.Encrypt(n, a, output, tag);
        if (rotate) _gcm.Rekey(k);
        else n[0]++;
        _gcm.Encrypt(n, a, output, tag);
    }

    public static void RekeyedAfterTheFirst(byte[] k, byte[] n, byte[][] all, byte[] output, byte[] tag)
    {
        using var gcm = new Gcm(k);
        for (int i = 0; i < all.Length; i++)
        {
            if (i > 0) gcm.Rekey(HKDF.Expand(HashAlgorithmName.SHA256, k, 32, BitConverter.GetBytes(i)));
            gcm.Encrypt(n, all[i], output, tag);
        }
    }

    public static void BatchOfOne(Gcm gcm, byte[] n, byte[] a, byte[] output, byte[] tag)
    {
        var messages = new List<AeadMessage> { new(n, a, output, tag) };
        gcm.EncryptBatch(messages.ToArray());
    }

    public static void SecondBatchIsCounted(Gcm gcm, byte[] n, byte[] a, byte[] output, byte[] tag, byte[] k)
    {
        var batch = new AeadMessage[1];
        batch[0] = new(n, a, output, tag);
        gcm.EncryptBatch(batch);
        n[11]++;
        batch[0] = new(n, a, output, tag);
        gcm.EncryptBatch(batch);
    }

    public static void WindowFilledAgain(Gcm gcm, byte[][] ns, byte[][] a, byte[][] output, byte[][] tag)
    {
        AeadMessage[] window = new AeadMessage[2];
        for (int i = 0; i + 1 < a.Length; i += 2)
        {
            window[0] = new(ns[i], a[i], output[i], tag[i]);
            window[1] = new(ns[i + 1], a[i + 1], output[i + 1], tag[i + 1]);
            gcm.EncryptBatch(window);
        }
    }

    public static void ChangedCopiesInABatch(Gcm gcm, byte[] n, byte[][] a, byte[][] output, byte[][] tag)
    {
        var batch = new AeadMessage[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            byte[] own = (byte[])n.Clone();
            own[11] ^= (byte)i;
            batch[i] = new(own, a[i], output[i], tag[i]);
        }
        gcm.EncryptBatch(batch);
    }

    public static void OneMessageOrTheOther(Gcm gcm, bool first, byte[] n, byte[] a, byte[] output, byte[] tag)
    {
        var list = new List<AeadMessage>();
        if (first) list.Add(new(n, a, output, tag));
        if (!first) list.Add(new(n, a, output, tag, a));
        gcm.EncryptBatch(CollectionsMarshal.AsSpan(list));
    }

    public static void NoncesMadeByALambda(Gcm gcm, byte[][] a, byte[][] output, byte[][] tag)
    {
        AeadMessage[] batch = a.Select((m, i) => { byte[] n = new byte[12]; BinaryPrimitives.WriteInt32BigEndian(n, i); return new AeadMessage(n, m, output[i], tag[i]); }).ToArray();
        gcm.EncryptBatch(batch);
    }

    public static void SlicesInABatch(Gcm gcm, byte[] nonces, byte[] a, byte[] b, byte[] output, byte[] tag) => gcm.EncryptBatch([new(nonces.AsMemory(0, 12), a, output, tag), new(nonces.AsMemory(12, 12), b, output, tag)]);

    public static async Task FilledBetweenStreams(Ctr ctr, byte[] iv, Stream a, Stream b, Stream output)
    {
        await ctr.EncryptAsync(iv, a, output);
        RandomNumberGenerator.Fill(iv);
        await ctr.EncryptAsync(iv, b, output);
        await ctr.DecryptAsync(iv, b, output);
    }

    public static async Task FilledByADelegateBetween(Ctr ctr, byte[] iv, Stream a, Stream b, Stream output, Func<byte[], Task> fill)
    {
        await ctr.EncryptAsync(iv, a, output);
        await fill(iv);
        await ctr.EncryptAsync(iv, b, output);
    }

    private static void Ratchet(Gcm gcm) => gcm.Rekey(RandomNumberGenerator.GetBytes(32));

    private static void Log(ReadOnlySpan<byte> output) => Console.WriteLine(output.Length);

    private void RatchetOwn() => _gcm.Rekey(RandomNumberGenerator.GetBytes(32));

    public sealed class Session
    {
        public byte[] Nonce = RandomNumberGenerator.GetBytes(12);

        public Gcm Cipher { get; init; } = null!;

        public void Next() => Nonce[11]++;
    }

    public sealed class Holder
    {
        public byte[] Nonce = new byte[12];

        public Gcm Cipher { get; set; } = null!;
    }
}
