using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>What nobody disposes is finalized: neither memory nor descriptors are left.</summary>
public sealed class AbandonTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public void NothingIsLeftOfWhatIsNotDisposed()
    {
        string side = KernelCrypto.IsAvailable ? "kernel" : "inprocess";
        Ending ending = Child.Run(Limit, new Dictionary<string, string> { ["KCAPIGEN_BACKEND"] = side, ["MALLOC_PERTURB_"] = "85" }, "abandon");
        Assert.True(ending.Status == 0, $"On side {side} the attack ended with status {ending.Status}:\n{ending.Output}");
        Figures.Print("what is abandoned", [Sides.Here[0]], $"{ending.Output.TrimEnd().Split('\n').Length} kinds of object");
    }
}
