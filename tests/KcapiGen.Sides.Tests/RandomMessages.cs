using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Sides.Tests;

/// <summary>Random messages of one kind of cipher: the kernel and the in-process engine give the same bytes, and the same refusals.</summary>
/// <remarks>
/// <c>KCAPIGEN_CASES</c> says how many random cases are compared; 20,000 unless it is set, half of them for each kind.
/// Each kind is a class of its own, so that the kinds run beside each other.
/// </remarks>
public abstract class RandomMessages(ITestOutputHelper output)
{
    private const int DefaultCases = 20_000, Kinds = 2;

    private protected abstract AlgorithmKind Kind { get; }

    [Fact]
    public void OfAnyAlgorithmAndSize()
    {
        int cases = int.Parse(Environment.GetEnvironmentVariable("KCAPIGEN_CASES") ?? DefaultCases.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) / Kinds;
        int compared = 0;
        Prop.ForAll(Case.Any(Kind), input =>
        {
            // FsCheck prints the case, the smallest it finds, and the seed that gives it again.
            string kernel = Outcome.Of(input, KernelBackend.Kernel), inProcess = Outcome.Of(input, KernelBackend.InProcess);
            compared++;
            return (kernel == inProcess).Label($"\nkernel:     {kernel}\nin process: {inProcess}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true));
        Assert.True(compared >= cases);
        output.WriteLine($"{compared} cases compared");
    }
}

/// <summary><see cref="RandomMessages"/> of AEADs.</summary>
public sealed class RandomAeadMessages(ITestOutputHelper output) : RandomMessages(output)
{
    private protected override AlgorithmKind Kind => AlgorithmKind.Aead;
}

/// <summary><see cref="RandomMessages"/> of skciphers.</summary>
public sealed class RandomSkcipherMessages(ITestOutputHelper output) : RandomMessages(output)
{
    private protected override AlgorithmKind Kind => AlgorithmKind.Skcipher;
}
