using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>A loop <c>for (int i = first; i &lt; last; step)</c>. The comparison and the step may be any.</summary>
/// <param name="Counter">The name of the counter.</param>
/// <param name="First">The first value of the counter.</param>
/// <param name="Condition">The condition, with the counter on its left.</param>
/// <param name="Step">What changes the counter after each iteration, if it does.</param>
internal sealed record CountingLoop(string Counter, ExpressionSyntax First, BinaryExpressionSyntax Condition, ExpressionSyntax Step)
{
    /// <summary>Returns null where a loop does not have this form.</summary>
    public static CountingLoop? Of(ForStatementSyntax loop)
        => loop is { Declaration.Variables.Count: 1, Incrementors.Count: 1,
            Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax left } condition }
            && loop.Declaration.Variables[0] is { Initializer.Value: var first, Identifier.ValueText: var counter }
            && left.Identifier.ValueText == counter
            ? new(counter, first, condition, loop.Incrementors[0])
            : null;

    /// <summary>Returns how many iterations the loop has, or null where it does not count from one constant to another.</summary>
    public long? Iterations(SemanticModel model)
    {
        if (Step.Kind() is not (SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression)
            || model.GetConstantValue(First) is not { HasValue: true, Value: int first }
            || model.GetConstantValue(Condition.Right) is not { HasValue: true, Value: int bound })
        {
            return null;
        }

        return Condition.Kind() switch
        {
            SyntaxKind.LessThanExpression => bound - first,
            SyntaxKind.LessThanOrEqualExpression => bound - first + 1,
            _ => null,
        };
    }

    /// <summary>Returns whether the loop has the same iterations each time: its bounds and its step are constants, or its end is a length.</summary>
    public bool IsRepeatable(SemanticModel model)
        => model.GetConstantValue(First).HasValue
            && (model.GetConstantValue(Condition.Right).HasValue
                || Condition.Right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: IdentifierNameSyntax })
            && StepsByConstant(model);

    private bool StepsByConstant(SemanticModel model) => Step switch
    {
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == Counter,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => name.Identifier.ValueText == Counter,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var by } addition
            => name.Identifier.ValueText == Counter && !addition.IsKind(SyntaxKind.SimpleAssignmentExpression) && model.GetConstantValue(by).HasValue,
        _ => false,
    };
}
