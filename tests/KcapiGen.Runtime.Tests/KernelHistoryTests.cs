using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>What left Linux is the same in the generator, which warns of it, and in the runtime, which explains by it.</summary>
public sealed class KernelHistoryTests
{
    [Fact]
    public void RemovalsAreTheGenerators()
    {
        string[] names =
        [
            .. WellKnownNames.All, .. WellKnownNames.Hashes, .. WellKnownNames.Randoms,
            "fips(ansi_cprng)", "authenc(hmac(sha256),ofb(aes))", "cfb(fcrypt)", "cbc(fcrypt)", "hmac(md4)",
        ];
        Assert.All(names, name => Assert.Equal(Generator.Catalogue.KernelHistory.RemovalOf(NameParser.Parse(name, out _)!)?.Release.ToString(), Kernel.KernelHistory.RemovalOf(name)?.ToString()));
        Assert.Equal(new Version(6, 8), Kernel.KernelHistory.RemovalOf("cfb(aes)"));
        Assert.Null(Kernel.KernelHistory.RemovalOf("of one that nobody knows"));
    }

    [Theory]
    [InlineData("6.1.0-57-amd64", "6.1")]
    [InlineData("7.3.4+deb13-amd64", "7.3")]
    [InlineData("6.12-rc1", "6.12")]
    [InlineData("release unknown", null)]
    [InlineData("7", null)]
    public void TheReleaseOfAKernelIsItsFirstTwoNumbers(string release, string? version) => Assert.Equal(version, Machine.VersionOf(release)?.ToString());
}
