using System.Runtime.CompilerServices;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>Whether a method that is called may give a handle another key. Its class, where it can be read, says so or does not.</summary>
internal static class Rekeying
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, HashSet<string>> Known = new();

    /// <param name="method">Null of a delegate that nobody knows.</param>
    public static bool MayRekeyWhatItIsGiven(IMethodSymbol? method)
    {
        if (method is null || method.MethodKind == MethodKind.DelegateInvoke) return true;
        if (!PlatformTypes.IsOfThisProject(method)) return !PlatformTypes.NameOf(method.ContainingType).StartsWith("System.", StringComparison.Ordinal);
        return method.IsAbstract || method.IsVirtual || method.IsOverride || IsMentionedIn(method);
    }

    /// <summary>Whether a method of this project gives a key itself, or calls another of its class that does. Names tell: it is enough to be careful.</summary>
    public static bool IsMentionedIn(IMethodSymbol method) => method.ContainingType is { } type && Known.GetValue(type.OriginalDefinition, NamesIn).Overlaps([method.Name, method.AssociatedSymbol?.Name ?? method.Name]);

    private static HashSet<string> NamesIn(INamedTypeSymbol type)
    {
        List<(string Name, HashSet<string> Mentioned)> members =
        [
            .. type.GetMembers().SelectMany(member => member.DeclaringSyntaxReferences.Select(part => (member.Name, Names(part.GetSyntax())))).Where(member => member.Name.Length > 0),
        ];
        HashSet<string> rekeying = [CipherMembers.Rekey];
        while (members.Any(member => member.Mentioned.Overlaps(rekeying) && rekeying.Add(member.Name)))
        {
        }

        return rekeying;
    }

    private static HashSet<string> Names(SyntaxNode node) => [.. node.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText)];
}
