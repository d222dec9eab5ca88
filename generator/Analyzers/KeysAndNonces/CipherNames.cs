using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// The names that code may use for the cipher classes of a compilation and of its references: their own, and every alias, which may stand for one of
/// them.
/// </summary>
internal sealed class CipherNames(Compilation compilation, CipherClasses ciphers)
{
    private readonly Lazy<HashSet<string>> _names = new(() => [.. Declared(compilation, ciphers).Concat(Aliases(compilation))]);

    /// <summary>Returns whether the text of a file may encrypt, create a cipher, or give a cipher another key.</summary>
    public bool MayBeMentioned(string text)
        => CipherMembers.MayBeMentioned(text)
            || CreatesWithArguments(text)
            || _names.Value.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);

    /// <summary>Returns whether a node may do so; the text alone does not say which type <c>new(...)</c> creates.</summary>
    public bool MayConcern(SyntaxNode node) => node switch
    {
        SimpleNameSyntax name => CipherMembers.Concerns(name.Identifier.ValueText),
        ObjectCreationExpressionSyntax creation => Last(creation.Type) is not { } name || _names.Value.Contains(name),
        ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList.Arguments.Count > 0,
        _ => false,
    };

    // new(key), or that with a comment in it.
    private static bool CreatesWithArguments(string text)
    {
        for (int at = text.IndexOf("new", StringComparison.Ordinal); at >= 0; at = text.IndexOf("new", at + 1, StringComparison.Ordinal))
        {
            int open = SkipSpace(text, at + "new".Length), argument = SkipSpace(text, open + 1);
            if (argument < text.Length && (text[open] == '/' || (text[open] == '(' && text[argument] != ')')))
            {
                return true;
            }
        }

        return false;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static string? Last(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<string> Declared(Compilation compilation, CipherClasses ciphers)
        => compilation.SourceModule.ReferencedAssemblySymbols.Where(ciphers.MayBeIn).Append(compilation.Assembly)
            .SelectMany(assembly => Types(assembly.GlobalNamespace))
            .Where(type => HasAttributes(type) && ciphers.AlgorithmOf(type) is not null)
            .Select(type => type.Name);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
        => container.GetTypeMembers().SelectMany(type => Types(type).Prepend(type))
            .Concat(container is INamespaceSymbol space ? space.GetNamespaceMembers().SelectMany(Types) : []);

    // Reading attributes binds them, so this is skipped where there are none.
    private static bool HasAttributes(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty
            || type.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is MemberDeclarationSyntax { AttributeLists.Count: > 0 });

    private static IEnumerable<string> Aliases(Compilation compilation)
        => compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>())
            .Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>();
}
