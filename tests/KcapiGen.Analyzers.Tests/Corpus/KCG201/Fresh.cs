using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using KcapiGen;

namespace Corpus.Nonces;

/// <summary>Nonces that are right, or of which nothing is known.</summary>
public sealed class FreshNonces
{
    private readonly byte[] _nonce = new byte[12];
    private readonly Gcm _gcm;
    private Gcm _current;
    private ulong _counter;

    public FreshNonces(byte[] key)
    {
        _gcm = new Gcm(key);
        _current = new Gcm(key);
    }

    private byte[] NextNonce
    {
        get
        {
            byte[] nonce = new byte[12];
            BinaryPrimitives.WriteUInt64BigEndian(nonce, _counter++);
            return nonce;
        }
    }

    public static void Random(byte[] key, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[Gcm.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void RandomOnTheStack(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void RandomBytesGiven(Gcm gcm, byte[] message, byte[] output, byte[] tag) =>
        gcm.Encrypt(RandomNumberGenerator.GetBytes(12), message, output, tag);

    public static void FromAGenerator(Gcm gcm, RandomNumberGenerator source, byte[] message, byte[] output, byte[] tag)
    {
        var nonce = new byte[12];
        source.GetBytes(nonce);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void PassedIn(Gcm gcm, ReadOnlySpan<byte> nonce, byte[] message, byte[] output, byte[] tag) => gcm.Encrypt(nonce, message, output, tag);

    public static void CountsFromZero(Gcm gcm, IEnumerable<byte[]> messages, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        foreach (byte[] message in messages)
        {
            gcm.Encrypt(nonce, message, output.AsSpan(0, message.Length), tag);
            Increment(nonce);
        }
    }

    public static void CountsInPlace(Gcm gcm, byte[][] messages, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        for (int i = 0; i < messages.Length; i++)
        {
            nonce[11] = (byte)i;
            gcm.Encrypt(nonce, messages[i], output, tag);
        }
    }

    public static void WritesTheNumber(Gcm gcm, byte[][] messages, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        for (int i = 0; i < messages.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), i);
            gcm.Encrypt(nonce, messages[i], output, tag);
        }
    }

    public static void PrefixAndNumber(ChaChaPoly cipher, uint number, byte[] message, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        "session:"u8.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32LittleEndian(nonce[8..], number);
        cipher.Encrypt(nonce, message, output, tag);
    }

    public static void SaltAndRandom(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        nonce[0] = 1;
        RandomNumberGenerator.Fill(nonce.AsSpan(1));
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void IncrementedBetween(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, left, output, tag);
        nonce[^1]++;
        gcm.Encrypt(nonce, right, output, tag);
    }

    public static void FilledAnewBetween(Gcm gcm, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, left, output, tag);
        RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, right, output, tag);
    }

    public static void ReplacedBetween(Gcm gcm, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, left, output, tag);
        nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, right, output, tag);
    }

    public static void ChangedThroughAView(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        Span<byte> counter = nonce.AsSpan(8, 4);
        gcm.Encrypt(nonce, left, output, tag);
        BinaryPrimitives.WriteUInt32BigEndian(counter, BinaryPrimitives.ReadUInt32BigEndian(counter) + 1);
        gcm.Encrypt(nonce, right, output, tag);
    }

    public static void ChangedThroughAReference(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        ref byte last = ref nonce[11];
        gcm.Encrypt(nonce, left, output, tag);
        last++;
        gcm.Encrypt(nonce, right, output, tag);
    }

    public static unsafe void ChangedThroughAPointer(Gcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        fixed (byte* p = nonce)
        {
            gcm.Encrypt(nonce, left, output, tag);
            ++*(ulong*)p;
            gcm.Encrypt(nonce, right, output, tag);
        }
    }

    public void ChangedByTheOneWhoHoldsIt(byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        var sequence = new NonceSequence(nonce);
        _gcm.Encrypt(nonce, left, output, tag);
        sequence.Advance();
        _gcm.Encrypt(nonce, right, output, tag);
    }

    public void ChangedByALocalFunction(byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        _gcm.Encrypt(nonce, left, output, tag);
        Next();
        _gcm.Encrypt(nonce, right, output, tag);

        void Next()
        {
            for (int i = 11; i >= 0 && ++nonce[i] == 0; i--) { }
        }
    }

    public void ChangedByALambda(byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        Action next = () => nonce[11]++;
        _gcm.Encrypt(nonce, left, output, tag);
        next();
        _gcm.Encrypt(nonce, right, output, tag);
    }

    public void FieldAdvanced(byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(_nonce, left, output, tag);
        Advance();
        _gcm.Encrypt(_nonce, right, output, tag);
    }

    public void FieldCounter(byte[] message, byte[] output, byte[] tag)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(4), Interlocked.Increment(ref _counter));
        _gcm.Encrypt(_nonce, message, output, tag);
    }

    public void PropertyGivesAnother(byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(NextNonce, left, output, tag);
        _gcm.Encrypt(NextNonce, right, output, tag);
    }

    public void HandleReplaced(byte[] nonce, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        _current.Encrypt(nonce, left, output, tag);
        Rekey();
        _current.Encrypt(nonce, right, output, tag);
    }

    public static void KeyMadeInEachTurn(byte[] nonce, byte[][] messages, byte[] output, byte[] tag, Action<byte[]> wrap)
    {
        foreach (byte[] message in messages)
        {
            byte[] key = RandomNumberGenerator.GetBytes(32);
            using var gcm = new Gcm(key);
            gcm.Encrypt(nonce, message, output, tag);
            wrap(key);
        }
    }

    public static byte[] OneTimeKey(byte[] message, byte[] output, byte[] tag)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        using var gcm = new Gcm(key);
        gcm.Encrypt(new byte[12], message, output, tag);
        return key;
    }

    public static void KeyDerivedInEachTurn(byte[] master, byte[] nonce, List<byte[]> files, byte[] output, byte[] tag)
    {
        for (int i = 0; i < files.Count; i++)
        {
            using var gcm = new Gcm(HKDF.Expand(HashAlgorithmName.SHA256, master, 32, BitConverter.GetBytes(i)));
            gcm.Encrypt(nonce, files[i], output, tag);
        }
    }

    public static void TwoKeys(byte[] sendKey, byte[] backupKey, byte[] nonce, byte[] message, byte[] output, byte[] tag)
    {
        using var send = new Gcm(sendKey);
        using var backup = new Gcm(backupKey);
        send.Encrypt(nonce, message, output, tag);
        backup.Encrypt(nonce, message, output, tag);
    }

    public static void HandlesInAList(List<Gcm> handles, byte[] nonce, byte[] message, byte[] output, byte[] tag)
    {
        foreach (Gcm gcm in handles) gcm.Encrypt(nonce, message, output, tag);
    }

    public static void OneOrTheOther(Gcm gcm, byte[] nonce, bool compact, byte[] message, byte[] output, byte[] tag)
    {
        if (compact)
        {
            gcm.Encrypt(nonce, message.AsSpan(0, 16), output.AsSpan(0, 16), tag);
            return;
        }

        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void ExclusiveConditions(Gcm gcm, byte[] nonce, bool first, byte[] message, byte[] output, byte[] tag)
    {
        if (first) gcm.Encrypt(nonce, message, output, tag, "first"u8);
        Console.WriteLine(first);
        if (!first) gcm.Encrypt(nonce, message, output, tag);
    }

    public static void OnlyTheFirstTurn(Gcm gcm, byte[] nonce, byte[][] chunks, byte[] output, byte[] tag)
    {
        bool started = false;
        foreach (byte[] chunk in chunks)
        {
            if (!started)
            {
                gcm.Encrypt(nonce, chunk, output, tag);
                started = true;
            }
            else
            {
                output[0] ^= chunk[0];
            }
        }
    }

    public static void RetriesAfterAFailure(Gcm gcm, byte[] nonce, byte[] message, byte[] output, byte[] tag)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                gcm.Encrypt(nonce, message, output, tag);
                return;
            }
            catch (KernelCryptoException) when (attempt < 3)
            {
                Thread.Sleep(10);
            }
        }
    }

    public static void OtherHandleAfterAFailure(Gcm gcm, Gcm spare, byte[] nonce, byte[] message, byte[] output, byte[] tag)
    {
        try
        {
            gcm.Encrypt(nonce, message, output, tag);
        }
        catch (KernelCryptoException)
        {
            gcm.Encrypt(nonce, message, output, tag);
        }
    }

    public static void StopsAtOnce(Gcm gcm, byte[] nonce, byte[][] candidates, byte[] output, byte[] tag)
    {
        foreach (byte[] candidate in candidates)
        {
            if (candidate.Length < 16) continue;
            gcm.Encrypt(nonce, candidate, output, tag);
            break;
        }
    }

    public static void RoundTrip(Gcm gcm, byte[] nonce, byte[] message, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, message, output, tag);
        gcm.Decrypt(nonce, output, tag, message);
        gcm.Decrypt(nonce, output, tag, message);
    }

    public static void DecryptionWithAConstant(byte[] key, byte[] sealedMessage, byte[] tag, byte[] output)
    {
        using var gcm = new Gcm(key);
        gcm.Decrypt(new byte[12], sealedMessage, tag, output);
        using CipherStream stream = gcm.BeginDecrypt("fixed nonce!"u8);
        stream.Update(sealedMessage, last: true);
        stream.Op(output);
    }

    public static void ChainedBlocks(Cbc cbc, byte[] left, byte[] right, byte[] output)
    {
        byte[] iv = new byte[16];
        cbc.Encrypt(iv, left, output);
        cbc.Encrypt(iv, right, output);
        using CipherStream stream = cbc.BeginEncrypt(new byte[16]);
    }

    public static void Sectors(Xts xts, byte[] disk)
    {
        Span<byte> tweak = stackalloc byte[Xts.IvSize];
        for (int sector = 0; sector < disk.Length / 512; sector++) xts.Encrypt(tweak, disk.AsSpan(sector * 512, 512), disk.AsSpan(sector * 512, 512));
    }

    public static void OfThePlatform(byte[] key, byte[] message, byte[] output, byte[] tag)
    {
        using var gcm = new AesGcm(key, 16);
        gcm.Encrypt(new byte[12], message, output, tag);
        gcm.Encrypt(new byte[12], message, output, tag);
    }

    public static void SlicesOfATable(Gcm gcm, byte[] nonces, byte[][] messages, byte[] output, byte[] tag)
    {
        for (int i = 0; i < messages.Length; i++) gcm.Encrypt(nonces.AsSpan(i * 12, 12), messages[i], output, tag);
    }

    public static void DifferentSlices(Gcm gcm, byte[] material, byte[] left, byte[] right, byte[] output, byte[] tag)
    {
        gcm.Encrypt(material.AsSpan(0, 12), left, output, tag);
        gcm.Encrypt(material.AsSpan(12, 12), right, output, tag);
    }

    public static void ReadFromAStream(Gcm gcm, Stream nonces, byte[][] messages, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        foreach (byte[] message in messages)
        {
            nonces.ReadExactly(nonce);
            gcm.Encrypt(nonce, message, output, tag);
        }
    }

    public static async Task ReadLaterAsync(Gcm gcm, Stream wire, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        await wire.ReadExactlyAsync(nonce);
        gcm.Encrypt(nonce, message, output, tag);
        await wire.ReadExactlyAsync(nonce);
        gcm.Encrypt(nonce, output, message, tag);
    }

    public static void FilledByALoop(Gcm gcm, byte[] seed, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        for (int i = 0; i < nonce.Length; i++) nonce[i] = (byte)(seed[i] ^ seed[i + 12]);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void Synthetic(Gcm gcm, byte[] macKey, byte[] message, byte[] output, byte[] tag)
    {
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(macKey, message, digest);
        gcm.Encrypt(digest[..12], message, output, tag);
    }

    public static bool CopiedIntoPlace(Gcm gcm, ReadOnlySpan<byte> given, byte[] message, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        if (!given.TryCopyTo(nonce)) return false;
        gcm.Encrypt(nonce, message, output, tag);
        return true;
    }

    public static void FromAText(Gcm gcm, string hex, byte[] message, byte[] output, byte[] tag) => gcm.Encrypt(Convert.FromHexString(hex), message, output, tag);

    public static void FromTheClock(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        BitConverter.TryWriteBytes(nonce, DateTime.UtcNow.Ticks);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void FromAPool(Gcm gcm, byte[] message, byte[] output, byte[] tag)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(12);
        RandomNumberGenerator.Fill(rented.AsSpan(0, 12));
        gcm.Encrypt(rented.AsSpan(0, 12), message, output, tag);
        ArrayPool<byte>.Shared.Return(rented);
    }

    public static void EitherIsFilled(Gcm gcm, byte[]? given, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        if (given is null) RandomNumberGenerator.Fill(nonce);
        else given.CopyTo(nonce, 0);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void Directions(byte[] key, bool server, byte[] message, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        if (server) nonce[0] = 0x80;
        nonce[11] = message[0];
        using var gcm = new Gcm(key);
        gcm.Encrypt(nonce, message, output, tag);
    }

    public static void MemberOfEachInParallel(Gcm gcm, List<Job> jobs) =>
        Parallel.ForEach(jobs, job => gcm.Encrypt(job.Nonce, job.Message, job.Output, job.Tag));

    public static Task MemberOfEachAsync(Gcm gcm, List<Job> jobs) =>
        Parallel.ForEachAsync(jobs, (job, cancellation) =>
        {
            byte[] nonce = job.Nonce;
            gcm.Encrypt(nonce, job.Message, job.Output, job.Tag);
            return default;
        });

    public static void MemberOfEachInList(Gcm gcm, List<Job> jobs) =>
        jobs.ForEach(job =>
        {
            Job same = job;
            gcm.Encrypt(same.Nonce, job.Message, job.Output, job.Tag);
        });

    public static void MemberOfEachByIndex(Gcm gcm, Job[] jobs) =>
        Parallel.For(0, jobs.Length, i =>
        {
            Job job = jobs[i];
            gcm.Encrypt(job.Nonce, job.Message, job.Output, job.Tag);
        });

    public static void HandleOfEachInParallel(byte[] nonce, List<Job> jobs) =>
        Parallel.ForEach(jobs, job => job.Cipher.Encrypt(nonce, job.Message, job.Output, job.Tag));

    private static void Increment(byte[] nonce)
    {
        for (int i = nonce.Length - 1; i >= 0 && ++nonce[i] == 0; i--) { }
    }

    private void Advance() => _nonce[11]++;

    private void Rekey() => _current = new Gcm(RandomNumberGenerator.GetBytes(32));

    private sealed class NonceSequence(byte[] nonce)
    {
        public void Advance() => nonce[11]++;
    }

    public sealed class Job(byte[] nonce, byte[] message)
    {
        public Gcm Cipher { get; } = new(RandomNumberGenerator.GetBytes(32));

        public byte[] Nonce { get; } = nonce;

        public byte[] Message { get; } = message;

        public byte[] Output { get; } = new byte[message.Length];

        public byte[] Tag = new byte[16];
    }
}
