using System.Reflection;
using System.Text.RegularExpressions;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>The page of a rule in docs/rules/.</summary>
internal sealed partial class RulePage
{
    private RulePage(string text) => Text = text;

    /// <summary>Every rule there is, by id.</summary>
    public static DiagnosticDescriptor[] Rules { get; } =
    [
        .. typeof(Rule).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public string Text { get; }

    public string[] BadExamples => Examples("bad");

    public string[] GoodExamples => Examples("good");

    public static RulePage Read(string id) => new(File.ReadAllText(Path.Combine(RepositoryFiles.Root, $"docs/rules/{id}.md")));

    private string[] Examples(string mark) =>
        [.. Example().Matches(Text).Where(match => match.Groups["mark"].Value == mark).Select(match => $"using KcapiGen;\n{match.Groups["code"].Value}")];

    // ```csharp bad … ``` and ```csharp good … ```
    [GeneratedRegex("^```csharp (?<mark>\\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
