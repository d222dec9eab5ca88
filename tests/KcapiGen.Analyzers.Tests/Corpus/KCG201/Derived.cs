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

/// <summary>Nonces that follow from something: alike from the same, or not.</summary>
public sealed class DerivedNonces
{
    private readonly Gcm _gcm;
    private int _c;

    public DerivedNonces(byte[] key) => _gcm = new Gcm(key);

    public void SpreadCopy(byte[] n, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] c = [.. n];
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(c, b, output, tag); // KCG201
    }

    public void RangeCopy(byte[] n, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] c = n[..];
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(c, b, output, tag); // KCG201
    }

    public void DecodedTwice(string h, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(Convert.FromHexString(h), a, output, tag);
        _gcm.Encrypt(Convert.FromHexString(h), b, output, tag); // KCG201
    }

    public void OneNumberInTwo(uint seq, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = new byte[12], m = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(n, seq);
        BinaryPrimitives.WriteUInt32BigEndian(m, seq);
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(m, b, output, tag); // KCG201
    }

    public void SliceAndRange(byte[] n, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(n.AsSpan(0, 12), a, output, tag);
        _gcm.Encrypt(n.AsSpan()[..12], b, output, tag); // KCG201
    }

    public void OneNumberInALoop(uint seq, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) { byte[] n = new byte[12]; BinaryPrimitives.WriteUInt32BigEndian(n, seq); _gcm.Encrypt(n, m, output, tag); } // KCG201
    }

    public void SaltAndConstantInALoop(byte[] salt, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) { _gcm.Encrypt([.. salt, 0, 0, 0, 1], m, output, tag); } // KCG201
    }

    public void IncrementLost(byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = RandomNumberGenerator.GetBytes(12);
        _gcm.Encrypt(n, a, output, tag);
        byte[] next = n.ToArray();
        next[0]++;
        _gcm.Encrypt(n, b, output, tag); // KCG201
    }

    public void CutOutOfWhatIsDrawn(byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) { byte[] x = RandomNumberGenerator.GetBytes(44); _gcm.Encrypt(x[..12], m, output, tag); }
    }

    public void TwoPieces(byte[] x, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = [.. x.AsSpan(0, 12)], m = [.. x.AsSpan(12, 12)];
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(m, b, output, tag);
    }

    public void FieldCountedBetween(byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = [.. BitConverter.GetBytes(_c), .. new byte[8]];
        Next();
        byte[] m = [.. BitConverter.GetBytes(_c), .. new byte[8]];
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(m, b, output, tag);
    }

    public void NumberAndTheNext(uint s, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = new byte[12], m = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(n, s);
        BinaryPrimitives.WriteUInt32BigEndian(m, s + 1);
        _gcm.Encrypt(n, a, output, tag);
        _gcm.Encrypt(m, b, output, tag);
    }

    public void NumberWrittenBehind(uint s, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(n, s);
        _gcm.Encrypt(n, a, output, tag);
        BinaryPrimitives.WriteUInt32BigEndian(n.AsSpan(4), s);
        _gcm.Encrypt(n, b, output, tag);
    }

    public void LengthOfTheMessage(uint s, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) { byte[] n = new byte[12]; BinaryPrimitives.WriteUInt32BigEndian(n, s); BinaryPrimitives.WriteInt32BigEndian(n.AsSpan(4), m.Length); _gcm.Encrypt(n, m, output, tag); }
    }

    public void NumberReadInTheLoop(Stream s, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) { byte[] n = new byte[12]; BinaryPrimitives.WriteInt32BigEndian(n, s.ReadByte()); _gcm.Encrypt(n, m, output, tag); }
    }

    public void SaltAndIndex(byte[] salt, byte[][] all, byte[] output, byte[] tag)
    {
        for (int i = 0; i < all.Length; i++) _gcm.Encrypt([.. salt, 0, 0, 0, (byte)i], all[i], output, tag);
    }

    public void HashOfTheMessage(byte[] salt, byte[][] all, byte[] output, byte[] tag)
    {
        foreach (byte[] m in all) _gcm.Encrypt(SHA256.HashData([.. salt, .. m]).AsSpan(0, 12), m, output, tag);
    }

    public void HashOfAChangedSalt(byte[] salt, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] n = SHA256.HashData(salt)[..12];
        _gcm.Encrypt(n, a, output, tag);
        salt[0]++;
        n = SHA256.HashData(salt)[..12];
        _gcm.Encrypt(n, b, output, tag);
    }

    public void TwoLabels(byte[] salt, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(HKDF.Expand(HashAlgorithmName.SHA256, salt, 12, [1]), a, output, tag);
        _gcm.Encrypt(HKDF.Expand(HashAlgorithmName.SHA256, salt, 12, [2]), b, output, tag);
    }

    public void NumberAtOtherPlaces(ulong s, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt([.. BitConverter.GetBytes(s), 0, 0, 0, 0], a, output, tag);
        _gcm.Encrypt([.. BitConverter.GetBytes(s), 0, 0, 0, 1], b, output, tag);
        _gcm.Encrypt([0, 0, 0, 0, .. BitConverter.GetBytes(s)], b, output, tag);
    }

    public void CopiesMarkedApart(byte[] n, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] x = n.ToArray(), y = n.ToArray();
        x[0] = 1;
        y[0] = 2;
        _gcm.Encrypt(x, a, output, tag);
        _gcm.Encrypt(y, b, output, tag);
    }

    public void CopiesChangedApart(byte[] n, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        byte[] x = n.ToArray(), y = n.ToArray();
        x[0] ^= 1;
        y[0] ^= 2;
        _gcm.Encrypt(x, a, output, tag);
        _gcm.Encrypt(y, b, output, tag);
    }

    public void NamesContinued(string name, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt(System.Text.Encoding.ASCII.GetBytes(name + "1"), a, output, tag);
        _gcm.Encrypt(System.Text.Encoding.ASCII.GetBytes(name + "2"), b, output, tag);
        _gcm.Encrypt(System.Text.Encoding.ASCII.GetBytes($"{name}3"), b, output, tag);
        _gcm.Encrypt(System.Text.Encoding.ASCII.GetBytes($"{name:x}4"), b, output, tag);
    }

    public void ElementsAndSigns(byte[] x, int i, int j, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt([x[i], 0, 1], a, output, tag);
        _gcm.Encrypt([x[j], 0, 1], b, output, tag);
        _gcm.Encrypt([x[0], 0, 1], b, output, tag);
        _gcm.Encrypt([(byte)(i - j)], b, output, tag);
        _gcm.Encrypt([(byte)(i + j)], b, output, tag);
        _gcm.Encrypt([(byte)-i], b, output, tag);
        _gcm.Encrypt([(byte)~i], b, output, tag);
    }

    public void ClockReadTwice(DateTime d, byte[] a, byte[] b, byte[] output, byte[] tag)
    {
        _gcm.Encrypt([.. BitConverter.GetBytes(d.Ticks), 0, 0, 0, 0], a, output, tag);
        _gcm.Encrypt([.. BitConverter.GetBytes(DateTime.Now.Ticks), 0, 0, 0, 0], a, output, tag);
        _gcm.Encrypt([.. BitConverter.GetBytes(DateTime.Now.Ticks), 0, 0, 0, 0], a, output, tag);
    }

    private void Next() => _c++;
}
