using System.Reflection;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>docs/algorithms.md is what the catalogue says. With KCAPIGEN_UPDATE_SNAPSHOTS=1 (and not in the guest, which writes nothing back) it is written instead.</summary>
public class AlgorithmPageTests
{
    private static readonly string Page = Path.Combine(
        typeof(AlgorithmPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "docs/algorithms.md");

    [Fact]
    public void The_page_says_what_the_catalogue_says()
    {
        string text = AlgorithmPage.Write();
        if (Environment.GetEnvironmentVariable("KCAPIGEN_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Page, text);
        }

        Assert.Equal(File.ReadAllText(Page), text);
    }
}
