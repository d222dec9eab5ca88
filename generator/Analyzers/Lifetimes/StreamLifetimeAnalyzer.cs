using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using KcapiGen.Generator.Analyzers.Lifetimes.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            if (start.Compilation.GetTypeByMetadataName(Known.CipherStream) is null || start.Compilation.GetTypeByMetadataName(Known.IoVec) is null) return;
            start.RegisterCodeBlockAction(Analyze);
        });
    }

    private static void Analyze(CodeBlockAnalysisContext context)
    {
        HashSet<(string Id, Location Place)> reported = [];
        foreach (IOperation piece in CodeBlocks.Bind(context, MayBeCalled))
        {
            if (!piece.Descendants().OfType<IInvocationOperation>().Any(IsOfStream) || CodeBlocks.GraphOf(piece, context.CancellationToken) is not { } graph) continue;
            foreach ((ControlFlowGraph body, IMethodSymbol? method) in MethodBodies.Of(graph, context.OwningSymbol as IMethodSymbol, context.CancellationToken))
            {
                foreach (Diagnostic diagnostic in Check(body, method, context.CancellationToken))
                {
                    if (reported.Add((diagnostic.Id, diagnostic.Location))) context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }

    // Nothing is lent and no stream is out of order where none of these is called.
    private static bool MayBeCalled(SyntaxNode node) => node is SimpleNameSyntax { Identifier.ValueText: "Update" or "Op" or "FromPointer" or "FromHandle" };

    private static bool IsOfStream(IInvocationOperation call) => Known.IsStream(call.TargetMethod.ContainingType) || Known.IsVector(call.TargetMethod.ContainingType);

    private static IEnumerable<Diagnostic> Check(ControlFlowGraph body, IMethodSymbol? method, CancellationToken cancellation)
    {
        if (FlowGraphBuilder.Build(body, cancellation) is not { } graph || MethodReader.Read(graph, method, cancellation) is not { } flow) return [];
        var analyzed = new AnalyzedMethod(flow, BrokenLoans.Find(flow));
        return LifetimeRule.All.SelectMany(rule => rule.Check(analyzed));
    }
}
