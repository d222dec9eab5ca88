using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen;

namespace Elements;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Gcm;

/// <summary>Nonces that are counted, drawn or read anew, some of them not before the first message or not behind the last: nothing is wrong here.</summary>
public sealed class Layer(Gcm gcm, byte[] staticIv)
{
    private readonly byte[] _nonce = new byte[12];
    private ulong _sequence;
    private byte[]? _spare;

    public void SequenceOnAStaticIv(byte[] m, byte[] tag)
    {
        staticIv.CopyTo(_nonce, 0);
        BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(4), _sequence++);
        gcm.Encrypt(_nonce, m, m, tag);
    }

    public void XorOfSequenceAndIv(byte[] m, byte[] n, byte[] tag)
    {
        SequenceOnAStaticIv(m, tag);
        SequenceOnAStaticIv(n, tag);
        Span<byte> nonce = stackalloc byte[12];
        for (int i = 0; i < 12; i++) nonce[i] = (byte)(staticIv[i] ^ (byte)(_sequence >> (8 * (11 - i))));
        _sequence++;
        gcm.Encrypt(nonce, m, m, tag);
    }

    public void NotBeforeTheFirst(IEnumerable<byte[]> parts, byte[] tag)
    {
        bool first = true;
        foreach (byte[] part in parts)
        {
            if (!first) Bump();
            first = false;
            gcm.Encrypt(_nonce, part, part, tag);
        }
        Bump();
    }

    public void SpareOrDrawn(byte[] m, byte[] tag)
    {
        byte[] nonce = _spare ?? RandomNumberGenerator.GetBytes(12);
        _spare = null;
        gcm.Encrypt(nonce, m, m, tag);
    }

    public void PrefixAndNumber(IReadOnlyList<byte[]> parts, byte[] tag)
    {
        byte[] nonce = new byte[12];
        RandomNumberGenerator.Fill(nonce.AsSpan(0, 8));
        for (int i = 0; i < parts.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), i);
            gcm.Encrypt(nonce, parts[i], parts[i], tag);
        }
    }

    public void DrawnAgainIfAnotherFollows(IReadOnlyList<byte[]> parts, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        int n = 0;
        while (n < parts.Count)
        {
            gcm.Encrypt(nonce, parts[n], parts[n], tag);
            if (++n < parts.Count) RandomNumberGenerator.Fill(nonce);
        }
    }

    public void DrawnAgainIfNotSent(byte[] m, byte[] tag, Func<byte[], bool> send)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        bool sent = false;
        while (!sent)
        {
            gcm.Encrypt(nonce, m, m, tag);
            sent = send(m);
            if (!sent) RandomNumberGenerator.Fill(nonce);
        }
    }

    public void DrawnForEachAttempt(byte[] m, byte[] tag, Func<byte[], bool> send)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (attempt > 0) nonce = RandomNumberGenerator.GetBytes(12);
            gcm.Encrypt(nonce, m, m, tag);
            if (send(m)) return;
        }
    }

    public void TwoHandles(Gcm a, Gcm b, byte[] nonce, bool primary, byte[] m, byte[] tag)
    {
        Gcm chosen = primary ? a : b;
        Gcm other = primary ? b : a;
        chosen.Encrypt(nonce, m, m, tag);
        other.Encrypt(nonce, m, m, tag);
    }

    public void KeyForEachRecipient(byte[][] keys, byte[] nonce, byte[] m, byte[] tag)
    {
        foreach (byte[] key in keys)
        {
            using var cipher = new Gcm(key);
            cipher.Encrypt(nonce, m, m, tag);
        }
    }

    public void NonceWithEachMessage(IEnumerable<(byte[] Nonce, byte[] Text)> messages, byte[] tag)
    {
        foreach ((byte[] nonce, byte[] text) in messages) gcm.Encrypt(nonce, text, text, tag);
    }

    public void NonceFromAQueue(Queue<byte[]> nonces, IEnumerable<byte[]> texts, byte[] tag)
    {
        foreach (byte[] text in texts) gcm.Encrypt(nonces.Dequeue(), text, text, tag);
    }

    public void OneOrTheOther(byte[] m, byte[] n, byte[] nonce, byte[] tag, bool first)
    {
        if (first) gcm.Encrypt(nonce, m, m, tag);
        else gcm.Encrypt(nonce, n, n, tag);
    }

    public void OneOfTheCases(byte[] m, byte[] nonce, byte[] tag, int kind)
    {
        switch (kind)
        {
            case 0: gcm.Encrypt(nonce, m, m, tag); break;
            case 1: gcm.Encrypt(nonce, m, m, tag); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    public byte[] CaughtAndGivenUp(byte[] m, byte[] nonce, byte[] tag)
    {
        try { gcm.Encrypt(nonce, m, m, tag); return m; }
        catch (CryptographicException) { return []; }
    }

    public void TimeInTheNonce(byte[] m, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, DateTime.UtcNow.Ticks);
        gcm.Encrypt(nonce, m, m, tag);
    }

    public void PartsOfGuids(byte[] m, byte[] tag, Guid id)
    {
        byte[] nonce = id.ToByteArray()[..12];
        gcm.Encrypt(nonce, m, m, tag);
        nonce = Guid.NewGuid().ToByteArray()[..12];
        gcm.Encrypt(nonce, m, m, tag);
    }

    public void ReadAnewFromAFile(Stream file, byte[] m, byte[] tag)
    {
        byte[] nonce = new byte[12];
        file.ReadExactly(nonce);
        gcm.Encrypt(nonce, m, m, tag);
        file.ReadExactly(nonce);
        gcm.Encrypt(nonce, m, m, tag);
    }

    public async Task ReadAnewInEachTurn(Stream file, byte[][] parts, byte[] tag)
    {
        byte[] nonce = new byte[12];
        foreach (byte[] part in parts)
        {
            await file.ReadExactlyAsync(nonce);
            gcm.Encrypt(nonce, part, part, tag);
        }
    }

    public void CountedBehindALocalFunction(byte[][] parts, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        for (int i = 0; i < parts.Length; i++)
        {
            if (i != 0) IncrementBy(nonce, 1);
            Seal(parts[i]);
        }
        void Seal(byte[] part) => gcm.Encrypt(nonce, part, part, tag);
    }

    public void CountedUnlessLast(byte[][] parts, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        int i = 0;
        do
        {
            gcm.Encrypt(nonce, parts[i], parts[i], tag);
            if (++i == parts.Length) break;
            nonce[11]++;
        }
        while (true);
    }

    public void CarriedOver(byte[][] parts, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        foreach (byte[] part in parts)
        {
            if (part.Length == 0) continue;
            gcm.Encrypt(nonce, part, part, tag);
            nonce[11]++;
            if (nonce[11] == 0) nonce[10]++;
        }
    }

    private void Bump() { for (int i = 11; i >= 0 && ++_nonce[i] == 0; i--) { } }
    private static void IncrementBy(byte[] nonce, byte by) => nonce[11] += by;
}

/// <summary>Nonces that change on some ways only, as a flag or the number of the turn says.</summary>
public static class Changes
{
    public static void Correlated(Gcm cipher, byte[] nonce, byte[] a, byte[] b, bool both, byte[] tag)
    {
        cipher.Encrypt(nonce, a, a, tag);
        if (both) nonce[11]++;
        if (both) cipher.Encrypt(nonce, b, b, tag);
    }

    public static void EitherChanges(Gcm cipher, byte[] nonce, byte[] a, byte[] b, bool x, byte[] tag)
    {
        cipher.Encrypt(nonce, a, a, tag);
        if (x) nonce[11]++; else RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, b, b, tag);
    }

    public static void OnceUsed(Gcm cipher, byte[] nonce, IEnumerable<byte[]> parts, byte[] tag)
    {
        bool used = false;
        foreach (byte[] part in parts)
        {
            if (used) nonce[11]++;
            cipher.Encrypt(nonce, part, part, tag);
            used = true;
        }
    }

    public static void NotForTheLast(Gcm cipher, byte[] nonce, byte[][] parts, byte[] tag)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            cipher.Encrypt(nonce, parts[i], parts[i], tag);
            if (i < parts.Length - 1) nonce[11]++;
        }
    }

    public static void NotForTheFirst(Gcm cipher, byte[] nonce, byte[][] parts, byte[] tag)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0) nonce[11]++;
            cipher.Encrypt(nonce, parts[i], parts[i], tag);
        }
    }
}
