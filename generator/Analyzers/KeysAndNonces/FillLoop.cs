using KcapiGen.Generator.Analyzers.Flow;
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
        if (body is not ForStatementSyntax loop || CountingLoop.Of(loop) is not { Counter: var counter } counting || !counting.IsRepeatable(model))
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
}
