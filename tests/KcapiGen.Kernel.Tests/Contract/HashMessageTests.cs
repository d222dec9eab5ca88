using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A message has one digest, however it is given.</summary>
public class HashMessageTests
{
    private static readonly int[] Lengths = [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1000, 4096, 20_000];

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Pieces_are_one_message(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        var random = new Random(7);
        foreach (int length in Lengths)
        {
            byte[] message = declared.NewMessage(length, seed: length), expected = hash.ComputeHash(message);
            for (int round = 0; round < 2; round++)
            {
                AppendInPieces(hash, message, random);
                Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared}: {length} bytes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Every_way_to_ask_gives_the_same(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        byte[] key = declared.NewKey();
        using IHashClass hash = declared.Open(key);
        foreach (int length in Lengths)
        {
            byte[] message = declared.NewMessage(length, seed: length + 1), expected = hash.ComputeHash(message);

            // Memory behind the digest is left as it was.
            byte[] roomy = new byte[declared.HashSizeInBytes + 1];
            roomy[^1] = 0xA5;
            Assert.Equal(declared.HashSizeInBytes, hash.ComputeHash(message, roomy));
            Bytes.AssertSame([.. expected, 0xA5], roomy, $"{declared}: {length} bytes into memory of the caller");
            if (declared.HashData(key, message) is { } direct)
            {
                Bytes.AssertSame(expected, direct, $"{declared}: {length} bytes by the static method");
            }

            Assert.True(hash.Verify(message, expected));
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_current_digest_ends_nothing(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(10_000, seed: 1);
        foreach (int cut in new[] { Math.Max(1, declared.Facts.PrefixSize), 64, 4095 })
        {
            byte[] expected = hash.ComputeHash(message), expectedAtCut = hash.ComputeHash(message.AsSpan(0, cut));
            hash.AppendData(message.AsSpan(0, cut));
            Bytes.AssertSame(expectedAtCut, hash.GetCurrentHash(), $"{declared} after {cut}");
            Bytes.AssertSame(expectedAtCut, hash.GetCurrentHash(), $"{declared} after {cut}, asked again");
            hash.AppendData(message.AsSpan(cut));
            Bytes.AssertSame(expected, hash.GetCurrentHash(), $"{declared} at the end");
            Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared} at its end");
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void A_duplicate_goes_its_own_way(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        IHashClass first = declared.Open();
        byte[] start = declared.NewMessage(5000, seed: 1), one = Bytes.Random(70, seed: 2), other = Bytes.Random(3000, seed: 3);
        byte[] expectedOne = first.ComputeHash([.. start, .. one]), expectedOther = first.ComputeHash([.. start, .. other]), expectedStart = first.ComputeHash(start);
        first.AppendData(start);
        using IHashClass second = first.Duplicate(), third = second.Duplicate();
        first.AppendData(one);
        second.AppendData(other);
        Bytes.AssertSame(expectedOne, first.GetHashAndReset(), $"{declared}: the first");
        first.Dispose();
        Bytes.AssertSame(expectedOther, second.GetHashAndReset(), $"{declared}: its duplicate");
        Bytes.AssertSame(expectedStart, third.GetHashAndReset(), $"{declared}: the duplicate of that");

        // With no message under way there is none in a duplicate.
        using IHashClass fourth = third.Duplicate();
        fourth.AppendData(start);
        Bytes.AssertSame(expectedStart, fourth.GetHashAndReset(), $"{declared}: the duplicate of an idle one");
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Another_handle_has_the_key_and_not_the_message(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        IHashClass first = declared.Open(declared.NewKey(seed: 9));
        byte[] message = declared.NewMessage(2000, seed: 1), expected = first.ComputeHash(message);
        first.AppendData(message);
        using IHashClass second = first.Reinit();
        Bytes.AssertSame(expected, second.ComputeHash(message), $"{declared}: another handle");
        Bytes.AssertSame(expected, first.GetHashAndReset(), $"{declared}: the first");
        first.Dispose();
        using IHashClass third = second.Reinit();
        Bytes.AssertSame(expected, third.ComputeHash(message), $"{declared}: another, of another");
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void After_a_message_the_next_begins_with_nothing(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] empty = declared.NewMessage(0, seed: 1), message = declared.NewMessage(777, seed: 2), expected = hash.ComputeHash(message), expectedEmpty = hash.ComputeHash(empty);
        for (int i = 0; i < 3; i++)
        {
            hash.AppendData(message);
            hash.AppendData([]);
            Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared} {i}");
            hash.AppendData(empty);
            Bytes.AssertSame(expectedEmpty, hash.GetCurrentHash(), $"{declared} {i}, the current one of the least message");
            Bytes.AssertSame(expectedEmpty, hash.GetHashAndReset(), $"{declared} {i}, the least message");
        }
    }

    // Of a few only, because an emulated machine hashes some of them with less than a megabyte a second. The path is one for all.
    [Theory]
    [InlineData("sha1")]
    [InlineData("hmac(sha256)")]
    [InlineData("blake2b-512 keyed")]
    public void Megabytes(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(3_000_001, seed: 1), expected = hash.ComputeHash(message);
        AppendInPieces(hash, message, new Random(1));
        Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared} in pieces");
        hash.AppendData(message);
        Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared} in one");
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Only_the_whole_right_digest_verifies(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        using IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(100, seed: 1), digest = hash.ComputeHash(message);
        for (int bit = 0; bit < 8 * digest.Length; bit += 3)
        {
            byte[] forged = [.. digest];
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(hash.Verify(message, forged));
            hash.AppendData(message);
            Assert.False(hash.VerifyHashAndReset(forged));
        }

        Assert.True(hash.Verify(message, digest));
        hash.AppendData(message);
        Assert.True(hash.VerifyHashAndReset(digest));
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.Here), MemberType = typeof(DeclaredHashes))]
    public void Every_key_is_another_hash(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        byte[] message = declared.NewMessage(100, seed: 1);
        List<string> digests = [];
        int[] sizes = [.. declared.KeySizes.Distinct()];
        foreach (int size in sizes)
        {
            byte[] key = Bytes.Random(size, seed: size);
            using IHashClass hash = declared.Open(key);
            Array.Clear(key);
            digests.Add(Convert.ToHexString(hash.ComputeHash(message)));
        }

        Assert.Equal(sizes.Length, digests.Distinct().Count());
    }

    private static void AppendInPieces(IHashClass hash, byte[] message, Random random)
    {
        for (int offset = 0; offset < message.Length;)
        {
            int count = Math.Min(random.Next(0, random.Next(2, message.Length + 3)), message.Length - offset);
            hash.AppendData(message.AsSpan(offset, count));
            offset += count;
        }
    }
}
