using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>
/// The bodies in a method that run on their own: its own, those of its lambdas, and those of local functions that nobody calls directly.
/// </summary>
internal static class MethodBodies
{
    public static IEnumerable<(ControlFlowGraph Body, IMethodSymbol? Method)> Of(ControlFlowGraph graph, IMethodSymbol? method,
        CancellationToken cancellation)
    {
        yield return (graph, method);
        HashSet<IMethodSymbol> called = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in GraphRegions.OperationsIn(graph.Blocks))
        {
            if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function })
            {
                called.Add(function.OriginalDefinition);
            }

            if (operation is not IFlowAnonymousFunctionOperation lambda)
            {
                continue;
            }

            foreach ((ControlFlowGraph, IMethodSymbol?) inner in Of(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation),
                lambda.Symbol, cancellation))
            {
                yield return inner;
            }
        }

        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            ControlFlowGraph body = graph.GetLocalFunctionControlFlowGraph(local, cancellation);
            foreach ((ControlFlowGraph Body, IMethodSymbol? Method) inner in Of(body, local, cancellation))
            {
                // A function that is called directly is inlined at the call; the lambdas in it are not.
                if (inner.Body != body || !called.Contains(local) || LocalFunctions.IsIterator(local))
                {
                    yield return inner;
                }
            }
        }
    }
}
