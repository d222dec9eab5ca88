using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Analyzers.Tests.MalformedCode;

/// <summary>Makes of a source what an editor shows while somebody writes it: one method of it, with tokens missing, twice, swapped, or cut off.</summary>
internal sealed class HalfWritten(int seed)
{
    private readonly Random _random = new(seed);

    public string Variant(string source)
    {
        CompilationUnitSyntax root = OneMethodOf(CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot());
        BaseNamespaceDeclarationSyntax? space = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();

        // A namespace of its own: the variants stand beside each other in one project.
        if (space is not null)
        {
            root = root.ReplaceNode(space.Name, SyntaxFactory.IdentifierName($"Variant{seed}").WithTriviaFrom(space.Name));
        }

        List<string> tokens = [.. root.DescendantTokens().Select(token => token.ToFullString())];
        int start = root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>().FirstOrDefault() is { } method ? Index(root, method) : 0;
        for (int slip = _random.Next(1, 4); slip > 0; slip--)
        {
            Slip(tokens, start);
        }

        return string.Concat(tokens);
    }

    private CompilationUnitSyntax OneMethodOf(CompilationUnitSyntax root)
    {
        MethodDeclarationSyntax[] methods = [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword))];
        if (methods.Length == 0)
        {
            return root;
        }

        MethodDeclarationSyntax kept = methods[_random.Next(methods.Length)];
        return root.RemoveNodes(methods.Where(method => method != kept), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static int Index(CompilationUnitSyntax root, SyntaxNode node) => root.DescendantTokens().TakeWhile(token => token.SpanStart < node.SpanStart).Count();

    private void Slip(List<string> tokens, int start)
    {
        if (start >= tokens.Count - 1)
        {
            start = 0;
        }

        int at = _random.Next(start, tokens.Count - 1);
        switch (_random.Next(5))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                break;
            case 3:
                tokens.RemoveRange(at, Math.Min(_random.Next(2, 12), tokens.Count - at));
                break;
            default:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
        }

        if (tokens.Count < 2)
        {
            tokens.AddRange(["class", " C"]);
        }
    }
}
