using System.Text;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The public surface of the runtime library is in a snapshot, so that a change to it shows in review.</summary>
public class PublicSurfaceTests
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Fact]
    public void IsAsInItsSnapshot() => Snapshot.Verify("PublicSurface", Describe());

    private static string Describe()
    {
        Compilation compilation = Compilations.Create();
        IAssemblySymbol library = compilation.SourceModule.ReferencedAssemblySymbols.Single(assembly => assembly.Name == "KcapiGen");
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in PublicTypes(library.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            string bases = string.Join(", ", new[] { type.BaseType }.Where(symbol => symbol is not null && symbol.SpecialType == SpecialType.None && symbol.Name is not "Enum").Concat(type.Interfaces).Select(symbol => symbol!.ToDisplayString(MemberFormat)));
            text.Append(type.ToDisplayString()).Append(bases.Length > 0 ? $" : {bases}" : "").Append(" // ").Append(Kind(type)).Append('\n');
            foreach (string member in type.GetMembers().Where(IsVisible).Select(member => member.ToDisplayString(MemberFormat)).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(INamedTypeSymbol type)
        => (type.IsStatic ? "static " : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract " : type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed " : "")
            + (type.IsReadOnly ? "readonly " : "") + (type.IsRefLikeType ? "ref " : "") + (type.IsRecord ? "record " : "") + type.TypeKind.ToString().ToLowerInvariant();

    private static bool IsVisible(ISymbol member)
        => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet };

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space)
        => space.GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .Concat(space.GetNamespaceMembers().SelectMany(PublicTypes));
}
