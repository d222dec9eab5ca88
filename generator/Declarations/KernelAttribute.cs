using KcapiGen.Generator.Catalogue;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Declarations;

/// <summary>An attribute that makes a class one of the kernel's algorithms.</summary>
/// <param name="Family">What it declares.</param>
/// <param name="Name">As it is written, such as <c>KernelCipher</c>.</param>
/// <param name="Noun">What a message calls its classes.</param>
/// <param name="Statement">The properties that state what the catalogue does not know, as a message lists them.</param>
internal sealed record KernelAttribute(AlgorithmFamily Family, string Name, string Noun, string Statement)
{
    public static IReadOnlyList<KernelAttribute> All { get; } =
    [
        new(AlgorithmFamily.Cipher, "KernelCipher", "cipher", "Kind, KeySizes, IvSize and BlockSize or TagSize"),
        new(AlgorithmFamily.Hash, "KernelHash", "hash", "HashSizeInBytes and KeySizes"),
        new(AlgorithmFamily.Random, "KernelRandom", "random number generator", "SeedSize"),
    ];

    public string MetadataName => $"KcapiGen.{Name}Attribute";

    /// <summary>The classes of all of them, as far as a compilation refers to them.</summary>
    public static INamedTypeSymbol[] ClassesIn(Compilation compilation) => [.. All.Select(attribute => compilation.GetTypeByMetadataName(attribute.MetadataName)).OfType<INamedTypeSymbol>()];

    public static KernelAttribute Of(AlgorithmFamily family) => All.First(attribute => attribute.Family == family);

    /// <summary>The attribute of this metadata name; null where it is none of these.</summary>
    public static KernelAttribute? Find(string? metadataName) => All.FirstOrDefault(attribute => attribute.MetadataName == metadataName);
}
