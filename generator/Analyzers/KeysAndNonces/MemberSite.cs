using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What a field or property of an object holds that a variable denotes.</summary>
/// <param name="Owner">The site of the object.</param>
/// <param name="Member">The field or property.</param>
internal sealed record MemberSite(object Owner, ISymbol Member)
{
    public static bool IsFieldOrProperty(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol;
}
