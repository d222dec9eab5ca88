using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Declarations;

/// <summary>
/// Reads what a user wrote. The generator takes the declaration, the analyzer the problems: the two can never
/// disagree on what is valid.
/// </summary>
internal static class DeclarationReader
{
    /// <param name="type">The class.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="preferred">The side that the project prefers for classes that state none. Only problems depend on it.</param>
    /// <param name="problems">Everything that is wrong.</param>
    /// <returns>The declaration, or null if there is any problem but warnings, or an error that the compiler itself reports.</returns>
    public static AlgorithmDeclaration? Read(
        INamedTypeSymbol type, AttributeData attribute, Side? preferred, out ImmutableArray<DeclarationProblem> problems)
    {
        problems = [];
        if (KernelAttribute.Find(attribute.AttributeClass?.ToDisplayString()) is not { } kind)
        {
            return null;
        }

        if (type.Name.Length == 0 || EnclosingTypes(type).Any(outer => outer.Name.Length == 0))
        {
            return null;
        }

        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind == TypedConstantKind.Error)
        {
            return null;
        }

        var found = ImmutableArray.CreateBuilder<DeclarationProblem>();
        var stated = new StatedSizes(attribute);
        Algorithm? algorithm = AlgorithmReader.Read(kind, attribute.ConstructorArguments[0].Value as string ?? "", stated, found);
        var sides = new StatedSides(attribute);
        if (algorithm is not null)
        {
            sides.Check(algorithm, preferred, found);
        }

        ClassShape.Check(type, kind, algorithm, found);
        problems = found.ToImmutable();
        if (algorithm is null || problems.Any(problem => !problem.IsWarning))
        {
            return null;
        }

        return new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SourceNames.Qualified),
            EnclosingTypes(type).Select(SourceNames.PartialHeader).ToEquatableArray(),
            SourceNames.Escape(type.Name),
            MetadataName(type),
            algorithm,
            stated.TagSize ?? (algorithm.Kind == AlgorithmKind.Aead ? algorithm.TagSizes[algorithm.TagSizes.Count - 1] : 0),
            sides.FallsBackInProcess,
            sides.Prefers);
    }

    /// <summary>From the outermost in.</summary>
    public static IEnumerable<INamedTypeSymbol> EnclosingTypes(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? [.. EnclosingTypes(outer), outer] : [];

    private static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return $"{MetadataName(outer)}+{type.MetadataName}";
        }

        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString(SourceNames.Unescaped)}.{type.MetadataName}";
    }
}
