using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Random number generators: memory of every size is filled to its last byte and no further, and misuse is refused.</summary>
public class RandomTests
{
    [Theory]
    [MemberData(nameof(DeclaredRandom.Here), MemberType = typeof(DeclaredRandom))]
    public void Every_size_is_filled(string name)
    {
        DeclaredRandom declared = DeclaredRandom.Of(name);
        Assert.True(declared.IsSupported);
        using IRandom random = declared.Open();
        Assert.Equal(DeclaredCiphers.Side, random.Backend);
        foreach (int size in new[] { 0, 1, 16, 127, 128, 129, 1000 })
        {
            // After 40 rounds a byte that is never written is zero still; one that is, is zero in all of them once in 2^320 times.
            byte[] memory = new byte[size + 2], seen = new byte[size + 2];
            for (int round = 0; round < 40 && (round < 2 || seen.AsSpan(1, size).Contains((byte)0)); round++)
            {
                random.Fill(memory.AsSpan(1, size));
                for (int i = 0; i < memory.Length; i++)
                {
                    seen[i] |= memory[i];
                }
            }

            Assert.False(seen.AsSpan(1, size).Contains((byte)0));
            Assert.Equal((0, 0), (seen[0], seen[^1]));
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredRandom.Here), MemberType = typeof(DeclaredRandom))]
    public void No_two_blocks_are_the_same(string name)
    {
        DeclaredRandom declared = DeclaredRandom.Of(name);
        using IRandom one = declared.Open();
        byte[] memory = new byte[2048];
        one.Fill(memory);
        Assert.Equal(memory.Length / 16, memory.Chunk(16).Select(Convert.ToHexString).Distinct().Count());

        // Ones and zeros are as many, within seven standard deviations (of 64 each over 16,384 bits).
        int ones = memory.Sum(value => System.Numerics.BitOperations.PopCount(value));
        Assert.InRange(ones, (8 * 1024) - (7 * 64), (8 * 1024) + (7 * 64));
    }

    [Theory]
    [MemberData(nameof(DeclaredRandom.Here), MemberType = typeof(DeclaredRandom))]
    public void A_seed_makes_it_go_on_elsewhere(string name)
    {
        DeclaredRandom declared = DeclaredRandom.Of(name);
        using IRandom one = declared.Open(), other = declared.Open();
        byte[] first = new byte[32], second = new byte[32], seed = Bytes.Random(Math.Max(declared.SeedSize, 40), seed: 5);
        one.Reseed(seed);
        other.Reseed(seed);
        one.Fill(first);
        other.Fill(second);

        // Only the generator of ANSI X9.31 is its seed and nothing else.
        Assert.Equal(declared.SeedSize > 0, first.AsSpan().SequenceEqual(second));
        if (declared.SeedSize == 0)
        {
            one.Reseed([]);
            one.Fill(second);
            Assert.NotEqual(first, second);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredRandom.Here), MemberType = typeof(DeclaredRandom))]
    public void A_seed_of_another_size_is_refused(string name)
    {
        DeclaredRandom declared = DeclaredRandom.Of(name);
        using IRandom random = declared.Open();
        foreach (int size in declared.SeedSize > 0 ? [0, declared.SeedSize - 1, declared.SeedSize + 1] : new[] { 16_385 })
        {
            Assert.Equal("seed", Assert.Throws<ArgumentException>(() => random.Reseed(new byte[size])).ParamName);
        }

        random.Fill(new byte[10]);
        if (declared.SeedSize == 0)
        {
            random.Reseed(new byte[16_384]);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredRandom.Here), MemberType = typeof(DeclaredRandom))]
    public void A_disposed_one_is_refused(string name)
    {
        IRandom random = DeclaredRandom.Of(name).Open();
        random.Dispose();
        random.Dispose();
        Assert.Throws<ObjectDisposedException>(() => random.Fill(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => random.Reseed(Bytes.Random(48, seed: 1)));
    }

    [Fact]
    public void Every_generator_of_the_catalogue_is_declared()
        => Assert.Empty(WellKnownNames.Randoms.Except(DeclaredRandom.All.Select(random => random.Name)));
}
