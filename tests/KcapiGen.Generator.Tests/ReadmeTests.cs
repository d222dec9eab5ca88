using System.Reflection;
using System.Text.RegularExpressions;
using KcapiGen.Generator.Tests.Harness;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The C# of the README compiles as it stands there, declarations first, then statements that use them; its links work from a package's page.</summary>
public partial class ReadmeTests
{
    private const string Pages = "https://github.com/kcapigen/kcapigen/blob/main/";

    private static readonly string Root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private const string Usings = "using System; using System.Security.Cryptography; using KcapiGen;\n";

    [Fact]
    public void ItsCodeCompiles()
    {
        string[] blocks = [.. CSharpBlock().Matches(Readme()).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, blocks.Length);

        GeneratorRun run = GeneratorRun.Of(Usings + blocks[0], $"{Usings}internal static class Use {{ internal static int Run() {{ {blocks[1]} return length; }} }}");
        Assert.DoesNotContain(run.Output.VisibleDiagnostics(), diagnostic => diagnostic.Id != "CS1591");
    }

    [Fact]
    public void ItsLinksAreAbsoluteAndNameFilesOfTheRepository()
    {
        string[] links = [.. Link().Matches(Readme()).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith(Pages, link, StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Root, link[Pages.Length..])), link));
    }

    private static string Readme() => File.ReadAllText(Path.Combine(Root, "README.md"));

    [GeneratedRegex("""\]\(([^)]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
