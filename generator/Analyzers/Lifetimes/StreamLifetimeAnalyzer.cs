using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using KcapiGen.Generator.Analyzers.Lifetimes.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes;

/// <summary>KCG101 to KCG108: says where memory that a CipherStream was lent is gone, changed or unpinned before Op reads it, and where the calls on a stream are out of order.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamLifetimeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => LifetimeDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Known.CipherStream) is { } stream && start.Compilation.GetTypeByMetadataName(Known.IoVec) is { } vector)
                start.RegisterOperationBlockStartAction(block => Register(block, stream, vector));
        });
    }

    // Most methods give no stream anything: those cost a look at each call, and no more.
    private static void Register(OperationBlockStartAnalysisContext context, INamedTypeSymbol stream, INamedTypeSymbol vector)
    {
        int calls = 0;
        context.RegisterOperationAction(
            call =>
            {
                INamedTypeSymbol type = ((IInvocationOperation)call.Operation).TargetMethod.ContainingType;
                if (SymbolEqualityComparer.Default.Equals(type, stream) || SymbolEqualityComparer.Default.Equals(type, vector)) Interlocked.Increment(ref calls);
            },
            OperationKind.Invocation);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (calls == 0) return;
            foreach (IOperation block in end.OperationBlocks) Analyze(end, block);
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, IOperation block)
    {
        HashSet<(string Id, Location Place)> reported = [];
        foreach ((ControlFlowGraph graph, IMethodSymbol? method) in MethodBodies.Of(context.GetControlFlowGraph(block), context.OwningSymbol as IMethodSymbol, context.CancellationToken))
        {
            foreach (Diagnostic diagnostic in Check(graph, method, context.CancellationToken))
            {
                if (reported.Add((diagnostic.Id, diagnostic.Location))) context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static IEnumerable<Diagnostic> Check(ControlFlowGraph body, IMethodSymbol? method, CancellationToken cancellation)
    {
        if (FlowGraphBuilder.Build(body, cancellation) is not { } graph || MethodReader.Read(graph, method, cancellation) is not { } flow) return [];
        var analyzed = new AnalyzedMethod(flow, BrokenLoans.Find(flow));
        return LifetimeRule.All.SelectMany(rule => rule.Check(analyzed));
    }
}
