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

/// <summary>Nonces that are put together of constants, and those that only look so.</summary>
public sealed class BuiltNonces
{
    private static readonly string Prefix = "prefix";
    private static readonly byte[] Table = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly ReadOnlyMemory<byte> MemoryNonce = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
    private static readonly ImmutableArray<byte> Imm = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private readonly Gcm _gcm;
    private byte[]? _lazy;
    private uint _sequence;

    public BuiltNonces(byte[] key) => _gcm = new Gcm(key);

    public static void TextsAdded(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        string a = "abcdef", b = "ghijkl";
        gcm.Encrypt(Encoding.ASCII.GetBytes(a + b), m, output, tag); // KCG201
    }

    public static void TextInterpolated(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        gcm.Encrypt(Encoding.ASCII.GetBytes($"{Prefix}-00001"), m, output, tag); // KCG201
    }

    public static void MethodThatGivesZeros(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        gcm.Encrypt(FixedNonce(), m, output, tag); // KCG201
    }

    public static void MemoryInAField(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        gcm.Encrypt(MemoryNonce.Span, m, output, tag); // KCG201
    }

    public static void ImmutableArray(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        gcm.Encrypt(Imm.AsSpan(), m, output, tag); // KCG201
    }

    public static void LocalFunctionThatGivesZeros(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] Nonce() => new byte[12];
        gcm.Encrypt(Nonce(), m, output, tag); // KCG201
    }

    public static void FilledWithItsIndices(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        for (int i = 0; i < nonce.Length; i++) nonce[i] = (byte)i;
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void FilledByALoop(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        for (int i = 0; i < 12; i++)
        {
            nonce[i] = 0x24;
        }
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void RangeSelected(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = Enumerable.Range(0, 12).Select(i => (byte)i).ToArray();
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void WordsAsBytes(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        Span<uint> words = stackalloc uint[3];
        words[0] = 7;
        gcm.Encrypt(MemoryMarshal.AsBytes(words), m, output, tag); // KCG201
    }

    public static void TextWrittenIntoIt(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Encoding.ASCII.GetBytes("journal-0001", nonce);
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void NumberWrittenIntoIt(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        if (!BitConverter.TryWriteBytes(nonce, 42L)) throw new InvalidOperationException();
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void TableCopiedBehindZeros(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Buffer.BlockCopy(Table, 0, nonce, 4, 8);
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void RandomAndClearedAgain(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        Array.Clear(nonce, 0, nonce.Length);
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void PartOfATuple(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        (byte[] nonce, byte[] aad) = (new byte[12], a);
        gcm.Encrypt(nonce, a, output, tag, aad); // KCG201
    }

    public static void HashOfALiteral(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = SHA256.HashData("volume header"u8)[..12];
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void DefaultWhoseLengthIsChecked(Gcm gcm, byte[]? nonce, byte[] a, byte[] output, byte[] tag)
    {
        nonce ??= new byte[12];
        if (nonce.Length != 12) throw new ArgumentException("x");
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void DefaultBeforeAnotherCheck(Gcm gcm, byte[]? nonce, byte[] a, byte[] output, byte[] tag)
    {
        byte[] used = nonce ?? "000000000000"u8.ToArray();
        if (a.Length > output.Length) throw new ArgumentException("x");
        gcm.Encrypt(used, a, output, tag); // KCG201
    }

    public static void AllocatedZeros(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = GC.AllocateArray<byte>(12, pinned: true);
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void Resized(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = Encoding.UTF8.GetBytes("salt");
        Array.Resize(ref nonce, 12);
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void EitherElement(Gcm gcm, bool server, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        nonce[0] = server ? (byte)1 : (byte)2;
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void ElementOnEitherWay(Gcm gcm, bool server, byte[] a, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        if (server) nonce[0] = 0x80; else nonce[0] = 0x40;
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static void TwoConstantNumbers(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        const int Start = 1;
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(nonce, Start);
        BinaryPrimitives.WriteInt32LittleEndian(nonce.AsSpan(4), Start + 1);
        gcm.Encrypt(nonce, a, output, tag); // KCG201
    }

    public static byte[] FrontOfThePacket(Gcm gcm, byte[] m)
    {
        byte[] packet = new byte[12 + m.Length + 16];
        gcm.Encrypt(packet.AsSpan(0, 12), m, packet.AsSpan(12, m.Length), packet.AsSpan(12 + m.Length)); // KCG201
        return packet;
    }

    public static (byte[], byte[]) ReturnedAfterwards(Gcm gcm, byte[] m)
    {
        byte[] nonce = new byte[12], output = new byte[m.Length], tag = new byte[16];
        gcm.Encrypt(nonce, m, output, tag); // KCG201
        return (nonce, output);
    }

    public static byte[][] ListedAfterwards(Gcm gcm, byte[] m)
    {
        byte[] nonce = new byte[12], output = new byte[m.Length], tag = new byte[16];
        gcm.Encrypt(nonce, m, output, tag); // KCG201
        return [nonce, output, tag];
    }

    public static void FilledAndPartlyCleared(Gcm gcm, byte[] m, byte[] output, byte[] tag, ReadOnlySpan<byte> aad)
    {
        Span<byte> nonce = stackalloc byte[12];
        nonce.Fill(0xff);
        nonce[..4].Clear();
        gcm.Encrypt(nonce, m, output, tag, aad); // KCG201
    }

    public static Task InATask(Gcm gcm, byte[] m, byte[] output, byte[] tag) => Task.Run(() => gcm.Encrypt(new byte[12], m, output, tag)); // KCG201

    public static void EveryCase(Gcm gcm, int kind, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce;
        switch (kind)
        {
            case 0: nonce = new byte[12]; break;
            case 1: nonce = "abcdefghijkl"u8.ToArray(); break;
            default: throw new ArgumentException("x");
        }
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void HexDecodedIntoIt(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        const string Text = "00000000000000000000000a";
        byte[] nonce = new byte[12];
        Convert.FromHexString(Text, nonce, out _, out _);
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void Segment(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        var nonce = new ArraySegment<byte>(new byte[24], 6, 12);
        gcm.Encrypt(nonce, m, output, tag); // KCG201
    }

    public static void ListOfConstants(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        var list = new List<byte>();
        list.AddRange("abcd"u8.ToArray());
        for (int i = 0; i < 8; i++) list.Add(0);
        gcm.Encrypt(list.ToArray(), m, output, tag); // KCG201
    }

    public static void RepeatedAndConcatenated(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] n = Enumerable.Repeat<byte>(1, 4).Concat(Enumerable.Repeat<byte>(2, 8)).ToArray();
        gcm.Encrypt(n, m, output, tag); // KCG201
    }

    public static void ShiftedConstant(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        uint epoch = 3;
        byte[] n = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(n, epoch << 8 | 1);
        gcm.Encrypt(n, m, output, tag); // KCG201
    }

    public static void IndexInAList(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        for (int i = 0; i < all.Length; i++) gcm.Encrypt([0,0,0,0,0,0,0,0,0,0,0,(byte)i], all[i], output, tag);
    }

    public static void NumberSpreadIntoAList(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        uint sequence = 0;
        foreach (byte[] m in all)
        {
            byte[] nonce = [.. "prefix:-"u8, .. BitConverter.GetBytes(sequence)];
            gcm.Encrypt(nonce, m, output, tag);
            sequence++;
        }
    }

    public void NumberInAField(byte[][] all, byte[] output, byte[] tag)
    {
        _sequence = 0;
        foreach (byte[] m in all)
        {
            byte[] nonce = [.. "prefix:-"u8, .. BitConverter.GetBytes(_sequence++)];
            _gcm.Encrypt(nonce, m, output, tag);
        }
    }

    public void KeptInAField(byte[] m, byte[] output, byte[] tag)
    {
        _lazy = new byte[12];
        _gcm.Encrypt(_lazy, m, output, tag);
    }

    public void CountedInAField(byte[] m, byte[] output, byte[] tag)
    {
        if (_lazy is null) return;
        _lazy[11]++;
        _gcm.Encrypt(_lazy, m, output, tag);
    }

    public static void PrefixOverRandom(Gcm gcm, byte[] m, byte[] output, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        "v1:"u8.CopyTo(nonce);
        gcm.Encrypt(nonce, m, output, tag);
    }

    public static void WrittenThroughAStream(Gcm gcm, uint seq, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        using var writer = new BinaryWriter(new MemoryStream(nonce));
        writer.Write(seq);
        gcm.Encrypt(nonce, a, output, tag);
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write(seq + 1);
        gcm.Encrypt(nonce, b, output, tag);
    }

    public static void ReversedBetween(Gcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        gcm.Encrypt(nonce, a, output, tag);
        Array.Reverse(nonce);
        gcm.Encrypt(nonce, b, output, tag);
    }

    public static void TextThatIsGiven(Gcm gcm, string id, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Encoding.ASCII.GetBytes(id, 0, 12, nonce, 0);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void OneHot(Gcm gcm, int flag, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        for (int i = 0; i < 8; i++)
        {
            Array.Clear(nonce);
            nonce[i] = 1;
            gcm.Encrypt(nonce, a, output, tag);
        }
    }

    public static void WordsBehindIt(Gcm gcm, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        Span<ulong> words = stackalloc ulong[2];
        Span<byte> nonce = MemoryMarshal.AsBytes(words)[..12];
        words[0] = (ulong)DateTime.UtcNow.Ticks;
        gcm.Encrypt(nonce, a, output, tag);
        words[0]++;
        gcm.Encrypt(nonce, b, output, tag);
    }

    public static void FilledIfNotYet(Gcm gcm, byte[]? given, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        bool filled = false;
        if (given is not null) { given.CopyTo(nonce, 0); filled = true; }
        if (!filled) RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void FilledByLength(Gcm gcm, ReadOnlySpan<byte> given, byte[] a, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        if (given.Length == 12) given.CopyTo(nonce);
        if (given.Length != 12) RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void FilledByReferences(Gcm gcm, byte[] given, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        foreach (ref byte b in nonce.AsSpan()) b = (byte)Random.Shared.Next(256);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void FilledByAnInstance(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Random.Shared.NextBytes(nonce);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void TupleOfElements(Gcm gcm, uint n, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        nonce[0] = 1; nonce[1] = 2;
        (nonce[10], nonce[11]) = ((byte)(n >> 8), (byte)n);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void PrefixAfterTheNumber(Gcm gcm, byte[] prefix, byte[][] all, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        for (int i = 0; i < all.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(nonce[8..], i);
            prefix.CopyTo(nonce);
            gcm.Encrypt(nonce, all[i], output, tag);
        }
    }

    public static void GuidWrittenIntoIt(Gcm gcm, Guid id, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[16];
        id.TryWriteBytes(nonce);
        gcm.Encrypt(nonce.AsSpan(0, 12), a, output, tag);
    }

    public static void NumberInAText(Gcm gcm, int n, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = Encoding.ASCII.GetBytes($"rec-{n:D8}");
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void SeedSelected(Gcm gcm, byte[] seed, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = Enumerable.Range(0, 12).Select(i => seed[i]).ToArray();
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void CountedByALocalFunction(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        int n = 1;
        void Seal(byte[] m)
        {
            byte[] nonce = new byte[12];
            BinaryPrimitives.WriteInt32BigEndian(nonce, n++);
            gcm.Encrypt(nonce, m, output, tag);
        }
        foreach (byte[] m in all) Seal(m);
    }

    public static void FilledWithWhatIsRead(Gcm gcm, byte[] m, byte[] output, byte[] tag, Stream s)
    {
        byte[] nonce = new byte[12];
        int n = s.ReadByte();
        for (int i = 0; i < nonce.Length; i++) nonce[i] = (byte)n;
        gcm.Encrypt(nonce, m, output, tag);
    }

    public static void FilledWithAnOuterIndex(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        for (int r = 0; r < 3; r++)
        {
            byte[] nonce = new byte[12];
            for (int i = 0; i < nonce.Length; i++) nonce[i] = (byte)(i + r);
            gcm.Encrypt(nonce, all[r], output, tag);
        }
    }

    public static void NumberInThePacket(Gcm gcm, List<byte[]> all, Stream s)
    {
        byte[] packet = new byte[65536];
        uint n = 0;
        foreach (byte[] m in all)
        {
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), n++);
            gcm.Encrypt(packet.AsSpan(0, 12), m, packet.AsSpan(28, m.Length), packet.AsSpan(12, 16));
        }
    }

    public static void CountedInThePacket(Gcm gcm, List<byte[]> all, Stream s)
    {
        byte[] packet = new byte[65536];
        foreach (byte[] m in all)
        {
            gcm.Encrypt(packet.AsSpan(0, 12), m, packet.AsSpan(28, m.Length), packet.AsSpan(12, 16));
            packet[11]++;
        }
    }

    public static void RandomBehindTheSalt(Gcm gcm, byte[] salt, List<byte[]> all, Stream s)
    {
        Span<byte> packet = stackalloc byte[1024];
        salt.CopyTo(packet);
        Span<byte> nonce = packet[..12];
        Span<byte> counter = nonce.Slice(4);
        foreach (byte[] m in all)
        {
            RandomNumberGenerator.Fill(counter);
            gcm.Encrypt(nonce, m, packet[28..], packet.Slice(12, 16));
        }
    }

    public static void PacketWrittenAnywhere(Gcm gcm, byte[] packet, int at, byte[] a, byte[] b)
    {
        gcm.Encrypt(packet.AsSpan(0, 12), a, packet.AsSpan(at, 100), packet.AsSpan(12, 16));
        gcm.Encrypt(packet.AsSpan(0, 12), b, packet.AsSpan(at, 100), packet.AsSpan(12, 16));
    }

    public static void NumberBehindThePrefix(Gcm gcm, ulong n, byte[] a, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12] { 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0 };
        MemoryMarshal.Write(nonce[4..], in n);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void CountedByReference(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        ref ulong counter = ref MemoryMarshal.AsRef<ulong>(nonce[4..]);
        foreach (byte[] m in all) { counter++; gcm.Encrypt(nonce, m, output, tag); }
    }

    public static void CountedThroughACast(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        foreach (byte[] m in all) { System.Runtime.CompilerServices.Unsafe.As<byte, ulong>(ref nonce[0])++; gcm.Encrypt(nonce, m, output, tag); }
    }

    public static void ResizedNumber(Gcm gcm, DateTimeOffset at, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = BitConverter.GetBytes(at.UtcTicks);
        Array.Resize(ref nonce, 12);
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void ListWithRandom(Gcm gcm, byte[][] all, byte[] output, byte[] tag)
    {
        List<byte> nonce = [1, 2, 3, 4];
        nonce.AddRange(RandomNumberGenerator.GetBytes(8));
        gcm.Encrypt(nonce.ToArray(), all[0], output, tag);
    }

    public static void FilledFromAGuid(Gcm gcm, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = new byte[12];
        string id = Guid.NewGuid().ToString("N");
        for (int i = 0; i < 12; i++) nonce[i] = (byte)id[i];
        gcm.Encrypt(nonce, a, output, tag);
    }

    public static void NumberAtTheEnd(Gcm gcm, int round, byte[] a, byte[] output, byte[] tag)
    {
        byte[] nonce = [.. "round"u8, .. new byte[7]];
        nonce[^1] = (byte)round;
        gcm.Encrypt(nonce, a, output, tag);
    }

    private static byte[] FixedNonce() => new byte[12];
}
