using System.IO.Compression;
using System.Xml.Linq;

namespace KcapiGen.Package.Tests;

/// <summary>What the package holds, and what it asks for.</summary>
public sealed class ContentTests(Package package)
{
    [Fact]
    public void The_runtime_the_compilers_parts_and_nothing_else()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        string[] files = [.. archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "KcapiGen.nuspec",
                "README.md",
                "analyzers/dotnet/cs/KcapiGen.CodeFixes.dll",
                "analyzers/dotnet/cs/KcapiGen.Generator.dll",
                "build/KcapiGen.targets",
                "buildTransitive/KcapiGen.targets",
                "icon.png",
                "lib/net10.0/KcapiGen.dll",
                "lib/net10.0/KcapiGen.xml",
            ],
            files);
    }

    [Fact]
    public void It_depends_on_the_bindings_of_libc_alone()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Path);
        using Stream stream = archive.GetEntry("KcapiGen.nuspec")!.Open();
        XElement[] all = [.. XDocument.Load(stream).Descendants()];
        Assert.Contains(all, element => element.Name.LocalName == "group" && element.Attribute("targetFramework")?.Value == "net10.0");
        XElement dependency = Assert.Single(all, element => element.Name.LocalName == "dependency");
        Assert.Equal("Tmds.LibC", dependency.Attribute("id")?.Value);
        Assert.Contains("Compile", dependency.Attribute("exclude")?.Value ?? "", StringComparison.Ordinal);
    }
}
