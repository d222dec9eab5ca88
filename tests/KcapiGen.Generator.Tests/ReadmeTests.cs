using System.Reflection;
using System.Text.RegularExpressions;
using KcapiGen.Generator.Tests.Harness;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The C# of the README compiles as it stands there: declarations first, then statements that use them.</summary>
public partial class ReadmeTests
{
    private const string Usings = "using System; using System.Security.Cryptography; using KcapiGen;\n";

    [Fact]
    public void ItsCodeCompiles()
    {
        string root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        string[] blocks = [.. CSharpBlock().Matches(File.ReadAllText(Path.Combine(root, "README.md"))).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, blocks.Length);

        GeneratorRun run = GeneratorRun.Of(Usings + blocks[0], $"{Usings}internal static class Use {{ internal static int Run() {{ {blocks[1]} return length; }} }}");
        Assert.DoesNotContain(run.Output.VisibleDiagnostics(), diagnostic => diagnostic.Id != "CS1591");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
