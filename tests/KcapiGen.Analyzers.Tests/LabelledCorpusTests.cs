using System.Globalization;
using System.Text.RegularExpressions;
using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

/// <summary>
/// The rules of lifetimes, keys and nonces against realistic code: Corpus/Labelled. A line that must be reported ends in <c>// expect: ID</c>.
/// Elements is ours; the others are by authors who knew what the rules are to find and had not seen how. Where one of their expectations
/// and the analyzers disagree, the expectation stays as it was written.
/// </summary>
public partial class LabelledCorpusTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.95;
    private const string Usings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests/KcapiGen.Analyzers.Tests/Corpus/Labelled");

    private readonly record struct Place(string Id, string File, int Line);

    public static TheoryData<string> Authors => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Authors))]
    public async Task NearlyAllThatIsExpectedIsReportedAndNothingElse(string author)
    {
        string[] sources = [.. Directory.GetFiles(Path.Combine(Folder, author), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText), Usings];
        HashSet<Place> expected = [.. sources.SelectMany((source, file) => Expected(source, $"File{file}.cs"))];
        Diagnostic[] diagnostics = [.. await TestProject.Create(sources).DiagnosticsAsync(TestContext.Current.CancellationToken)];
        Assert.Empty(diagnostics.Where(diagnostic => !diagnostic.Id.StartsWith("KCG", StringComparison.Ordinal)).Select(diagnostic => $"{diagnostic}"));
        HashSet<Place> reported = [.. diagnostics.Where(diagnostic => diagnostic.Id is not ("KCG203" or "KCG301" or "KCG302" or "KCG303")).Select(PlaceOf)];

        List<string> failures = [.. reported.Except(expected).Select(place => $"false alarm: {Text(place)}")];
        foreach (IGrouping<string, Place> rule in expected.GroupBy(place => place.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            Place[] missed = [.. rule.Except(reported)];
            double recall = 1 - ((double)missed.Length / rule.Count());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{author} {rule.Key}: recall {recall:0.000} ({rule.Count() - missed.Length} of {rule.Count()} found)"));
            if (recall < LeastRecall)
            {
                failures.AddRange(missed.Select(place => $"missed: {Text(place)}"));
            }
        }

        Assert.Equal("", string.Join('\n', failures));

        string Text(Place place) => $"{place.Id} {sources[int.Parse(place.File.AsSpan(4, place.File.Length - 7), CultureInfo.InvariantCulture)].Split('\n')[place.Line].Trim()} ({place.Line + 1})";
    }

    private static IEnumerable<Place> Expected(string source, string file) =>
        source.Split('\n').Index().SelectMany(line => Expectation().Match(line.Item).Groups["id"].Captures.Select(id => new Place(id.Value, file, line.Index)));

    private static Place PlaceOf(Diagnostic diagnostic) => new(diagnostic.Id, Path.GetFileName(diagnostic.Location.SourceTree!.FilePath), diagnostic.Location.GetLineSpan().StartLinePosition.Line);

    [GeneratedRegex(@"// expect:(?: (?<id>KCG[12]\d\d))+\s*$")]
    private static partial Regex Expectation();
}
