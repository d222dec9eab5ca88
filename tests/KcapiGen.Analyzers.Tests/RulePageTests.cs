using System.Reflection;
using System.Text.RegularExpressions;
using KcapiGen.Analyzers.Tests.Harness;
using KcapiGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>Every rule has its page, its line in the release tracking and its tests, and what a page shows is true.</summary>
public partial class RulePageTests
{
    private static readonly DiagnosticDescriptor[] Rules = [.. Descriptors.All.Concat(LifetimeDescriptors.All).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. Rules.Select(descriptor => descriptor.Id)];

    [Fact]
    public void EveryPageHasARule() =>
        Assert.Equal(Rules.Select(descriptor => $"{descriptor.Id}.md"), Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs/rules"), "KCG*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void TheIndexHasEveryRuleAndNoOther()
    {
        IEnumerable<string> rows = File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs/rules/README.md")).Where(line => line.StartsWith("| [KCG", StringComparison.Ordinal));
        Assert.Equal(Rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |"), rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleLinksToItsPageWhichHasItsTitleAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = Rules.Single(rule => rule.Id == id);
        Assert.EndsWith($"/docs/rules/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        string page = Page(id);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.All(["## What it finds", "## Why", "## What it stays silent on", "## Examples", "## Fix"], heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ARuleIsInTheReleaseTracking(string id)
    {
        DiagnosticDescriptor descriptor = Rules.Single(rule => rule.Id == id);
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
        string page = Page(id);
        string[] bad = Examples(page, "bad"), good = Examples(page, "good");
        Assert.NotEmpty(bad);
        Assert.NotEmpty(good);
        foreach (string example in bad) Assert.Equal([id], (await DiagnosticsAsync(example, id)).Select(diagnostic => diagnostic.Id).Distinct());
        foreach (string example in good) Assert.Empty(await DiagnosticsAsync(example, id));
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(string example, string id) =>
        (await TestProject.Create($"using KcapiGen;\n{example}").DiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => Verify.Counts(diagnostic, id));

    private static string Page(string id) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, $"docs/rules/{id}.md"));

    private static string[] Examples(string page, string mark) =>
        [.. Example().Matches(page).Where(match => match.Groups["mark"].Value == mark).Select(match => match.Groups["code"].Value)];

    // ```csharp bad … ``` and ```csharp good … ```
    [GeneratedRegex("^```csharp (?<mark>\\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
