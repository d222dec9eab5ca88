using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace KcapiGen.CodeFixes;

/// <summary>
/// Replaces <c>Update(IoVec.FromPointer(p, n))</c> by <c>Update(new ReadOnlySpan&lt;byte&gt;(p, n))</c>, and
/// <c>Update(buffer.Vector(o, n))</c> by <c>Update(buffer.Span.Slice(o, n))</c>.
/// </summary>
internal static class LendToCopy
{
    public static SyntaxNode? Apply(SyntaxNode root, InvocationExpressionSyntax update)
    {
        ArgumentSyntax? lent = update.ArgumentList.Arguments.FirstOrDefault();
        if (lent is not { NameColon: null, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax maker } vector }
            || vector.ArgumentList.Arguments.Count != 2)
        {
            return null;
        }

        ExpressionSyntax first = vector.ArgumentList.Arguments[0].Expression, second = vector.ArgumentList.Arguments[1].Expression;
        string? span = maker.Name.Identifier.ValueText switch
        {
            "FromPointer" => $"new global::System.ReadOnlySpan<byte>({first}, {Length(second)})",
            "Vector" => $"{maker.Expression}.Span.Slice({first}, {second})",
            _ => null,
        };
        if (span is null)
        {
            return null;
        }

        ExpressionSyntax copied = SyntaxFactory.ParseExpression(span);
        if (copied is ObjectCreationExpressionSyntax creation)
        {
            copied = creation.WithType(creation.Type.WithAdditionalAnnotations(Simplifier.Annotation));
        }

        return root.ReplaceNode(vector, copied.WithTriviaFrom(vector));
    }

    // The length of a span is an int, that of a vector a nuint.
    private static string Length(ExpressionSyntax length) => length switch
    {
        CastExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "nuint" } } cast => cast.Expression.ToString(),
        LiteralExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "sizeof" } => length.ToString(),
        _ => $"(int)({length})",
    };
}
