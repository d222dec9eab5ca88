using System.Collections.Immutable;
using System.Globalization;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>Realistic methods, right and wrong ones, with every place marked where a rule must say something: Corpus/FAMILY.Positives.cs and FAMILY.Negatives.cs.</summary>
public class CorpusTests
{
    private const double LeastRecall = 0.95;

    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests/KcapiGen.Analyzers.Tests/Corpus");

    [Theory]
    [InlineData("Scope", "KCG101", "KCG105")]
    [InlineData("Pool", "KCG102")]
    [InlineData("Native", "KCG103")]
    [InlineData("Writes", "KCG104")]
    [InlineData("Protocol", "KCG106", "KCG107", "KCG108")]
    public async Task EveryMarkedPlaceIsReportedAndNoOther(string family, params string[] rules)
    {
        Verdicts wrong = await JudgeAsync(family, "Positives"), right = await JudgeAsync(family, "Negatives");
        Assert.All(wrong.Methods, method => Assert.True(method.Value > 0, $"{method.Key} is among the positives and has no mark."));
        Assert.All(right.Methods, method => Assert.True(method.Value == 0, $"{method.Key} is among the negatives and has a mark."));
        ILookup<string, Verdict> byRule = wrong.All.Concat(right.All).ToLookup(verdict => verdict.Id);
        foreach (string rule in byRule.Select(group => group.Key).Union(rules).Order(StringComparer.Ordinal))
        {
            Print(family, rule, [.. byRule[rule]]);
        }

        Assert.All(rules, rule => Assert.Contains(byRule[rule], verdict => verdict.IsExpected));

        string[] falseAlarms = [.. byRule.SelectMany(group => group).Where(verdict => !verdict.IsExpected).Select(verdict => verdict.Place)];
        string[] missed = [.. byRule.Where(group => group.Count(verdict => !verdict.IsReported) > (1 - LeastRecall) * group.Count()).SelectMany(group => group.Where(verdict => !verdict.IsReported)).Select(verdict => verdict.Place)];
        Assert.True(falseAlarms.Length + missed.Length == 0, $"False alarms:\n  {string.Join("\n  ", falseAlarms)}\nMissed:\n  {string.Join("\n  ", missed)}");
        Assert.True(wrong.Methods.Count >= 25 && right.Methods.Count >= 40, $"{wrong.Methods.Count} positives, {right.Methods.Count} negatives");
    }

    private static void Print(string family, string rule, Verdict[] verdicts)
    {
        int found = verdicts.Count(verdict => verdict is { IsExpected: true, IsReported: true }), expected = verdicts.Count(verdict => verdict.IsExpected), reported = verdicts.Count(verdict => verdict.IsReported);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{family,-8} {rule}: precision {(reported == 0 ? 1 : (double)found / reported):F3}, recall {(expected == 0 ? 1 : (double)found / expected):F3} ({found} of {expected} found, {reported - found} false)");
        TestContext.Current.TestOutputHelper!.WriteLine(text);
        TestContext.Current.SendDiagnosticMessage(text);
    }

    /// <summary>One place: what was said of it and what should have been.</summary>
    private sealed record Verdict(string Id, bool IsExpected, bool IsReported, string Place);

    /// <param name="All">One for each mark and for each diagnostic without one.</param>
    /// <param name="Methods">How many marks each method has.</param>
    private sealed record Verdicts(IReadOnlyList<Verdict> All, IReadOnlyDictionary<string, int> Methods);

    private static async Task<Verdicts> JudgeAsync(string family, string side)
    {
        string prelude = File.ReadAllText(Path.Combine(Folder, "Prelude.cs"));
        Markup markup = Markup.Parse(prelude + File.ReadAllText(Path.Combine(Folder, $"{family}.{side}.cs")));
        ImmutableArray<Diagnostic> diagnostics = [.. (await TestProject.Create(markup.Source).DiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => Verify.Counts(diagnostic, null))];
        Assert.Empty(diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("KCG", StringComparison.Ordinal)));

        SyntaxNode root = await CSharpSyntaxTree.ParseText(markup.Source, cancellationToken: TestContext.Current.CancellationToken).GetRootAsync(TestContext.Current.CancellationToken);
        HashSet<(string, TextSpan)> reported = [.. diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))];
        HashSet<(string, TextSpan)> expected = [.. markup.Diagnostics.Select(mark => (mark.Id, mark.Span))];
        var all = reported.Union(expected).Select(place => new Verdict(place.Item1, expected.Contains(place), reported.Contains(place), $"{place.Item1} {MethodAt(root, place.Item2)}: {markup.Source.Substring(place.Item2.Start, place.Item2.Length)}"));
        return new([.. all], Methods(root, expected));
    }

    // Every public method of the classes Positives and Negatives is a case; what is private helps them.
    private static Dictionary<string, int> Methods(SyntaxNode root, HashSet<(string Id, TextSpan Span)> marks) =>
        root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword))
            .ToDictionary(method => method.Identifier.ValueText, method => marks.Count(mark => method.Span.Contains(mark.Span)));

    private static string? MethodAt(SyntaxNode root, TextSpan span) => root.FindNode(span).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;
}
