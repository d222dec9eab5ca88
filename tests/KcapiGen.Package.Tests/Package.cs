using System.Diagnostics;
using System.Reflection;

[assembly: AssemblyFixture(typeof(KcapiGen.Package.Tests.Package))]

namespace KcapiGen.Package.Tests;

/// <summary>The package, packed once of what was built, in a folder of its own that is the only source of consumers.</summary>
public sealed class Package : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kcapigen-package");

    public Package()
    {
        (int status, string output) = Dotnet(Of("RepositoryRoot"), "pack", "runtime/KcapiGen.csproj", "--no-build", "--configuration", Of("Configuration"), "--output", Source, $"-property:PackageVersion={NewVersion}");
        Assert.True(status == 0, output);
        Path = Assert.Single(Directory.GetFiles(Source, "*.nupkg"));
        Version = System.IO.Path.GetFileNameWithoutExtension(Path)["KcapiGen.".Length..];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    public string Version { get; }

    // One that no cache of this machine has: a package of the same version would be taken from there.
    private static string NewVersion { get; } = $"0.1.0-test.{Environment.ProcessId}.{DateTime.UtcNow:yyyyMMddHHmmss}";

    private string Source => System.IO.Path.Combine(_folder.FullName, "source");

    /// <summary>A new project that refers to the package and to nothing else. No network is used: the SDK's own tools come from the cache that this build was restored to.</summary>
    public Consumer NewConsumer(string program, string properties = "", string language = "cs")
    {
        DirectoryInfo folder = _folder.CreateSubdirectory(System.IO.Path.GetRandomFileName());
        void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(folder.FullName, name), text);
        Write($"Program.{language}", program);
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.FullName}/packages" /></config>
              <packageSources><clear /><add key="packed" value="{Source}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{Cache}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write($"Consumer.{language}proj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisMode>All</AnalysisMode>
                <IsAotCompatible>true</IsAotCompatible>
                <UseSharedCompilation>false</UseSharedCompilation>
                {properties}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="KcapiGen" Version="[{Version}]" /></ItemGroup>
            </Project>
            """);
        return new Consumer(folder.FullName);
    }

    /// <summary>Runs the SDK; returns its exit status and all that it printed.</summary>
    internal static (int Status, string Output) Dotnet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["KCAPIGEN_BACKEND"] = "inprocess";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Cache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

    private static string Of(string key) => typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
