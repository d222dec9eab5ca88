using System.Globalization;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>KCG201 and KCG202 against methods as people write them, in Corpus/: a line that must be reported ends in a comment with the id.</summary>
public class KeyAndNonceCorpusTests(ITestOutputHelper output)
{
    private readonly record struct Line(string File, int Number);

    [Theory]
    [InlineData("KCG201")]
    [InlineData("KCG202")]
    public async Task EveryMarkedLineIsReportedAndNoOther(string id)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(RulePageTests.Root, "tests/KcapiGen.Analyzers.Tests/Corpus", id), "*.cs").Order(StringComparer.Ordinal), Path.Combine(RulePageTests.Root, "tests/KcapiGen.Analyzers.Tests/Corpus/Ciphers.cs")];
        string[] sources = [.. files.Select(File.ReadAllText)];
        HashSet<Line> expected = [.. sources.SelectMany((source, file) => source.Split('\n').Index().Where(line => line.Item.EndsWith($"// {id}", StringComparison.Ordinal)).Select(line => new Line($"File{file}.cs", line.Index)))];

        Diagnostic[] diagnostics = [.. (await TestProject.Create(sources).DiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == id || diagnostic.Id == "AD0001")];
        string[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Id != id).Select(diagnostic => $"{diagnostic}")];
        Assert.Empty(errors);
        HashSet<Line> reported = [.. diagnostics.Select(diagnostic => new Line(Path.GetFileName(diagnostic.Location.SourceTree!.FilePath), diagnostic.Location.GetLineSpan().StartLinePosition.Line))];

        int hits = reported.Intersect(expected).Count(), silent = Members(sources) - expected.Count;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{id}: {expected.Count} positives, {silent} negatives; precision {(double)hits / Math.Max(1, reported.Count):0.000}, recall {(double)hits / expected.Count:0.000}"));
        Assert.True(expected.Count >= 25 && silent >= 40, "the corpus is too small");
        string[] wrong = [.. expected.Except(reported).Select(line => $"not reported: {Text(line)}"), .. reported.Except(expected).Select(line => $"reported: {Text(line)}")];
        Assert.Equal("", string.Join('\n', wrong));

        string Text(Line line) => sources[int.Parse(line.File.AsSpan(4, line.File.Length - 7), CultureInfo.InvariantCulture)].Split('\n')[line.Number].Trim() + $" ({line.Number + 1})";
    }

    // One case each: the public methods.
    private static int Members(IEnumerable<string> sources) => sources.Sum(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
        .OfType<MethodDeclarationSyntax>().Count(method => method.Modifiers.Any(SyntaxKind.PublicKeyword)));
}
