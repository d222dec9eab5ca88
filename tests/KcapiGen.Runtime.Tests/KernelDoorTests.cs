using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>How long a refusal is remembered: of a name that no kernel has, refused wherever AF_ALG is and wherever it is not.</summary>
public sealed class KernelDoorTests : IDisposable
{
    private const string Name = "no-such-cipher";

    private readonly Func<long> _clock = KernelDoor.Clock;
    private long _passed;

    public KernelDoorTests() => KernelDoor.Clock = () => _clock() + _passed;

    public void Dispose() => KernelDoor.Clock = _clock;

    [Fact]
    public void ARefusalIsRememberedForAMinute()
    {
        KernelSupport first = KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, Name);
        Assert.False(first.IsAvailable);
        Assert.Same(first, KernelDoor.Support(KernelAlgorithmKind.Skcipher, Name));

        _passed = 50_000;
        Assert.Same(first, KernelDoor.Support(KernelAlgorithmKind.Skcipher, Name));
        Assert.Null(KernelDoor.TryOpen(KernelAlgorithmKind.Skcipher, Name, out KernelSupport refusal));
        Assert.Same(first, refusal);

        _passed = 60_000;
        Assert.Null(KernelDoor.TryOpen(KernelAlgorithmKind.Skcipher, Name, out KernelSupport asked));
        Assert.NotSame(first, asked);
        Assert.Same(asked, KernelDoor.Support(KernelAlgorithmKind.Skcipher, Name));
    }

    [Fact]
    public void ProbeAsksAnew()
    {
        KernelSupport first = KernelCrypto.Probe(KernelAlgorithmKind.Aead, Name), second = KernelCrypto.Probe(KernelAlgorithmKind.Aead, Name);
        Assert.NotSame(first, second);
        Assert.Same(second, KernelDoor.Support(KernelAlgorithmKind.Aead, Name));
    }
}
