using System.Collections.Concurrent;
using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Handles;

namespace KcapiGen.Sides.Tests;

/// <summary>The ciphers that both sides have here, as the generator would declare them.</summary>
internal static class Definitions
{
    // As a generated class has them: made once.
    private static readonly ConcurrentDictionary<string, Algorithm> Resolved = new();
    private static readonly ConcurrentDictionary<(string Algorithm, int TagSize), CipherDefinition> Defined = new();

    public static IReadOnlyList<Algorithm> OnBothSides { get; } =
    [
        // The kernel looks for a module for every name that it does not know, which takes long: it is asked last, and for a block cipher first.
        .. WellKnownNames.All.Select(Resolve)
            .Where(algorithm => IsOn(KernelBackend.InProcess, algorithm))
            .Where(algorithm => algorithm.BlockCipher is null || IsOn(KernelBackend.Kernel, Resolve($"ecb({algorithm.BlockCipher.Name})")))
            .Where(algorithm => IsOn(KernelBackend.Kernel, algorithm)),
    ];

    public static Algorithm Resolve(string name) => Resolved.GetOrAdd(name, static name => AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _)!);

    public static CipherDefinition Define(Algorithm algorithm, int tagSize = 0)
        => Defined.GetOrAdd((algorithm.Name, tagSize), static (key, algorithm) => Make(algorithm, key.TagSize), algorithm);

    private static CipherDefinition Make(Algorithm algorithm, int tagSize) => algorithm.Kind == AlgorithmKind.Aead
        ? new AeadDefinition
        {
            Algorithm = algorithm.Name,
            KeySizes = [.. algorithm.KeySizes],
            AuthenticationKeySizes = [.. algorithm.AuthenticationKeySizes],
            SaltSize = algorithm.KeyLayout == KeyLayout.WithSalt ? algorithm.SaltSize : 0,
            NonceSize = algorithm.IvSize,
            NonceFormat = Enum.Parse<KcapiGen.Definitions.NonceFormat>(algorithm.NonceFormat.ToString()),
            TagSize = tagSize == 0 ? algorithm.TagSizes.Max() : tagSize,
            DefaultTagSize = algorithm.TagSizes.Max(),
            LengthMultiple = algorithm.MessageLength == Generator.Catalogue.MessageLength.WholeBlocks ? algorithm.BlockSize : 1,
            MinLength = algorithm.MessageLength == Generator.Catalogue.MessageLength.AtLeastOneBlock ? algorithm.BlockSize : 0,
        }
        : new SkcipherDefinition
        {
            Algorithm = algorithm.Name,
            KeySizes = [.. algorithm.KeySizes],
            SaltSize = algorithm.SaltSize,
            IvSize = algorithm.IvSize,
            BlockSize = algorithm.BlockSize,
            MessageLength = Enum.Parse<KcapiGen.Definitions.MessageLength>(algorithm.MessageLength.ToString()),
            ChunkSize = algorithm.ChunkSize,
        };

    private static bool IsOn(KernelBackend side, Algorithm algorithm) => Side.On(side, () => AlgorithmSupport.CanOpen(Define(algorithm)));
}
