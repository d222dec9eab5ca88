using System.Reflection;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>Every rule has its page, its line in the release tracking and its tests, and what a page shows is true.</summary>
public class RulePageTests
{
    public static TheoryData<string> Ids => [.. RulePage.Rules.Select(descriptor => descriptor.Id)];

    [Fact]
    public void EveryPageHasARule() =>
        Assert.Equal(RulePage.Rules.Select(descriptor => $"{descriptor.Id}.md"), Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs/rules"), "KCG*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void TheIndexHasEveryRuleAndNoOther()
    {
        IEnumerable<string> rows = File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs/rules/README.md")).Where(line => line.StartsWith("| [KCG", StringComparison.Ordinal));
        Assert.Equal(RulePage.Rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |"), rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleLinksToItsPageWhichHasItsTitleAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = RulePage.Rules.Single(rule => rule.Id == id);
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        string page = RulePage.Read(id).Text;
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.All(["## What it finds", "## Why", "## What it stays silent on", "## Examples", "## Fix"], heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleIsInTheReleaseTracking(string id)
    {
        DiagnosticDescriptor descriptor = RulePage.Rules.Single(rule => rule.Id == id);
        string releases = string.Concat(new[] { "Shipped", "Unshipped" }.Select(part => File.ReadAllText(Path.Combine(RepositoryFiles.Root, $"generator/AnalyzerReleases.{part}.md"))));
        Assert.Contains($"\n{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleHasTestsOfBothSides(string id)
    {
        Type tests = Assert.Single(typeof(RulePageTests).Assembly.GetTypes(), type => type.GetCustomAttribute<RuleAttribute>()?.Id == id);
        Assert.Contains(tests.GetMethods(), method => method.Name.StartsWith("Reports", StringComparison.Ordinal));
        Assert.Contains(tests.GetMethods(), method => method.Name.StartsWith("IsSilent", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheBadExamplesOfAPageRaiseTheRuleAndTheGoodOnesNothing(string id)
    {
        RulePage page = RulePage.Read(id);
        Assert.NotEmpty(page.BadExamples);
        Assert.NotEmpty(page.GoodExamples);
        foreach (string example in page.BadExamples)
        {
            Assert.Equal([id], (await DiagnosticsAsync(example, id)).Select(diagnostic => diagnostic.Id).Distinct());
        }

        foreach (string example in page.GoodExamples)
        {
            Assert.Empty(await DiagnosticsAsync(example, id));
        }
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(string example, string id) =>
        (await TestProject.Create(example).DiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => Verify.Counts(diagnostic, id));
}
