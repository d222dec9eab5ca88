using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>Each rule is the matter of one analyzer, which lists what it can report and nothing else.</summary>
public class AnalyzerRulesTests
{
    [Fact]
    public void EveryRuleIsListedByOneAnalyzer() =>
        Assert.Equal(
            RulePage.Rules.Select(rule => rule.Id),
            TestProject.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Order(StringComparer.Ordinal));

    // Roslyn makes AD0001 of a rule that is reported and not listed.
    [Fact]
    public async Task AnAnalyzerReportsWhatItLists()
    {
        Dictionary<DiagnosticAnalyzer, SortedSet<string>> reported = TestProject.Analyzers.ToDictionary(analyzer => analyzer, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (string example in RulePage.Rules.SelectMany(rule => RulePage.Read(rule.Id).BadExamples))
        {
            AnalysisResult result = await TestProject.Create(example).AnalyzeAsync(TestContext.Current.CancellationToken);
            foreach (DiagnosticAnalyzer analyzer in TestProject.Analyzers)
            {
                reported[analyzer].UnionWith(result.GetAllDiagnostics(analyzer).Select(diagnostic => diagnostic.Id));
            }
        }

        Assert.All(reported, pair => Assert.Equal(pair.Key.SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal), pair.Value));
    }
}
