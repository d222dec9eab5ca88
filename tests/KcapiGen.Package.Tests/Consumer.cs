namespace KcapiGen.Package.Tests;

/// <summary>A project that refers to the package.</summary>
public sealed class Consumer(string folder)
{
    /// <summary>Builds it; returns whether that went well and what the build printed.</summary>
    public (bool IsBuilt, string Output) Build(params string[] arguments)
    {
        (int status, string output) = Package.Dotnet(folder, ["build", "--output", $"{folder}/out", .. arguments]);
        return (status == 0, output);
    }

    /// <summary>Runs what was built; returns what it printed.</summary>
    public string Run()
    {
        (int status, string output) = Package.Dotnet(folder, "out/Consumer.dll");
        Assert.True(status == 0, output);
        return output;
    }
}
