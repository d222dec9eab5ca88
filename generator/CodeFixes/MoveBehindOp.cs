using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace KcapiGen.CodeFixes;

/// <summary>Moves the statement that ends the memory's life after the statement with the next Op, if both are in the same block.</summary>
internal static class MoveBehindOp
{
    public static SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax ending)
    {
        if (ending.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement)
        {
            return null;
        }

        int from = block.Statements.IndexOf(statement);
        int to = IndexOfOp(block.Statements, from + 1);
        if (to < 0 || IsInTheWay(block.Statements.Skip(from + 1).Take(to - from), statement))
        {
            return null;
        }

        List<StatementSyntax> statements = [.. block.Statements];
        statements.RemoveAt(from);
        StatementSyntax op = statements[to - 1];
        if (op is not ReturnStatementSyntax { Expression: { } collected } returns)
        {
            statements.Insert(to, statement);
        }
        else
        {
            string name = FreeName(block);
            statements[to - 1] = Parse($"int {name} = {collected};").WithTriviaFrom(returns);
            statements.Insert(to, statement);
            statements.Insert(to + 1, Parse($"return {name};").WithTrailingTrivia(returns.GetTrailingTrivia()));
        }

        return root.ReplaceNode(block, block.WithStatements(SyntaxFactory.List(statements)));
    }

    private static StatementSyntax Parse(string statement)
        => SyntaxFactory.ParseStatement(statement).WithAdditionalAnnotations(Formatter.Annotation);

    private static int IndexOfOp(SyntaxList<StatementSyntax> statements, int first)
    {
        for (int i = first; i < statements.Count; i++)
        {
            if (statements[i].DescendantNodes().Any(IsOp))
            {
                bool isPlain = statements[i] is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax { Expression: not null };
                return isPlain ? i : -1;
            }
        }

        return -1;
    }

    private static bool IsOp(SyntaxNode node)
        => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Op" } };

    // Whether a passed statement leaves, or assigns a variable of the moved one.
    private static bool IsInTheWay(IEnumerable<StatementSyntax> passed, StatementSyntax moved)
    {
        HashSet<string> names = [.. moved.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
        StatementSyntax[] all = [.. passed];
        return all.Take(all.Length - 1).SelectMany(statement => statement.DescendantNodesAndSelf()).Any(Leaves)
            || all.SelectMany(statement => statement.DescendantNodes()).Any(node => Assigned(node) is { } assigned && names.Contains(assigned));
    }

    private static bool Leaves(SyntaxNode node)
        => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;

    private static string? Assigned(SyntaxNode node)
        => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } ? variable.Identifier.ValueText : null;

    private static string FreeName(BlockSyntax block)
    {
        IEnumerable<SyntaxToken> tokens = block.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantTokens();
        HashSet<string> taken = [.. tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        string name = "read";
        for (int i = 2; taken.Contains(name); i++)
        {
            name = $"read{i}";
        }

        return name;
    }
}
