using System.Collections.Concurrent;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Names;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// The classes of a compilation that are ciphers or keyed hashes, and their algorithms, as their attributes say in this project or in another.
/// </summary>
internal sealed class CipherClasses(INamedTypeSymbol[] attributeClasses)
{
    private readonly ConcurrentDictionary<ITypeSymbol, Algorithm?> _known = new(SymbolEqualityComparer.Default);

    public static CipherClasses? In(Compilation compilation)
    {
        INamedTypeSymbol[] attributes = KernelAttribute.ClassesIn(compilation);
        return attributes.Length > 0 ? new(attributes) : null;
    }

    /// <returns>The algorithm of a cipher class; null for any other type.</returns>
    public Algorithm? AlgorithmOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class } ? _known.GetOrAdd(type, Read) : null;

    /// <summary>Returns whether an assembly may declare such a class: it must reference the runtime library.</summary>
    public bool MayBeIn(IAssemblySymbol assembly)
        => assembly.Modules.SelectMany(module => module.ReferencedAssemblies)
            .Any(reference => attributeClasses.Any(attribute => attribute.ContainingAssembly.Name == reference.Name));

    /// <summary>
    /// Returns whether a nonce that is used twice with one key reveals messages: in an AEAD, or in a mode that makes a key stream from a counter.
    /// </summary>
    public static bool WantsFreshNonce(Algorithm algorithm)
        => algorithm.Kind == AlgorithmKind.Aead
            || (NameParser.Parse(algorithm.Name, out _) is { } name && IsCounterMode(DriverNames.AlgorithmOf(name) ?? name));

    private static bool IsCounterMode(AlgorithmName name)
        => name.Head is "ctr" or "xctr" or "rfc3686" or "chacha20" or "xchacha20" or "xchacha12"
        || (name is { Head: "essiv", Arguments.Count: > 0 } && IsCounterMode(name.Arguments[0]));

    private Algorithm? Read(ITypeSymbol type)
        => type.GetAttributes()
            .FirstOrDefault(data => attributeClasses.Contains(data.AttributeClass, SymbolEqualityComparer.Default)) is { } attribute
            ? DeclarationReader.Read((INamedTypeSymbol)type, attribute, preferred: null, out _)?.Algorithm
            : null;
}
