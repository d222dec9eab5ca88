using System.Text.RegularExpressions;

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

    /// <summary>Builds it; returns every error that the build printed, once.</summary>
    public string[] Errors(params string[] arguments)
    {
        (bool isBuilt, string output) = Build(arguments);
        string[] errors = [.. Regex.Matches(output, @"error ([A-Z]+\d+: .*?)( \[|$)", RegexOptions.Multiline).Select(match => match.Groups[1].Value.TrimEnd()).Distinct()];
        Assert.True(isBuilt == (errors.Length == 0), output);
        return errors;
    }

    /// <summary>Runs what was built; returns what it printed.</summary>
    public string Run()
    {
        (int status, string output) = Package.Dotnet(folder, "out/Consumer.dll");
        Assert.True(status == 0, output);
        return output;
    }
}
