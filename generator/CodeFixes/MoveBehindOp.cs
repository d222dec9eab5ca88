using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace KcapiGen.CodeFixes;

/// <summary>Moves the statement that ends the memory's life behind the statement with the next Op, where both stand in one block.</summary>
internal static class MoveBehindOp
{
    public static SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax ending)
    {
        if (ending.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement) return null;
        int from = block.Statements.IndexOf(statement);
        int to = IndexOfOp(block.Statements, from + 1);
        if (to < 0 || IsInTheWay(block.Statements.Skip(from + 1).Take(to - from), statement)) return null;

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
            statements[to - 1] = SyntaxFactory.ParseStatement($"int {name} = {collected};").WithTriviaFrom(returns).WithAdditionalAnnotations(Formatter.Annotation);
            statements.Insert(to, statement);
            statements.Insert(to + 1, SyntaxFactory.ParseStatement($"return {name};").WithTrailingTrivia(returns.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return root.ReplaceNode(block, block.WithStatements(SyntaxFactory.List(statements)));
    }

    private static int IndexOfOp(SyntaxList<StatementSyntax> statements, int first)
    {
        for (int i = first; i < statements.Count; i++)
        {
            bool collects = statements[i].DescendantNodes().Any(node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Op" } });
            if (collects) return statements[i] is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax { Expression: not null } ? i : -1;
        }

        return -1;
    }

    // A statement on the way that leaves, or that gives a variable of the moved one another value.
    private static bool IsInTheWay(IEnumerable<StatementSyntax> passed, StatementSyntax moved)
    {
        HashSet<string> names = [.. moved.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
        StatementSyntax[] all = [.. passed];
        return all.Take(all.Length - 1).SelectMany(statement => statement.DescendantNodesAndSelf()).Any(node => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
            || all.SelectMany(statement => statement.DescendantNodes()).Any(node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned } } && names.Contains(assigned));
    }

    private static string FreeName(BlockSyntax block)
    {
        HashSet<string> taken = [.. block.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        string name = "read";
        for (int i = 2; taken.Contains(name); i++) name = $"read{i}";
        return name;
    }
}
