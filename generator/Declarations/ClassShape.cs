using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Declarations;

/// <summary>Whether a class can take a generated part: KCG001, KCG002 and KCG007.</summary>
internal static class ClassShape
{
    public static void Check(INamedTypeSymbol type, KernelAttribute attribute, Algorithm? algorithm, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (Obstacle(type, attribute, algorithm) is { } obstacle)
        {
            problems.Add(new(Rule.NotACipherClass, [type.Name, obstacle, attribute.Noun]));
        }

        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        if (!IsPartial(type))
        {
            problems.Add(new(Rule.NotPartial, [type.Name]));
        }

        foreach (INamedTypeSymbol outer in DeclarationReader.EnclosingTypes(type))
        {
            if (!IsPartial(outer))
            {
                problems.Add(new(Rule.EnclosingNotPartial, [type.Name, outer.Name]));
            }
        }
    }

    private static string? Obstacle(INamedTypeSymbol type, KernelAttribute attribute, Algorithm? algorithm)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return "it is not a class";
        }

        if (type.IsRecord)
        {
            return "it is a record, and a handle has no value to compare or copy";
        }

        if (type.IsStatic)
        {
            return "it is static";
        }

        if (type.IsAbstract)
        {
            return "it is abstract";
        }

        if (type.TypeParameters.Length > 0)
        {
            return "it is generic";
        }

        if (type.IsFileLocal)
        {
            return "it is file-local, and the generated part is in another file";
        }

        if (DeclarationReader.EnclosingTypes(type).Any(outer => outer.IsFileLocal))
        {
            return "a type around it is file-local, and the generated part is in another file";
        }

        if (HasPrimaryConstructor(type))
        {
            return "it has a primary constructor, which the generated constructors cannot call";
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object } baseType)
        {
            return $"it derives from {baseType.Name}";
        }

        if (OtherAttribute(type, attribute) is { } other)
        {
            return $"it also has [{other.Name}]";
        }

        if (algorithm is not null && GeneratedMembers.Of(algorithm).Contains(type.Name))
        {
            return "one of its generated members has that name";
        }

        return null;
    }

    private static KernelAttribute? OtherAttribute(INamedTypeSymbol type, KernelAttribute attribute) => type.GetAttributes()
        .Select(data => KernelAttribute.Find(data.AttributeClass?.ToDisplayString()))
        .FirstOrDefault(other => other is not null && other != attribute);

    private static bool IsPartial(INamedTypeSymbol type) =>
        Declarations(type).All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool HasPrimaryConstructor(INamedTypeSymbol type) => Declarations(type).Any(declaration => declaration.ParameterList is not null);

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();
}
