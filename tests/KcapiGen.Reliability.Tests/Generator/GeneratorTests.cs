using System.Collections.Immutable;
using KcapiGen.Generator;
using KcapiGen.Generator.Tests.Harness;
using KcapiGen.Reliability.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KcapiGen.Reliability.Tests.Generator;

/// <summary>Random declarations go through the generator and the analyzers: nothing crashes, and where nothing is reported what is generated compiles without a warning.</summary>
public sealed class GeneratorTests
{
    private const double Share = 0.12;

    // AD0001: an analyzer threw. CS8785: a generator did. CS8784: it did when it was made.
    private static readonly string[] Crashes = ["AD0001", "CS8784", "CS8785"];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(DeclarationGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public async Task NothingCrashesAndWhatIsGeneratedCompiles()
    {
        int first = Seed.Take("generator"), seed = first, generated = 0;
        Budget? budget = null;
        using var watchdog = new Watchdog();
        do
        {
            var random = new Random(seed);
            bool isValid = random.Next(3) > 0;
            string text = new DeclarationWriter(random, isValid).Write();
            if (!isValid && random.Next(4) == 0)
            {
                int from = random.Next(text.Length);
                text = text.Remove(from, random.Next(Math.Min(30, text.Length - from)));
            }

            watchdog.Begin($"seed {seed}:\n{text}");
            CSharpCompilation input = Compilations.Create(text);
            (string? finding, int files) = await RunAsync(input, isValid);
            Assert.True(finding is null, $"KCAPIGEN_SEED={seed}: {finding}\n{text}");
            generated += files;
            seed++;

            // The first compilation is the compiler's own start.
            budget ??= new Budget(Share);
        }
        while (budget.HasTime);
        Figures.Print("random declarations", [], $"{seed - first:N0} files, {generated:N0} classes generated");
    }

    private static async Task<(string? Finding, int Generated)> RunAsync(CSharpCompilation input, bool isValid)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DeclarationGenerator().AsSourceGenerator()], parseOptions: Compilations.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation compilation, out ImmutableArray<Diagnostic> ofGenerator, TestContext.Current.CancellationToken);
        int files = driver.GetRunResult().GeneratedTrees.Length;
        ImmutableArray<Diagnostic> ofAnalyzers = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        if (ofGenerator.Concat(ofAnalyzers).FirstOrDefault(one => Crashes.Contains(one.Id)) is { } crash)
        {
            return (crash.ToString(), files);
        }

        Diagnostic? reported = ofAnalyzers.FirstOrDefault(one => one.Severity == DiagnosticSeverity.Error && one.Id.StartsWith("KCG", StringComparison.Ordinal));
        if (isValid && reported is not null)
        {
            return ($"a right declaration is refused: {reported}", files);
        }

        // What the user alone makes wrong is the user's; the Dispose of IDisposable is generated (CS0535).
        bool isWrongAlone = input.GetDiagnostics(TestContext.Current.CancellationToken).Any(one => one.Severity == DiagnosticSeverity.Error && one.Id != "CS0535");
        Diagnostic? fault = reported is not null || isWrongAlone ? null : compilation.GetDiagnostics(TestContext.Current.CancellationToken).FirstOrDefault(one =>
            one.Severity == DiagnosticSeverity.Error || (one.Severity == DiagnosticSeverity.Warning && one.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree)));
        return (fault?.ToString(), files);
    }
}
