using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Every published vector of a hash: in one, byte by byte, and by the static method.</summary>
public class HashVectorTests
{
    private static readonly HashVector[] All = [.. HashVectors.All, .. HmacVectors.All, .. MacVectors.All];

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_met(string name)
    {
        // PresenceTests hold what is absent against the reason that the kernel must give.
        foreach (DeclaredHash declared in DeclaredHashes.All.Where(hash => hash.Name == name && All.Any(vector => IsOf(vector, hash))))
        {
            bool isHere = DeclaredHashes.MustBeHere(declared);
            Assert.Equal(isHere, declared.IsSupported);
            Assert.True(!isHere || Check(declared) > 0);
        }
    }

    // RFC 7693, appendix E: a digest over the digests of messages of many sizes, unkeyed and keyed, by BLAKE2b of 20, 32, 48 and 64 bytes.
    [Fact]
    public void The_self_test_of_BLAKE2b()
    {
        DeclaredHash[] unkeyed = [.. new[] { "blake2b-160", "blake2b-256", "blake2b-384", "blake2b-512" }.Select(DeclaredHashes.Of)];
        if (!unkeyed.All(DeclaredHashes.MustBeHere))
        {
            Assert.Contains(unkeyed, hash => !hash.IsSupported);
            return;
        }

        using IHashClass all = DeclaredHashes.Of("blake2b-256").Open();
        foreach (DeclaredHash declared in unkeyed)
        {
            using IHashClass without = declared.Open();
            foreach (int length in new[] { 0, 3, 128, 129, 255, 1024 })
            {
                byte[] message = Fibonacci(length, length);
                all.AppendData(without.ComputeHash(message));
                using IHashClass with = DeclaredHashes.Of($"{declared.Name} keyed").Open(Fibonacci(declared.HashSizeInBytes, declared.HashSizeInBytes));
                all.AppendData(with.ComputeHash(message));
            }
        }

        Bytes.AssertSame(Bytes.FromHex("c23a7800d98123bd10f506c61e29da5603d763b8bbad2e737f5e765a7bccd475"), all.GetHashAndReset(), "RFC 7693, appendix E");
    }

    /// <summary>Holds a class against every vector of its name, with a key or without.</summary>
    /// <returns>How many there are.</returns>
    internal static int Check(DeclaredHash declared)
    {
        HashVector[] vectors = [.. All.Where(vector => IsOf(vector, declared))];
        foreach (HashVector vector in vectors)
        {
            byte[] key = Repeated(vector.Key ?? ""), message = Repeated(vector.Message), expected = Bytes.FromHex(vector.Digest);
            using IHashClass hash = declared.Open(key);
            Bytes.AssertSame(expected, hash.ComputeHash(message), $"{vector.Source}: {declared}");
            foreach (byte one in message)
            {
                hash.AppendData([one]);
            }

            Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{vector.Source}: {declared}, byte by byte");
            if (declared.HashData(key, message) is { } direct)
            {
                Bytes.AssertSame(expected, direct, $"{vector.Source}: {declared}, static");
            }
        }

        return vectors.Length;
    }

    private static bool IsOf(HashVector vector, DeclaredHash hash) => vector.Name == hash.Name && vector.Key is not null == hash.IsKeyed;

    // selftest_seq of that appendix.
    private static byte[] Fibonacci(int length, int seed)
    {
        uint a = 0xDEAD4BAD * (uint)seed, b = 1;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            (a, b) = (b, a + b);
            bytes[i] = (byte)(b >> 24);
        }

        return bytes;
    }

    [Fact]
    public void Every_hash_and_template_has_one()
    {
        // Nobody has published a vector of HMAC with MD4, Whirlpool or BLAKE2b, nor of NHPoly1305; BLAKE2b has its self-test, CMAC with Camellia and CBC-MAC with AES their modes'.
        string[] without = ["hmac(md4)", "hmac(wp512)", "hmac(blake2b-512)", "hmac(sm3)", "nhpoly1305", "cmac(camellia)", "cbcmac(aes)"];
        IEnumerable<string> named = DeclaredHashes.All.Where(hash => hash.Facts.Kind == AlgorithmKind.KeyedHash || !hash.IsKeyed).Select(hash => hash.Name);
        Assert.Empty(named.Where(name => !name.StartsWith("blake2b-", StringComparison.Ordinal)).Except(All.Select(vector => vector.Name)).Except(without));
    }

    // "a3*200" is the byte a3 200 times.
    private static byte[] Repeated(string hex)
        => hex.Split('*') is [var one, var count] ? [.. Enumerable.Repeat(Convert.FromHexString(one)[0], int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))] : Bytes.FromHex(hex);
}
