using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>The ChaCha permutation with any number of rounds (Bernstein, "ChaCha, a variant of Salsa20", 2008; RFC 8439, section 2.3), two blocks at a time. It looks nothing up.</summary>
internal static class ChaCha
{
    public const int BlockSize = 64;
    public const int KeySize = 32;
    public const int IvSize = 16;

    private static readonly Vector256<uint> RotateWords1 = Vector256.Create(1u, 2, 3, 0, 5, 6, 7, 4);
    private static readonly Vector256<uint> RotateWords2 = Vector256.Create(2u, 3, 0, 1, 6, 7, 4, 5);
    private static readonly Vector256<uint> RotateWords3 = Vector256.Create(3u, 0, 1, 2, 7, 4, 5, 6);

    // The second of two blocks has the next number. Only the first word of the IV counts (crypto/chacha_generic.c).
    private static readonly Vector256<uint> SecondBlock = Vector256.Create(0u, 0, 0, 0, 1, 0, 0, 0);
    private static readonly Vector256<uint> NextTwo = Vector256.Create(2u, 0, 0, 0, 2, 0, 0, 0);

    private static ReadOnlySpan<byte> Constant => "expand 32-byte k"u8;

    /// <summary>HChaCha: derives the key of XChaCha from a key and the first 16 bytes of an IV (draft-irtf-cfrg-xchacha, section 2.2).</summary>
    public static void DeriveKey(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, int rounds, Span<byte> derived)
    {
        Vector256<uint> a = Row(Constant), b = Row(key), c = Row(key[IvSize..]), d = Row(iv);
        Permute(ref a, ref b, ref c, ref d, rounds);
        a.GetLower().AsByte().CopyTo(derived);
        d.GetLower().AsByte().CopyTo(derived[IvSize..]);
    }

    /// <summary>Encrypts or decrypts a text.</summary>
    /// <param name="key">The key, 32 bytes.</param>
    /// <param name="iv">The number of the first block, which counts modulo 2^32, and the nonce: 16 bytes. It moves on by the blocks that were used.</param>
    /// <param name="rounds">The number of rounds, even.</param>
    /// <param name="input">The text. Only the last one of a message may be no whole number of blocks.</param>
    /// <param name="output">Receives the result; it may be the input.</param>
    public static void Transform(ReadOnlySpan<byte> key, Span<byte> iv, int rounds, ReadOnlySpan<byte> input, Span<byte> output)
    {
        Vector256<uint> constant = Row(Constant), low = Row(key), high = Row(key[IvSize..]), first = Row(iv) + SecondBlock;
        Span<byte> keystream = stackalloc byte[2 * BlockSize];
        for (int offset = 0; offset < input.Length; offset += keystream.Length)
        {
            Vector256<uint> a = constant, b = low, c = high, d = first;
            Permute(ref a, ref b, ref c, ref d, rounds);
            Write(a + constant, b + low, c + high, d + first, keystream);
            first += NextTwo;
            int length = Math.Min(keystream.Length, input.Length - offset);
            Blocks.Xor(input.Slice(offset, length), keystream, output.Slice(offset, length));
        }

        CryptographicOperations.ZeroMemory(keystream);
        ref uint number = ref MemoryMarshal.AsRef<uint>(iv);
        number += (uint)((input.Length + BlockSize - 1) / BlockSize);
    }

    private static Vector256<uint> Row(ReadOnlySpan<byte> bytes)
    {
        Vector128<uint> row = Vector128.Create<byte>(bytes[..IvSize]).AsUInt32();
        return Vector256.Create(row, row);
    }

    private static void Permute(ref Vector256<uint> a, ref Vector256<uint> b, ref Vector256<uint> c, ref Vector256<uint> d, int rounds)
    {
        for (int round = 0; round < rounds; round += 2)
        {
            QuarterRounds(ref a, ref b, ref c, ref d);
            b = Vector256.Shuffle(b, RotateWords1);
            c = Vector256.Shuffle(c, RotateWords2);
            d = Vector256.Shuffle(d, RotateWords3);
            QuarterRounds(ref a, ref b, ref c, ref d);
            b = Vector256.Shuffle(b, RotateWords3);
            c = Vector256.Shuffle(c, RotateWords2);
            d = Vector256.Shuffle(d, RotateWords1);
        }
    }

    private static void QuarterRounds(ref Vector256<uint> a, ref Vector256<uint> b, ref Vector256<uint> c, ref Vector256<uint> d)
    {
        a += b;
        d = Rotate(d ^ a, 16);
        c += d;
        b = Rotate(b ^ c, 12);
        a += b;
        d = Rotate(d ^ a, 8);
        c += d;
        b = Rotate(b ^ c, 7);
    }

    private static Vector256<uint> Rotate(Vector256<uint> value, int bits) => (value << bits) | (value >>> (32 - bits));

    private static void Write(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Span<byte> keystream)
    {
        Vector256.Create(a.GetLower(), b.GetLower()).AsByte().CopyTo(keystream);
        Vector256.Create(c.GetLower(), d.GetLower()).AsByte().CopyTo(keystream[32..]);
        Vector256.Create(a.GetUpper(), b.GetUpper()).AsByte().CopyTo(keystream[64..]);
        Vector256.Create(c.GetUpper(), d.GetUpper()).AsByte().CopyTo(keystream[96..]);
    }
}
