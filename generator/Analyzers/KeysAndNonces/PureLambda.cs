using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>A lambda that uses only its parameters and constants: what it computes from constants is in the source.</summary>
internal static class PureLambda
{
    public static bool IsPassed(IArgumentOperation argument, SemanticModel model)
        => argument is { Value: IDelegateCreationOperation { Syntax: LambdaExpressionSyntax { ExpressionBody: { } body } lambda },
            Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } }
        && body.DescendantNodesAndSelf().All(node => node switch
        {
            IdentifierNameSyntax name => Parameters(lambda).Contains(name.Identifier.ValueText) || model.GetConstantValue(name).HasValue,
            LiteralExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax or PredefinedTypeSyntax
                => true,
            CheckedExpressionSyntax => true,
            _ => false,
        });

    private static IEnumerable<string> Parameters(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter.Identifier.ValueText],
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.Select(parameter => parameter.Identifier.ValueText),
        _ => [],
    };
}
