using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KcapiGen.Generator.Declarations;

/// <summary>Symbols as they are written in source.</summary>
internal static class SourceNames
{
    /// <summary>Without the @ before keywords, as in metadata.</summary>
    public static SymbolDisplayFormat Unescaped { get; } = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static SymbolDisplayFormat Qualified { get; } = Unescaped.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    // Parts of one type must agree on the names and the variance of its type parameters; constraints need not be repeated.
    private static readonly SymbolDisplayFormat Unqualified = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The head of another part of an enclosing type, such as <c>partial record struct Outer&lt;T&gt;</c>.</summary>
    public static string PartialHeader(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        string name = type.ToDisplayString(Unqualified);
        return $"partial {keyword} {(MayBecomeKeyword(type.Name) && name[0] != '@' ? "@" : "")}{name}";
    }

    // Contextual keywords too: a type called `record` or `file` needs its @.
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || MayBecomeKeyword(name) ? $"@{name}" : name;

    // CS8981 warns of a type whose name has only such letters, unless every part of it has the @.
    private static bool MayBecomeKeyword(string name) => name.All(letter => letter is >= 'a' and <= 'z');
}
