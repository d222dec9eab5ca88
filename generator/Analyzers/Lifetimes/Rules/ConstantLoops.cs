using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Rules;

/// <summary>How often a call is surely made by the loops around it.</summary>
internal static class ConstantLoops
{
    /// <summary>The product of the turns of all loops <c>for (int i = a; i &lt; b; i++)</c> around it with constants a and b, and nothing that leaves them, collects or skips.</summary>
    public static long TurnsOf(SyntaxNode call, SemanticModel? model)
    {
        if (model is null) return 1;
        long turns = 1;
        SyntaxNode inner = call;
        foreach (SyntaxNode node in call.Ancestors())
        {
            if (node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) break;
            if (node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or TryStatementSyntax) return turns;
            if (node is not (ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)) continue;
            if (node is not ForStatementSyntax loop || loop.Statement.FullSpan.Contains(inner.SpanStart) is false || IsInterrupted(loop)) return turns;
            turns *= TurnsOf(loop, model);
            inner = loop;
        }

        return turns;
    }

    private static bool IsInterrupted(ForStatementSyntax loop) => loop.Statement.DescendantNodes().Any(node =>
        node is BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax or AwaitExpressionSyntax or YieldStatementSyntax
        || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Op" } or IdentifierNameSyntax });

    private static long TurnsOf(ForStatementSyntax loop, SemanticModel model)
    {
        bool isCounting = loop is { Declaration.Variables.Count: 1, Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax }, Incrementors.Count: 1 }
            && loop.Incrementors[0].Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression;
        if (!isCounting) return 1;
        VariableDeclaratorSyntax counter = loop.Declaration!.Variables[0];
        var condition = (BinaryExpressionSyntax)loop.Condition!;
        if (((IdentifierNameSyntax)condition.Left).Identifier.ValueText != counter.Identifier.ValueText || counter.Initializer is null) return 1;
        if (model.GetConstantValue(counter.Initializer.Value) is not { HasValue: true, Value: int first } || model.GetConstantValue(condition.Right) is not { HasValue: true, Value: int bound }) return 1;
        return condition.Kind() switch
        {
            SyntaxKind.LessThanExpression => Math.Max(1, bound - first),
            SyntaxKind.LessThanOrEqualExpression => Math.Max(1, bound - first + 1),
            _ => 1,
        };
    }
}
