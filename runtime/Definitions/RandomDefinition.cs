using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>The declaration of a random number generator. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomDefinition : AlgorithmDefinition
{
    // The kernel takes a seed out of the socket's option memory, as it does a key (net.core.optmem_max, 20 KiB by default).
    internal const int MaxSeedSize = 16 * 1024;

    /// <summary>The size in bytes of the seed that the generator gives nothing without; 0 where it finds its own, and every size will do.</summary>
    public int SeedSize { get; init; }

    internal override KernelAlgorithmKind Kind => KernelAlgorithmKind.Random;

    internal override void CheckKey(CipherKey key) => CheckSeed(key.Key);

    internal void CheckSeed(ReadOnlySpan<byte> seed)
    {
        if (SeedSize > 0 ? seed.Length != SeedSize : seed.Length > MaxSeedSize)
        {
            throw new ArgumentException($"The seed has {seed.Length} bytes; {Algorithm} takes {(SeedSize > 0 ? $"{SeedSize}" : $"up to {MaxSeedSize}")}.", nameof(seed));
        }
    }
}
