using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.KeysAndNonces;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers;

/// <summary>
/// KCG201 and KCG202: reports nonces that are constant or used again, and keys that are written in the source. One walk through a method finds both.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyAndNonceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The option of an .editorconfig that reports KCG202 in test projects, too.</summary>
    internal const string KeysInTestsOption = "kcapigen.key_literals_in_tests";

    private const string TestProjectProperty = "build_property.IsTestProject";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.NonceReuse, Rule.LiteralKey];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (CipherClasses.In(start.Compilation) is not { } ciphers)
            {
                return;
            }

            CipherNames names = new(start.Compilation, ciphers);
            start.RegisterSemanticModelAction(context => Analyze(context, ciphers, names));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, CipherClasses ciphers, CipherNames names)
    {
        foreach (CodeBlock block in FileCode.In(context, names.MayBeMentioned, names.MayConcern))
        {
            if (block.Pieces.Any(piece => piece.Descendants().Any(operation => Concerns(operation, ciphers))))
            {
                Analyze(context, block, ciphers);
            }
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, CodeBlock block, CipherClasses ciphers)
    {
        ChangedVariables changed = ChangedVariables.In(block.Pieces, context.SemanticModel);
        foreach (IOperation piece in block.Pieces)
        {
            if (FileCode.GraphOf(piece, context.CancellationToken) is not { } graph)
            {
                continue;
            }

            Findings findings = new();
            Evaluator evaluator = new(context.SemanticModel, ciphers, changed);
            new FlowWalk(graph, evaluator.Visit).Run(new(findings));
            foreach (IMethodSymbol function in graph.LocalFunctions)
            {
                new FlowWalk(graph.GetLocalFunctionControlFlowGraph(function), evaluator.Visit).Run(new(findings));
            }

            Report(context, findings);
        }
    }

    private static bool Concerns(IOperation operation, CipherClasses ciphers) => operation switch
    {
        IInvocationOperation { TargetMethod: var method }
            => CipherMembers.Concerns(method.Name) && ciphers.AlgorithmOf(method.ContainingType) is not null,
        IObjectCreationOperation creation => ciphers.AlgorithmOf(creation.Type) is not null,
        _ => false,
    };

    private static void Report(SemanticModelAnalysisContext context, Findings findings)
    {
        foreach (KeyValuePair<IOperation, (Region Nonce, string Algorithm)> call in findings.Constant
            .Where(call => !findings.Counted.Contains(call.Key)))
        {
            findings.UsedAgain.Remove(call.Key);
            context.ReportDiagnostic(Diagnostic.Create(Rule.NonceReuse, call.Key.Syntax.GetLocation(), "is the same in every call",
                call.Value.Algorithm));
        }

        foreach (KeyValuePair<IOperation, (IOperation First, string Algorithm)> call in findings.UsedAgain)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule.NonceReuse, call.Key.Syntax.GetLocation(), [call.Value.First.Syntax.GetLocation()],
                Again(call.Key, call.Value.First), call.Value.Algorithm));
        }

        foreach (KeyValuePair<IOperation, (IArgumentOperation Key, string Algorithm, ContentKind Kind)> key in findings.LiteralKeys)
        {
            if (IsQuietTest(context.Options.AnalyzerConfigOptionsProvider, key.Key.Syntax.SyntaxTree))
            {
                continue;
            }

            string what = key.Value.Key.Parameter!.Name switch
            {
                "authenticationKey" => "authentication key",
                "encryptionKey" => "encryption key",
                _ => "key",
            };
            string how = key.Value.Kind == ContentKind.Zero
                ? "was never filled and is all zeros"
                : "is written in the source, where everyone who has the program can read it";
            context.ReportDiagnostic(Diagnostic.Create(Rule.LiteralKey, key.Key.Syntax.GetLocation(), [key.Value.Key.Syntax.GetLocation()], what,
                key.Value.Algorithm, how));
        }
    }

    private static string Again(IOperation call, IOperation first)
        => call == first
            ? "does not change from one iteration of the loop to the next"
            : $"was already used with this key in line {first.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static bool IsQuietTest(AnalyzerConfigOptionsProvider options, SyntaxTree tree)
        => IsTrue(options.GlobalOptions, TestProjectProperty)
            && !IsTrue(options.GetOptions(tree), KeysInTestsOption)
            && !IsTrue(options.GlobalOptions, KeysInTestsOption);

    private static bool IsTrue(AnalyzerConfigOptions options, string key)
        => options.TryGetValue(key, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
