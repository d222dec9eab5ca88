using System.Reflection;
using Xunit;

namespace KcapiGen.Generator.Tests.Layers;

/// <summary>No folder names a type of a folder above it or beside it: CONTRIBUTING.md draws the order, and the sources keep it.</summary>
public sealed class LayerTests
{
    private static readonly string Root = typeof(LayerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData("runtime")]
    [InlineData("generator")]
    public void SourcesKeepTheOrder(string project)
    {
        LayerOrder order = OrderOf(project);
        (string Path, string Text)[] sources = [.. Sources(project)];
        Assert.Empty(order.Folders.Except(sources.Select(source => order.FolderOf(source.Path))));
        Assert.Empty(LayerCheck.Run(order, sources));
    }

    [Theory]
    [InlineData("Errors/E.cs", "class E { string Text => Backends.Choice.Name; }", "Errors/E.cs:1: names Choice of Backends, which does not lie below Errors")]
    [InlineData("Errors/E.cs", "using Backends;\nclass E\n{\n    Choice? _choice;\n}", "Errors/E.cs:4: names Choice of Backends, which does not lie below Errors")]
    [InlineData("Keyring/K.cs", "class K { string Text(object o) => Backends.Choice.Name; }", "Keyring/K.cs:1: names Choice of Backends, which does not lie below Keyring")]
    [InlineData("Kernel/Ring/R.cs", "class R { InProcess.Engine? _engine; }", "Kernel/Ring/R.cs:1: names Engine of InProcess, which does not lie below Kernel")]
    [InlineData("Elsewhere/E.cs", "class E;", "Elsewhere/E.cs: lies in a folder that the order does not have")]
    [InlineData("Handles/H.cs", "class H { Missing? _missing; }", "Missing")]
    public void AnArrowUpwardOrSidewaysIsFound(string path, string planted, string expected)
    {
        string[] found = [.. LayerCheck.Run(OrderOf("runtime"), [.. Small, (path, planted)])];
        Assert.Contains(found, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Handles/H.cs", "class H { string Text => Backends.Choice.Name; InProcess.Engine? _engine; }")]
    [InlineData("Backends/B.cs", "namespace Backends { class B { string Text => Choice.Name; } }")]
    [InlineData("Errors/E.cs", "using Backends;\n/// <see cref=\"Choice\"/>\nclass E;")]
    public void AnArrowDownwardIsNot(string path, string planted) => Assert.Empty(LayerCheck.Run(OrderOf("runtime"), [.. Small, (path, planted)]));

    private static IEnumerable<(string Path, string Text)> Small =>
    [
        ("Backends/Choice.cs", "namespace Backends { class Choice { public const string Name = \"\"; } }"),
        ("InProcess/Engine.cs", "namespace InProcess { class Engine; }"),
    ];

    private static LayerOrder OrderOf(string project) => LayerOrder.Read(File.ReadAllText(Path.Combine(Root, "CONTRIBUTING.md")), project);

    // The fixes are a project of their own, which references the generator's.
    private static IEnumerable<(string Path, string Text)> Sources(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Root, project), file)
        where !path.StartsWith("CodeFixes/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));
}
