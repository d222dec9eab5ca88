using System.Collections.Concurrent;
using KcapiGen.Analyzers.Tests.Harness;
using KcapiGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KcapiGen.Analyzers.Tests.MalformedCode;

/// <summary>In an editor code is wrong most of the time. No analyzer, nor the generator, throws an exception on any of it.</summary>
public class MalformedCodeTests
{
    private const int Variants = 2_400;
    private const int Together = 120;

    [Fact]
    public async Task NoAnalyzerThrowsOnHalfWrittenCode()
    {
        string ciphers = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests/KcapiGen.Analyzers.Tests/Corpus/Ciphers.cs"));
        string[] sources = [.. Sources().Select(File.ReadAllText)];
        ConcurrentQueue<string> failures = new();
        int errors = 0;
        for (int first = 0; first < Variants; first += Together)
        {
            string[] variants = [.. Enumerable.Range(first, Together).Select(seed => $"using Corpus;\n{new HalfWritten(seed).Variant(sources[seed % sources.Length])}")];
            errors += await AnalyzeAsync([ciphers, .. variants], failures);
        }

        Assert.Equal("", string.Join('\n', failures));
        Assert.True(errors > Variants / 2, "the code is not malformed");
    }

    private static IEnumerable<string> Sources() => new[] { "tests/KcapiGen.Analyzers.Tests/Corpus", "samples/Seal", "tests/KcapiGen.Contract" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal);

    /// <returns>The number of errors of syntax.</returns>
    private static async Task<int> AnalyzeAsync(string[] sources, ConcurrentQueue<string> failures)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Project project = TestProject.Create(sources);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new DeclarationGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync(cancellation))!, out Compilation compilation, out _, cancellation);
        foreach (GeneratorRunResult result in driver.GetRunResult().Results.Where(result => result.Exception is not null))
        {
            failures.Enqueue($"{result.Exception}");
        }

        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers(TestProject.Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation);
        return compilation.SyntaxTrees.Sum(tree => tree.GetDiagnostics(cancellation).Count());
    }
}
