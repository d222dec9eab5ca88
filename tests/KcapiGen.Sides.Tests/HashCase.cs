using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Handles;

namespace KcapiGen.Sides.Tests;

/// <summary>One comparison of a hash. The numbers say all, so that a case can be written down and run again.</summary>
/// <param name="Algorithm">The kernel's name.</param>
/// <param name="KeySize">In bytes; negative for a hash without a key.</param>
/// <param name="Length">Of the message, in bytes.</param>
/// <param name="Seed">What key, message and splits are made of.</param>
internal sealed record HashCase(string Algorithm, int KeySize, int Length, int Seed)
{
    // As a generated class has it: made once.
    private static readonly ConcurrentDictionary<string, HashDefinition> Defined = new();

    public static IReadOnlyList<Algorithm> OnBothSides { get; } =
    [
        .. WellKnownNames.Hashes.Select(Definitions.Resolve).Where(algorithm => IsOn(KernelBackend.InProcess, algorithm)).Where(algorithm => IsOn(KernelBackend.Kernel, algorithm)),
    ];

    public static Arbitrary<HashCase> Any { get; } = Arb.From(Generate(), Shrink);

    /// <summary>What one side makes of it: everything that a caller could see, as text that can be compared.</summary>
    public string Outcome(KernelBackend side)
    {
        HashDefinition definition = Define(Definitions.Resolve(Algorithm));
        var random = new Random(Seed);
        byte[] key = new byte[Math.Max(0, KeySize)], message = new byte[Length], digest = new byte[definition.HashSizeInBytes];
        random.NextBytes(key);
        random.NextBytes(message);
        List<string> seen = [];
        using HashHandle hash = Side.On(side, () => KeySize < 0 ? HashHandle.Open(definition) : HashHandle.Open(definition, CipherKey.FromBytes(key)));
        See(() => hash.ComputeHash(message, digest));
        for (int offset = 0; offset < Length;)
        {
            int count = Math.Min(random.Next(1, random.Next(2, Length + 2)), Length - offset);
            hash.AppendData(message.AsSpan(offset, count));
            offset += count;
            if (random.Next(4) == 0)
            {
                See(() => hash.GetCurrentHash(digest));
            }

            if (random.Next(8) == 0)
            {
                See(() => hash.ComputeHash(message, digest));
            }
        }

        using HashHandle duplicate = hash.Duplicate(), other = hash.Reinit();
        duplicate.AppendData(key);
        See(() => duplicate.GetHashAndReset(digest));
        See(() => other.GetHashAndReset(digest));
        See(() => hash.GetHashAndReset(digest));
        See(() => hash.GetHashAndReset(digest));
        See(() => hash.ComputeHash(message, digest.AsSpan(1)));
        seen.Add($"{hash.Verify(message, digest)}");
        return string.Join(' ', seen);

        void See(Func<int> step)
        {
            try
            {
                seen.Add(Convert.ToHexString(digest.AsSpan(0, step())));
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                seen.Add(e.GetType().Name);
            }
        }
    }

    private static HashDefinition Define(Algorithm algorithm) => Defined.GetOrAdd(algorithm.Name, static (_, algorithm) => Make(algorithm), algorithm);

    private static HashDefinition Make(Algorithm algorithm) => new()
    {
        Algorithm = algorithm.Name,
        HashSizeInBytes = algorithm.DigestSize,
        KeySizes = [.. algorithm.KeySizes],
        MaxKeySize = algorithm.MaxKeySize,
        IsKeyOptional = algorithm.Kind == AlgorithmKind.Hash && algorithm.KeySizes.Count > 0,
        PrefixSize = algorithm.PrefixSize,
    };

    private static bool IsOn(KernelBackend side, Algorithm algorithm) => Side.On(side, () => AlgorithmSupport.CanOpen(Define(algorithm)));

    private static Gen<HashCase> Generate() =>
        from algorithm in Gen.Elements(OnBothSides.ToArray())
        from keySize in AnyKeySize(algorithm)
        from length in Gen.Frequency((80, Gen.Choose(0, 300)), (10, Gen.Choose(0, 9000)), (1, Gen.Choose(0, 140_000)))
        from seed in Gen.Choose(0, int.MaxValue)
        select new HashCase(algorithm.Name, keySize, length, seed);

    /// <summary>The sizes of key that both sides have; -1 where there is no key.</summary>
    public static int[] KeySizes(Algorithm algorithm)
        => [.. algorithm.Kind == AlgorithmKind.Hash ? [-1] : Array.Empty<int>(), .. Generator.Catalogue.InProcess.KeySizes(algorithm)];

    private static Gen<int> AnyKeySize(Algorithm algorithm)
    {
        if (algorithm.MaxKeySize > 0)
        {
            return Gen.Frequency((10, Gen.Choose(0, 200)), (1, Gen.Choose(0, algorithm.MaxKeySize)));
        }

        return Gen.Elements(KeySizes(algorithm));
    }

    private static IEnumerable<HashCase> Shrink(HashCase failing)
    {
        foreach (int shorter in new[] { 0, failing.Length / 2, failing.Length - 1 })
        {
            if (shorter >= 0 && shorter < failing.Length)
            {
                yield return failing with { Length = shorter };
            }
        }
    }
}
