using System.Runtime.CompilerServices;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Whether a method may give a handle another key, as its class tells where its source can be read.</summary>
internal static class Rekeying
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, HashSet<string>> Known = new();

    /// <param name="method">The method; null of a delegate.</param>
    public static bool MayRekeyWhatItIsGiven(IMethodSymbol? method)
    {
        if (method is null || method.MethodKind == MethodKind.DelegateInvoke)
        {
            return true;
        }

        if (!PlatformTypes.IsOfThisProject(method))
        {
            return !PlatformTypes.NameOf(method.ContainingType).StartsWith("System.", StringComparison.Ordinal);
        }

        return method.IsAbstract || method.IsVirtual || method.IsOverride || IsMentionedIn(method);
    }

    /// <summary>
    /// Returns whether a method of this project gives a key itself, or calls another of its class that does. Comparing names is careful enough.
    /// </summary>
    public static bool IsMentionedIn(IMethodSymbol method)
        => method.ContainingType is { } type
            && Known.GetValue(type.OriginalDefinition, NamesIn).Overlaps([method.Name, method.AssociatedSymbol?.Name ?? method.Name]);

    private static HashSet<string> NamesIn(INamedTypeSymbol type)
    {
        List<(string Name, HashSet<string> Mentioned)> members =
        [
            .. type.GetMembers()
            .SelectMany(member => member.DeclaringSyntaxReferences.Select(part => (member.Name, Names(part.GetSyntax()))))
            .Where(member => member.Name.Length > 0),
        ];
        HashSet<string> rekeying = [CipherMembers.Rekey];
        while (members.Any(member => member.Mentioned.Overlaps(rekeying) && rekeying.Add(member.Name)))
        {
        }

        return rekeying;
    }

    private static HashSet<string> Names(SyntaxNode node)
        => [.. node.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText)];
}
