using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Flow;

internal static class LocalFunctions
{
    /// <summary>Returns whether it is an iterator: calling it runs none of its code.</summary>
    public static bool IsIterator(IMethodSymbol function)
        => function.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().OfType<YieldStatementSyntax>().Any());
}
