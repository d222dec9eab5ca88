using KcapiGen.Support;

namespace KcapiGen.Runtime.Tests;

/// <summary>Which backend is asked first: what the variable, the switch and the declaration say, and which of them counts.</summary>
public class BackendOrderTests
{
    [Theory]
    [InlineData(null, null, null, KernelBackend.Kernel, false)]
    [InlineData(KernelBackend.Kernel, null, null, KernelBackend.Kernel, false)]
    [InlineData(KernelBackend.InProcess, null, null, KernelBackend.InProcess, false)]
    [InlineData(null, "prefer-inprocess", null, KernelBackend.InProcess, false)]
    [InlineData(null, null, "prefer-inprocess", KernelBackend.InProcess, false)]
    [InlineData(KernelBackend.Kernel, "prefer-inprocess", "prefer-inprocess", KernelBackend.Kernel, false)]
    [InlineData(KernelBackend.InProcess, "kernel", null, KernelBackend.Kernel, true)]
    [InlineData(KernelBackend.InProcess, null, "kernel", KernelBackend.Kernel, true)]
    [InlineData(KernelBackend.Kernel, "inprocess", null, KernelBackend.InProcess, true)]
    [InlineData(KernelBackend.Kernel, null, "inprocess", KernelBackend.InProcess, true)]
    [InlineData(null, "kernel", "inprocess", KernelBackend.Kernel, true)]
    [InlineData(null, "inprocess", "kernel", KernelBackend.InProcess, true)]
    [InlineData(null, "prefer-inprocess", "kernel", KernelBackend.InProcess, false)]
    [InlineData(null, "kernel", "prefer-inprocess", KernelBackend.Kernel, true)]
    [InlineData(null, "", "kernel", KernelBackend.Kernel, true)]
    public void AForcedBackendCountsFirstThenTheDeclarationThenAPreferenceAndTheVariableReplacesTheSwitch(
        KernelBackend? declared, string? variable, string? option, KernelBackend first, bool isForced)
        => Assert.Equal(new BackendOrder(first, isForced), BackendOrder.Of(declared, variable, option));

    [Theory]
    [InlineData("both", null, "KCAPIGEN_BACKEND is 'both'")]
    [InlineData(null, "prefer", "KcapiGen.Backend is 'prefer'")]
    [InlineData("", "Kernel", "KcapiGen.Backend is 'Kernel'")]
    public void AnotherValueIsNamed(string? variable, string? option, string start) => Assert.Equal(
        $"{start}; it must be 'kernel', 'inprocess' or 'prefer-inprocess', or not be set.",
        Assert.Throws<InvalidOperationException>(() => BackendOrder.Of(KernelBackend.Kernel, variable, option)).Message);
}
