using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Flow;

internal static class LocalFunctions
{
    /// <summary>Whether calling it runs nothing of it yet.</summary>
    public static bool IsIterator(IMethodSymbol function)
        => function.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().OfType<YieldStatementSyntax>().Any());
}
