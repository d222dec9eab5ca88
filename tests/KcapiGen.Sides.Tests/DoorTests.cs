using System.Diagnostics;

namespace KcapiGen.Sides.Tests;

/// <summary>A door that is shut for real: which side is taken, what is said of it, and that a forced side leaves the other alone.</summary>
public sealed class DoorTests
{
    private const int EPERM = 1;
    private const int EAFNOSUPPORT = 97;

    // cbc(aes) of a block of zeros with a key and an IV of zeros: AES-128 of zero (FIPS 197's algorithm; NIST AESAVS, GFSbox).
    private const string Block = "66E94BD4EF8A2C3B884CFA59CA342B2E";

    // What is shut below is open: the modules are loaded, and the kernel lists the family, so that a filter can be told from a kernel without it.
    public DoorTests() => Assert.True(KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, "cbc(aes)").IsAvailable);

    [Fact]
    public void AnOpenDoorIsTakenAndTheEngineLeftAlone()
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", "trace=socket,openat"]);
        Assert.Equal($"Kernel {Block}", door.Fallback);
        Assert.Equal($"Kernel {Block}", door.KernelOnly);
        Assert.Contains("AF_ALG", door.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("libcrypto", door.Trace, StringComparison.Ordinal);
        Assert.Equal("HandleOpened cbc(aes) kernel, HandleOpened cbc(aes) kernel, HandleOpened xts(cast6) kernel", door.Events);
        Assert.Equal("kcapigen.bytes algorithm=cbc(aes) backend=kernel: 32, kcapigen.messages algorithm=cbc(aes) backend=kernel: 2", door.Metrics);
    }

    [Fact]
    public void AForcedKernelLeavesTheEngineAlone()
    {
        DoorProcess door = DoorProcess.Run("kernel", ["-e", "trace=socket,openat", "-e", "inject=socket:error=EPERM"]);
        Assert.StartsWith("KernelNotSupportedException: ", door.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("libcrypto", door.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void AForcedEngineLeavesTheKernelAlone()
    {
        DoorProcess door = DoorProcess.Run("inprocess", ["-e", "trace=socket,openat"]);
        Assert.Equal($"InProcess {Block}", door.Fallback);
        Assert.Equal($"InProcess {Block}", door.KernelOnly);
        Assert.Equal("InProcess, InProcess, ", door.Expected);
        Assert.Contains("libcrypto.so.3", door.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("AF_ALG", door.Trace, StringComparison.Ordinal);
    }

    [Fact]
    public void WithTheEngineFirstAnOpenDoorIsForWhatTheEngineDoesNotHave()
    {
        DoorProcess door = DoorProcess.Run(part: "first");
        Assert.Equal($"InProcess {Block}", door.InProcessFirst);
        Assert.Equal($"Kernel {Block}", door.KernelFirst);
        Assert.Equal("Kernel", door.NoEngineFirst);

        // A kernel before Linux 6.2 takes no key of the keyring, and says so; a later one looks for it.
        Assert.Matches("Linux 6.2|ALG_SET_KEY_BY_KEY_SERIAL", door.Keyring);
        Assert.Equal("InProcess, Kernel, Kernel", door.Expected);
    }

    [Fact]
    public void AnApplicationThatPrefersTheEngineHasTheKernelForTheRest()
    {
        DoorProcess door = DoorProcess.Run("prefer-inprocess");
        Assert.Equal($"InProcess {Block}", door.KernelOnly);
        Assert.Equal("Kernel", door.NoEngine);
        Assert.Equal("InProcess, InProcess, Kernel", door.Expected);
    }

    [Fact]
    public void ASideThatThereIsNotIsRefused()
        => Assert.Equal("InvalidOperationException: KCAPIGEN_BACKEND is 'both'; it must be 'kernel', 'inprocess' or 'prefer-inprocess', or not be set.", DoorProcess.Run("both").Fallback);

    [Theory]
    [InlineData("socket", "EAFNOSUPPORT", KernelSupportReason.Blocked)]
    [InlineData("socket", "ENOSYS", KernelSupportReason.Blocked)]
    [InlineData("socket", "EACCES", KernelSupportReason.Blocked)]
    [InlineData("bind", "ENOENT", KernelSupportReason.UnknownAlgorithm)]
    [InlineData("bind", "EPERM", KernelSupportReason.Blocked)]
    [InlineData("bind", "EINVAL", KernelSupportReason.UnknownAlgorithm)]
    [InlineData("bind", "EEXIST", KernelSupportReason.UnknownAlgorithm)]
    public void WhatCannotBeHadIsFallenBackFromAndExplained(string call, string error, KernelSupportReason reason)
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", $"trace={call}", "-e", $"inject={call}:error={error}"]);
        Assert.Equal($"InProcess {Block}", door.Fallback);
        AssertRefused(door, reason);
        Assert.Equal("InProcess, , ", door.Expected);
        Assert.Equal($"FallbackTaken cbc(aes) {reason}, HandleOpened cbc(aes) inprocess", door.Events);
        Assert.Equal($"kcapigen.bytes algorithm=cbc(aes) backend=inprocess: 16, kcapigen.fallbacks algorithm=cbc(aes) reason={reason}: 1, kcapigen.messages algorithm=cbc(aes) backend=inprocess: 1", door.Metrics);
    }

    [Theory]
    [InlineData("socket", "EMFILE")]
    [InlineData("bind", "ENOMEM")]
    [InlineData("bind", "EIO")]
    public void AFaultIsNotFallenBackFrom(string call, string error)
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", $"trace={call}", "-e", $"inject={call}:error={error}:when=1..3"]);
        Assert.StartsWith($"KernelCryptoException: {call} failed for 'cbc(aes)': {error} ", door.Fallback, StringComparison.Ordinal);
        Assert.Equal("Kernel, Kernel, Kernel", door.Expected);
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("bind")]
    public void AnInterruptedCallIsMadeAgain(string call)
        => Assert.Equal($"Kernel {Block}", DoorProcess.Run(strace: ["-e", $"trace={call}", "-e", $"inject={call}:error=EINTR:when=1"]).Fallback);

    [Fact]
    public void WhatIsBrokenIsNotFallenBackFrom()
    {
        DoorProcess door = DoorProcess.Run(strace: ["-e", "trace=bind", "-e", "inject=bind:error=ELIBBAD"]);
        Assert.StartsWith("KernelNotSupportedException: ", door.Fallback, StringComparison.Ordinal);
        AssertRefused(door, KernelSupportReason.SelfTestFailed);
    }

    [Theory]
    [InlineData(EPERM)]
    [InlineData(EAFNOSUPPORT)]
    public void ASeccompFilterIsNamed(int errno)
    {
        DoorProcess door = DoorProcess.Run(seccompErrno: errno);
        Assert.Equal($"InProcess {Block}", door.Fallback);
        AssertRefused(door, KernelSupportReason.Blocked);
        Assert.Contains("seccomp", door.Support, StringComparison.Ordinal);
    }

    [Fact]
    public void AModuleThatIsBlockedIsNamed()
    {
        // No algorithm of this family is in use by this process, so its module can be taken away; then nothing can bring it back.
        const string Loader = "/proc/sys/kernel/modprobe";
        string loader = File.ReadAllText(Loader);
        using (Process removal = Process.Start("modprobe", ["-r", "-q", "algif_rng"]))
        {
            removal.WaitForExit();
        }

        File.WriteAllText(Loader, "/bin/false");
        try
        {
            Assert.Equal(KernelSupportReason.FamilyModuleMissing, KernelCrypto.Probe(KernelAlgorithmKind.Random, "stdrng").Reason);
        }
        finally
        {
            File.WriteAllText(Loader, loader);
        }

        Assert.True(KernelCrypto.Probe(KernelAlgorithmKind.Random, "stdrng").IsAvailable);
    }

    private static void AssertRefused(DoorProcess door, KernelSupportReason reason)
    {
        Assert.StartsWith("KernelNotSupportedException: 'cbc(aes)' is not available", door.KernelOnly, StringComparison.Ordinal);
        Assert.StartsWith($"{reason} ", door.Support, StringComparison.Ordinal);
    }
}
