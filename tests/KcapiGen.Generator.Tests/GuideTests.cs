using System.Reflection;
using System.Text.RegularExpressions;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>
/// The C# of the guides compiles as it stands there, and runs: blocks of declarations belong to the whole page, and every other block is the body of a
/// method. The pages of the rules are compiled with the analyzers, elsewhere.
/// </summary>
public partial class GuideTests
{
    private const string Usings = "using System; using System.IO; using System.Security.Cryptography; using System.Threading.Tasks; using KcapiGen;\n";

    private static readonly string Docs = Path.Combine(
        typeof(GuideTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "docs");

    public static TheoryData<string> PagesWithCode
        => [.. Directory.GetFiles(Docs, "*.md").Where(page => CSharpBlock().IsMatch(File.ReadAllText(page))).Select(page => Path.GetFileName(page))];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task TheCodeOfAPageRuns(string page)
    {
        ILookup<bool, string> blocks = CSharpBlock().Matches(File.ReadAllText(Path.Combine(Docs, page))).Select(match => match.Groups[1].Value)
            .ToLookup(block => block.Contains("partial class", StringComparison.Ordinal));
        IEnumerable<string> bodies = blocks[false].Select((block, i) => $"public static async Task Block{i}() {{ {block} await Task.CompletedTask; }}");
        GeneratorRun run = GeneratorRun.Of([.. blocks[true].Select(block => Usings + block), $"{Usings}public static class Guide {{ {string.Join('\n', bodies)} }}"]);
        Assert.DoesNotContain(run.Output.VisibleDiagnostics(), diagnostic => diagnostic.Id != "CS1591");

        foreach (MethodInfo body in Load(run.Output).GetType("Guide")!.GetMethods().Where(method => method.ReturnType == typeof(Task)))
        {
            await (Task)body.Invoke(null, null)!;
        }
    }

    private static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
