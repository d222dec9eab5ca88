using KcapiGen;

namespace Doctor.Tests;

/// <summary>The report as a person sees it. What it must say depends on whether this kernel has AF_ALG.</summary>
public sealed class TextTests(TextTests.Piped piped) : IClassFixture<TextTests.Piped>
{
    private string[] Lines => piped.Run.Output.Split('\n');

    [Fact]
    public void WhatEitherSideHasIsNotMissed() => Assert.Equal((0, ""), (piped.Run.Status, piped.Run.Error));

    [Fact]
    public void APipeGetsEightyColumnsAndNothingButText()
    {
        Assert.All(Lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(Lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain(piped.Run.Output, character => char.IsControl(character) && character != '\n');
        Assert.EndsWith("\n", piped.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhetherAfAlgCanBeReachedAndIfNotWhyAndWhatHelps()
    {
        KernelSupport support = KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, "xts(aes)");
        string expected = support.IsAvailable ? "AF_ALG reachable policy" : $"AF_ALG not reachable: {support.Explanation} {support.Remedy} policy";
        Assert.Contains(expected, Words(piped.Run.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kernel")]
    [InlineData("policy")]
    [InlineData("privileges")]
    [InlineData("FIPS mode")]
    [InlineData("seccomp")]
    [InlineData("io_uring")]
    [InlineData("buffers")]
    [InlineData("in process")]
    public void SaysSomethingOf(string subject) => Assert.Matches($"(?m)^{subject} +[^ ]", piped.Run.Output);

    [Theory]
    [InlineData("gcm(aes)", "16 24 32 12 yes nobody", "gcm")]
    [InlineData("ccm(aes)", "16 24 32 12 yes admin", "ccm")]
    [InlineData("xts(aes)", "32 48 64 16 yes anyone", "xts")]
    [InlineData("ecb(aes)", "16 24 32 - yes admin", "ecb")]
    [InlineData("adiantum(xchacha12,aes)", "32 32 yes anyone", "adiantum")]
    [InlineData("aegis128", "16 16 no nobody", "aegis128")]
    [InlineData("sha1", "- 20 yes anyone", "sha1")]
    [InlineData("hmac(sha256)", "any 32 yes admin", "hmac")]
    public void ARowHasSizesEnginePolicyAndDriver(string name, string facts, string driver)
    {
        string row = Words(Assert.Single(Lines, line => line.StartsWith(name + " ", StringComparison.Ordinal)));
        Assert.StartsWith($"{name} {facts} ", row, StringComparison.Ordinal);
        if (KernelCrypto.IsAvailable)
        {
            Assert.Contains(driver, row[$"{name} {facts} ".Length..], StringComparison.Ordinal);
        }
        else
        {
            Assert.Matches("(no AF_ALG|blocked|policy)", row);
        }
    }

    // Select graphic rendition, that is; .NET sets the keypad mode of any terminal.
    [Fact]
    public void ATerminalGetsColoursUnlessItsUserWantsNone()
    {
        const string Rendition = "\e\\[[0-9;]*m";
        Assert.Matches(Rendition, Run.OnTerminal().Output);
        Assert.DoesNotMatch(Rendition, Run.OnTerminal(("NO_COLOR", "1")).Output);
    }

    [Fact]
    public void ASideThatThereIsNotIsTold()
    {
        Run run = Run.WithSide("kernle");
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains(
            "side KCAPIGEN_BACKEND=kernle, which names no side: declared classes cannot be opened until it is kernel, inprocess or prefer-inprocess, or not set",
            Words(run.Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public void APreferredSideIsTold() => Assert.Contains(
        "side KCAPIGEN_BACKEND=prefer-inprocess: declared classes that state no side run in process, and in the kernel where the engine does not have the algorithm",
        Words(Run.WithSide("prefer-inprocess").Output),
        StringComparison.Ordinal);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One run for all: under emulation each costs its seconds.</summary>
    public sealed class Piped
    {
        internal Run Run { get; } = Run.Of("--require", "gcm(aes)", "--require", "xts(aes)", "--require", "sha1");
    }
}
