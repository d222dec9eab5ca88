using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>Loops that count: how many iterations they have, and which two have equally many.</summary>
internal static class CountingLoops
{
    /// <summary>
    /// Returns the product of the iterations of all loops <c>for (int i = a; i &lt; b; i++)</c> around a call, with constants a and b and nothing
    /// that leaves the loop, collects or skips.
    /// </summary>
    public static long TurnsOf(SyntaxNode call, SemanticModel? model)
    {
        if (model is null)
        {
            return 1;
        }

        long turns = 1;
        SyntaxNode inner = call;
        foreach (SyntaxNode node in call.Ancestors())
        {
            if (node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                break;
            }

            if (node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or TryStatementSyntax)
            {
                return turns;
            }

            if (node is not (ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax))
            {
                continue;
            }

            if (node is not ForStatementSyntax loop || loop.Statement.FullSpan.Contains(inner.SpanStart) is false || IsInterrupted(loop, model))
            {
                return turns;
            }

            turns *= TurnsOf(loop, model);
            inner = loop;
        }

        return turns;
    }

    private static bool IsInterrupted(ForStatementSyntax loop, SemanticModel model) => loop.Statement.DescendantNodes().Any(node => node switch
    {
        BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax
            or AwaitExpressionSyntax or YieldStatementSyntax
            => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Op" } } => true,

        // A local function or a delegate may collect; a method gets the stream only if it is handed to it, and then it is out of sight.
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax called }
            => model.GetSymbolInfo(called).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary },
        _ => false,
    });

    /// <summary>Whether a condition is the test of a loop whose first turn comes whatever happens: <c>for (int i = 0; i &lt; 4; i++)</c>.</summary>
    public static bool SurelyTurns(IOperation test, SemanticModel? model)
        => model is not null && LoopTestedBy(test) is { } loop && CountingLoop.Of(loop)?.Iterations(model) > 0;

    /// <summary>
    /// Whether two conditions test loops that begin alike and run to the same bound, or go through the same collection: where one turns
    /// the other does. The caller must check that no variable of the bound changes.
    /// </summary>
    public static bool AreAlike(IOperation test, IOperation other) => RangeOf(test) is { } range && range == RangeOf(other);

    private static string? RangeOf(IOperation test)
    {
        if (test.IsImplicit && test.Syntax.AncestorsAndSelf().OfType<CommonForEachStatementSyntax>().FirstOrDefault() is { } each)
        {
            return $"each {each.Expression}";
        }

        if (LoopTestedBy(test) is not { Declaration: { Variables.Count: 1 } counter } loop
            || counter.Variables[0].Initializer?.Value is not LiteralExpressionSyntax first)
        {
            return null;
        }

        return first.Token.ValueText == "0"
            && loop.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression,
                Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" } bound }
            ? $"each {bound.Expression}"
            : $"{counter.Variables[0].WithoutTrivia()}; {loop.Condition!.WithoutTrivia()}";
    }

    private static ForStatementSyntax? LoopTestedBy(IOperation test)
        => test.Syntax.Parent is ForStatementSyntax loop && loop.Condition == test.Syntax ? loop : null;

    private static long TurnsOf(ForStatementSyntax loop, SemanticModel model) => Math.Max(1, CountingLoop.Of(loop)?.Iterations(model) ?? 1);
}
