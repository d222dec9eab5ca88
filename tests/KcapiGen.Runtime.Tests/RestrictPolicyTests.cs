using KcapiGen.Generator.Catalogue;
using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>The lists of Linux 7.3's policy are the same in the generator, which warns by them, and in the runtime, which explains by them.</summary>
public sealed class RestrictPolicyTests
{
    [Fact]
    public void TheListsAreTheGenerators()
    {
        Assert.Equal(Linux73Policy.ForEveryone.Order(StringComparer.Ordinal), RestrictPolicy.ForEveryone.Order(StringComparer.Ordinal));
        Assert.Equal(Linux73Policy.ForPrivileged.Order(StringComparer.Ordinal), RestrictPolicy.ForPrivileged.Order(StringComparer.Ordinal));
    }
}
