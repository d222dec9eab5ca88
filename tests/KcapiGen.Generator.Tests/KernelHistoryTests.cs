using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>What left Linux, and which releases a project says that it runs on.</summary>
public class KernelHistoryTests
{
    [Theory]
    [InlineData("cfb(aes)", "6.8")]
    [InlineData("authenc(hmac(sha256),ofb(aes))", "6.8")]
    [InlineData("pcbc(fcrypt)", "7.2")]
    [InlineData("cfb(fcrypt)", "6.8")]
    [InlineData("poly1305", "6.16")]
    [InlineData("rfc7539(chacha20,poly1305)", null)]
    [InlineData("drbg_pr_sha1", "6.8")]
    [InlineData("drbg_pr_hmac_sha1", "6.8")]
    [InlineData("drbg_nopr_ctr_aes128", "7.2")]
    [InlineData("drbg_nopr_sha512", "7.2")]
    [InlineData("drbg_nopr_hmac_sha384", "7.2")]
    [InlineData("drbg_pr_hmac_sha512", "7.2")]
    [InlineData("drbg_nopr_hmac_sha512", null)]
    [InlineData("stdrng", null)]
    [InlineData("fips(ansi_cprng)", "6.19")]
    public void TheFirstReleaseWithoutAName(string name, string? release) =>
        Assert.Equal(release, KernelHistory.RemovalOf(NameParser.Parse(name, out _)!)?.Release.ToString());

    [Fact]
    public void ARemovalNamesTheCommit() =>
        Assert.All(
            WellKnownNames.All.Concat(WellKnownNames.Hashes).Concat(WellKnownNames.Randoms).Select(name => KernelHistory.RemovalOf(NameParser.Parse(name, out _)!)).OfType<KernelRemoval>(),
            removal => Assert.StartsWith("crypto: ", removal.Source, StringComparison.Ordinal));

    [Theory]
    [InlineData("6.12", "6.12", "6.12")]
    [InlineData("6.1-6.12", "6.1", "6.12")]
    [InlineData(" 6.1 - 7.3 ", "6.1", "7.3")]
    [InlineData("6.12-", "6.12", null)]
    [InlineData("6.9-6.12", "6.9", "6.12")]
    public void ReleasesOfAProject(string text, string first, string? last) =>
        Assert.Equal(new KernelReleases(KernelRelease.Parse(first)!, last is null ? null : KernelRelease.Parse(last)), KernelReleases.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-6.12")]
    [InlineData("6")]
    [InlineData("6.x")]
    [InlineData("6.1.0")]
    [InlineData("6.12-6.1")]
    [InlineData("6.1-6.12-7.3")]
    [InlineData("6.1, 6.12")]
    [InlineData("99999999999.1")]
    public void WhatSaysNoReleases(string text) => Assert.Null(KernelReleases.Parse(text));

    [Theory]
    [InlineData("6.1-6.12", "6.12", true)]
    [InlineData("6.1-6.12", "6.13", false)]
    [InlineData("6.12-", "7.3", true)]
    [InlineData("6.12-", "6.8", true)]
    public void ReleasesReachARemoval(string text, string release, bool expected) =>
        Assert.Equal(expected, KernelReleases.Parse(text)!.Reach(KernelRelease.Parse(release)!));
}
