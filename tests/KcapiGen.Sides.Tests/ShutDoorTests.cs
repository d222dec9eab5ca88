using System.Text.RegularExpressions;

namespace KcapiGen.Sides.Tests;

/// <summary>What a door costs that was found shut before, and what is said of it. A filter shuts it, whatever the kernel has.</summary>
public sealed partial class ShutDoorTests
{
    private const int EAFNOSUPPORT = 97;

    // As in DoorTests.
    private const string Block = "66E94BD4EF8A2C3B884CFA59CA342B2E";

    // It withholds every algorithm: none of the default provider is approved, and no provider that has approved ones is loaded.
    private const string Fips = """
        openssl_conf = all
        [all]
        alg_section = properties
        [properties]
        default_properties = fips=yes

        """;

    private const string InForce = "KCAPIGEN_BACKEND or the switch KcapiGen.Backend forces";

    [Fact]
    public void OpeningOnARememberedRefusalMakesNoSystemCallAndThrowsNothing()
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", "trace=all"], seccompErrno: EAFNOSUPPORT, part: "again");
        Assert.Equal("InProcess, exceptions: ", door.Again);
        Assert.Equal([], CallsBetweenMarks(door.Trace));
    }

    [Fact]
    public void OpeningWithTheEngineFirstAsksTheKernelNothingAndThrowsNothing()
    {
        DoorProcess door = DoorProcess.Run("prefer-inprocess", strace: ["-e", "trace=all"], part: "again");
        Assert.Equal("InProcess, exceptions: ", door.Again);
        Assert.Equal([], CallsBetweenMarks(door.Trace));
        Assert.DoesNotContain("AF_ALG", door.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void WithTheEngineFirstAShutDoorIsNotEvenTried()
    {
        DoorProcess door = DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first");
        Assert.Equal($"InProcess {Block}", door.InProcessFirst);
        Assert.StartsWith("KernelNotSupportedException: 'cbc(aes)' is not available from this kernel: ", door.KernelFirst, StringComparison.Ordinal);
        Assert.Equal("InProcess, , ", door.Expected);
        Assert.DoesNotContain("Fallback", door.Support, StringComparison.Ordinal);
    }

    [Fact]
    public void WithTheEngineFirstAKeyOfTheKeyringIsForTheKernel() => Assert.Matches(
        "^KernelNotSupportedException: 'cbc\\(aes\\)' is not available from this kernel: .* In process it cannot be had either: .* its bytes do not leave it",
        DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first").Keyring);

    [Fact]
    public void AKeyIsKeptAllTheSameWhereItsMemoryCannotBeLockedOrLeftOutOfCoreDumps()
    {
        string[] strace = ["-e", "trace=mlock,madvise", "-e", "inject=mlock,madvise:error=EPERM"];
        DoorProcess door = DoorProcess.Run(strace: strace, seccompErrno: EAFNOSUPPORT, part: "first");
        Assert.Equal("InProcess", door.KeptKey);
        Assert.Matches(@"mlock\(.*INJECTED", door.Trace);
        Assert.Matches(@"madvise\(.*MADV_DONTDUMP.*INJECTED", door.Trace);
    }

    [Fact]
    public void WhereTheEngineIsFirstAndBothRefuseBothAreNamed() => Assert.Matches(
        @"^KernelNotSupportedException: 'xts\(cast6\)' is not available from this kernel: .* In process it cannot be had either: 'xts\(cast6\)' has no in-process implementation",
        DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first").NoEngineFirst);

    [Fact]
    public void AnApplicationThatPrefersTheEngineDoesSoForEveryClassThatStatesNothing()
    {
        DoorProcess door = DoorProcess.Run("prefer-inprocess", seccompErrno: EAFNOSUPPORT);
        Assert.Equal($"InProcess {Block}", door.Fallback);
        Assert.Equal($"InProcess {Block}", door.KernelOnly);
        Assert.Equal("InProcess, InProcess, ", door.Expected);
        Assert.DoesNotContain("Fallback", door.Support, StringComparison.Ordinal);
        Assert.Equal("HandleOpened cbc(aes) inprocess, HandleOpened cbc(aes) inprocess", door.Events);
        Assert.DoesNotContain("fallbacks", door.Metrics, StringComparison.Ordinal);
        Assert.StartsWith(
            "KernelNotSupportedException: 'cbc(aes)'", DoorProcess.Run("prefer-inprocess", seccompErrno: EAFNOSUPPORT, part: "first").KernelFirst, StringComparison.Ordinal);
    }

    [Fact]
    public void AForcedKernelLeavesAPreferredEngineAlone() => Assert.EndsWith(
        $" The in-process engine was not used: {InForce} the kernel.",
        DoorProcess.Run("kernel", seccompErrno: EAFNOSUPPORT, part: "first").InProcessFirst,
        StringComparison.Ordinal);

    [Fact]
    public void ARefusedSocketIsARefusalOfEveryAlgorithm()
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", "trace=socket", "-e", "inject=socket:error=EAFNOSUPPORT"]);
        Assert.Single(door.Trace.Split('\n'), line => line.Contains("AF_ALG", StringComparison.Ordinal));
    }

    [Fact]
    public void BothReasonsStandInOneException()
    {
        string message = DoorProcess.Run(seccompErrno: EAFNOSUPPORT).NoEngine;
        Assert.StartsWith("KernelNotSupportedException: 'xts(cast6)' is not available from this kernel: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" In process it cannot be had either: 'xts(cast6)' has no in-process implementation: it runs in the kernel only.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFallbackIsNamedOnlyWhereTheClassHasNone()
    {
        DoorProcess door = DoorProcess.Run(seccompErrno: EAFNOSUPPORT);
        Assert.EndsWith(" Or declare the class with Fallback = KernelFallback.InProcess.", door.KernelOnly, StringComparison.Ordinal);
        Assert.EndsWith(" Or declare the class with Fallback = KernelFallback.InProcess.", door.Support, StringComparison.Ordinal);
        Assert.StartsWith("'cbc(aes)' is not available from this kernel: ", door.SupportWithFallback, StringComparison.Ordinal);
        Assert.DoesNotContain("Fallback", door.SupportWithFallback, StringComparison.Ordinal);
        Assert.DoesNotContain("Fallback", door.NoEngine, StringComparison.Ordinal);
    }

    [Fact]
    public void AForcedKernelIsNamed()
    {
        DoorProcess door = DoorProcess.Run("kernel", seccompErrno: EAFNOSUPPORT);
        Assert.EndsWith($" The in-process engine was not used: {InForce} the kernel.", door.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("Fallback", door.KernelOnly, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(", , ", door.Expected);
    }

    [Fact]
    public void AnOpenSslThatIsSetToFipsIsNamedAndItsErrorsAreTakenAway()
    {
        DoorProcess door = DoorProcess.Run("inprocess", opensslConfiguration: Fips);
        Assert.Matches(@"^PlatformNotSupportedException: OpenSSL 3\..+ does not give out 'cbc\(aes\)' or a part of it: it is set to FIPS \(default_properties = fips=yes\)", door.Fallback);
        Assert.Contains($" See its configuration, {Path.GetTempPath()}", door.Fallback, StringComparison.Ordinal);
        Assert.EndsWith($" {InForce} the in-process engine.", door.Fallback, StringComparison.Ordinal);
        Assert.Equal(", , ", door.Expected);
        Assert.Equal("0", door.Queue);
    }

    [Fact]
    public void WhereBothRefuseOpenSslIsNamedToo()
        => Assert.Matches(
            @"^KernelNotSupportedException: 'cbc\(aes\)' is not available from this kernel: .* In process it cannot be had either: OpenSSL 3\..* it is set to FIPS",
            DoorProcess.Run(seccompErrno: EAFNOSUPPORT, opensslConfiguration: Fips).Fallback);

    [Fact]
    public void AMissingLibgcryptIsNamedAndOnlyWhatNeedsItIsRefused()
    {
        // The loader finds a file that is no library, and looks no further.
        DirectoryInfo libraries = Directory.CreateTempSubdirectory("kcapigen-libraries-");
        try
        {
            File.WriteAllText(Path.Combine(libraries.FullName, "libgcrypt.so.20"), "");
            DoorProcess door = DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first", libraries: libraries.FullName);
            Assert.Matches(@"^KernelNotSupportedException: 'xts\(serpent\)' .* The in-process engine needs libgcrypt \(libgcrypt\.so\.20\) for this algorithm", door.OfGcrypt);
            Assert.Equal($"InProcess {Block}", door.InProcessFirst);
        }
        finally
        {
            libraries.Delete(recursive: true);
        }
    }

    [Fact]
    public void LibgcryptIsNotUsedAroundAnOpenSslThatIsSetToFips()
    {
        Assert.Equal("InProcess", DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first").OfGcrypt);
        Assert.Matches(
            @"^KernelNotSupportedException: 'xts\(serpent\)' .* it is set to FIPS", DoorProcess.Run(seccompErrno: EAFNOSUPPORT, part: "first", opensslConfiguration: Fips).OfGcrypt);
    }

    /// <summary>The system calls that the thread made which set the marks: what the collector does beside it is not ours.</summary>
    private static IEnumerable<string> CallsBetweenMarks(string trace)
    {
        string[] lines = trace.Split('\n');
        string thread = Assert.Single(lines.Where(IsMark).Select(Thread).Distinct());
        string[] own = [.. lines.Where(line => Thread(line) == thread)];
        int first = Array.FindIndex(own, IsMark), last = Array.FindLastIndex(own, IsMark);
        Assert.True(last > first);
        return own[(first + 1)..last];
    }

    private static bool IsMark(string line) => line.Contains("getpgid(-", StringComparison.Ordinal);

    private static string Thread(string line) => ThreadId().Match(line).Value;

    [GeneratedRegex(@"^\d+")]
    private static partial Regex ThreadId();
}
