using KcapiGen.Generator.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// A random key that is created in the method and passed on, for example to be wrapped for a recipient: it is for one message, so any nonce is safe.
/// Of a key that is not passed on it is not known what it is for.
/// </summary>
internal static class OneTimeKey
{
    private static readonly HashSet<string> Making = ["Fill", "GetBytes", "GetNonZeroBytes", "ZeroMemory", "Clear"];

    public static bool IsHandedOn(IOperation key)
    {
        if (Expressions.WithoutConversions(key) is not ILocalReferenceOperation { Local: var local })
        {
            return false;
        }

        SyntaxNode? member = key.Syntax.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax);
        return member is not null
            && member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name && !IsForTheCipher(name));
    }

    private static bool IsForTheCipher(IdentifierNameSyntax name) => name.Parent switch
    {
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } }
            => Making.Contains(called.Name.Identifier.ValueText),
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        _ => false,
    };
}
