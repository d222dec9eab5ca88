using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Checks;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes;

/// <summary>
/// KCG101 to KCG108: reports where memory that was lent to a CipherStream is freed, written or unpinned before Op reads it, and where the calls on a
/// stream are out of order.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StreamLifetimeAnalyzer : DiagnosticAnalyzer
{
    // Without one of these calls nothing is lent, and no stream has input.
    private static readonly string[] Calls = ["Update", "FromPointer", "FromHandle"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. LifetimeCheck.All.Select(check => check.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Known.CipherStream) is null || start.Compilation.GetTypeByMetadataName(Known.IoVec) is null)
            {
                return;
            }

            start.RegisterSemanticModelAction(Analyze);
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        HashSet<(string Id, Location Place)> reported = [];
        foreach (CodeBlock block in FileCode.In(context, MayBeMentioned, MayBeCalled))
        {
            foreach (IOperation piece in block.Pieces)
            {
                if (!piece.Descendants().OfType<IInvocationOperation>().Any(IsOfStream)
                    || FileCode.GraphOf(piece, context.CancellationToken) is not { } graph)
                {
                    continue;
                }

                foreach (Diagnostic diagnostic in MethodBodies.Of(graph, block.Method, context.CancellationToken)
                    .SelectMany(one => Check(one.Body, one.Method, context.CancellationToken)))
                {
                    if (reported.Add((diagnostic.Id, diagnostic.Location)))
                    {
                        context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        }
    }

    private static bool MayBeMentioned(string text) => Calls.Any(call => text.IndexOf(call, StringComparison.Ordinal) >= 0);

    private static bool MayBeCalled(SyntaxNode node) => node is SimpleNameSyntax name && Calls.Contains(name.Identifier.ValueText);

    private static bool IsOfStream(IInvocationOperation call)
        => Known.IsStream(call.TargetMethod.ContainingType) || Known.IsVector(call.TargetMethod.ContainingType);

    private static IEnumerable<Diagnostic> Check(ControlFlowGraph body, IMethodSymbol? method, CancellationToken cancellation)
    {
        if (FlowGraphBuilder.Build(body, cancellation) is not { } graph || MethodReader.Read(graph, method, cancellation) is not { } flow)
        {
            return [];
        }

        var analyzed = new AnalyzedMethod(flow, BrokenLoans.Find(flow));
        return LifetimeCheck.All.SelectMany(check => check.Check(analyzed));
    }
}
