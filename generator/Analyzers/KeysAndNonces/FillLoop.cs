using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// A loop that only fills memory: <c>for (int i = 0; i &lt; key.Length; i++) key[i] = (byte)i;</c>. It computes the same each time that it runs.
/// </summary>
internal static class FillLoop
{
    /// <summary>
    /// Returns whether an element is assigned in such a loop, at the index of its counter, a value that depends on the counter alone.
    /// </summary>
    public static bool Holds(SyntaxNode target, SemanticModel model)
    {
        if (target.Parent is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment)
        {
            return false;
        }

        SyntaxNode? body = statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent : statement.Parent;
        if (body is not ForStatementSyntax loop || CounterOf(loop, model) is not { } counter)
        {
            return false;
        }

        return target is ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element
            && element.ArgumentList.Arguments[0].Expression is IdentifierNameSyntax index
            && index.Identifier.ValueText == counter
            && assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .All(name => name.Identifier.ValueText == counter
                    || model.GetConstantValue(name).HasValue
                    || model.GetSymbolInfo(name).Symbol is not (ILocalSymbol or IParameterSymbol));
    }

    /// <returns>The name of the counter of a loop that has the same iterations each time; null for any other.</returns>
    public static string? CounterOf(ForStatementSyntax loop, SemanticModel model)
    {
        if (loop is not { Declaration.Variables.Count: 1, Incrementors.Count: 1,
            Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax left, Right: var last } })
        {
            return null;
        }

        if (loop.Declaration.Variables[0] is not { Initializer.Value: var first, Identifier.ValueText: var counter })
        {
            return null;
        }

        bool isBounded = left.Identifier.ValueText == counter
            && model.GetConstantValue(first).HasValue
            && (model.GetConstantValue(last).HasValue
                || last is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: IdentifierNameSyntax });
        return isBounded && IsStep(loop.Incrementors[0], counter, model) ? counter : null;
    }

    private static bool IsStep(ExpressionSyntax step, string counter, SemanticModel model) => step switch
    {
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == counter,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var by } addition
            => name.Identifier.ValueText == counter && !addition.IsKind(SyntaxKind.SimpleAssignmentExpression) && model.GetConstantValue(by).HasValue,
        _ => false,
    };
}
