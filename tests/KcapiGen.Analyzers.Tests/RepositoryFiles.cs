using System.Reflection;

namespace KcapiGen.Analyzers.Tests;

/// <summary>Where the repository lies, for tests of its pages and sources.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
