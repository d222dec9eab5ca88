using KcapiGen.Interop;
using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>What the library says of a kernel that refuses, on this machine as it is.</summary>
public sealed class SupportTests
{
    [Fact]
    public void ProcCryptoIsReadInParagraphs()
    {
        // As Linux 6.1 prints it.
        const string Text = """
            name         : gcm(aes)
            driver       : generic-gcm-aesni
            module       : aesni_intel
            priority     : 400
            refcnt       : 1
            selftest     : passed
            internal     : no
            type         : aead

            name         : __cbc(aes)
            driver       : __cbc-aes-aesni
            priority     : 400
            internal     : yes
            type         : skcipher

            """;
        KernelAlgorithm[] algorithms = ProcCrypto.Parse(Text);
        Assert.Equal([new("gcm(aes)", "generic-gcm-aesni", "aead", 400, false), new("__cbc(aes)", "__cbc-aes-aesni", "skcipher", 400, true)], algorithms);
        Assert.Empty(ProcCrypto.Parse(""));
    }

    [Theory]
    [InlineData(Errno.EAFNOSUPPORT)]
    [InlineData(Errno.EPERM)]
    [InlineData(Errno.ENOSYS)]
    [InlineData(Errno.EACCES)]
    public void ARefusedSocketIsExplainedWithARemedy(int errno)
    {
        KernelSupport support = Diagnosis.OfSocket("gcm(aes)", errno);
        Assert.False(support.IsAvailable);
        Assert.Equal(errno, support.Errno);
        Assert.Contains("gcm(aes)", support.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(support.Remedy);
        Assert.DoesNotContain("Fallback", support.Remedy, StringComparison.Ordinal);
        Assert.Contains(support.Remedy, support.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Errno.ELIBBAD, KernelSupportReason.SelfTestFailed)]
    [InlineData(Errno.EACCES, KernelSupportReason.Blocked)]
    public void ARefusedBindIsExplained(int errno, KernelSupportReason reason)
        => Assert.Equal(reason, Diagnosis.OfBind(KernelAlgorithmKind.Aead, "gcm(aes)", errno).Reason);

    // Of what the kernel cannot make of the parts of a name it says EINVAL, and of what it has made already under another one EEXIST.
    [Theory]
    [InlineData(Errno.EINVAL)]
    [InlineData(Errno.EEXIST)]
    [InlineData(Errno.ENODEV)]
    public void WhatTheKernelCannotMakeIsUnknown(int errno)
    {
        Assert.True(OpeningErrors.MeansNotHere(errno));
        KernelSupport support = Diagnosis.OfBind(KernelAlgorithmKind.Skcipher, "xts(des)", errno);
        Assert.Equal(KernelSupportReason.UnknownAlgorithm, support.Reason);
        Assert.Contains(Errno.Describe(errno), support.Explanation, StringComparison.Ordinal);
        Assert.True(Diagnosis.AllowsFallback(support));
    }

    [Theory]
    [InlineData(Errno.ENOMEM)]
    [InlineData(Errno.EMFILE)]
    [InlineData(Errno.ENFILE)]
    [InlineData(Errno.ENOBUFS)]
    [InlineData(Errno.EIO)]
    [InlineData(Errno.ETIMEDOUT)]
    public void AFaultIsNoRefusal(int errno) => Assert.False(OpeningErrors.MeansNotHere(errno));

    [Fact]
    public void AFailedSelfTestAllowsNoFallback() => Assert.False(Diagnosis.AllowsFallback(Diagnosis.OfBind(KernelAlgorithmKind.Aead, "gcm(aes)", Errno.ELIBBAD)));

    [Theory]
    [InlineData("")]
    [InlineData("naïve(aes)")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void ANameThatCannotBeOneIsTheCallersMistake(string name)
        => Assert.Equal("algorithm", Assert.ThrowsAny<ArgumentException>(() => KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, name)).ParamName);

    [Fact]
    public void AnExceptionNamesTheCallAndTheErrorAndNoAddress()
    {
        var exception = new KernelCryptoException("sendmsg", "xts(aes)", Errno.EINVAL);
        Assert.Equal("sendmsg failed for 'xts(aes)': EINVAL (Invalid argument).", exception.Message);
        Assert.Equal(Errno.EINVAL, exception.Errno);
        Assert.Equal("sendmsg", exception.Call);
    }
}
