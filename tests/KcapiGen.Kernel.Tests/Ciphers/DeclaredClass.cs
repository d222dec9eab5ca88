using KcapiGen.Kernel.Tests.Hashes;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>A class that is declared here, of whatever family, as far as it matters whether the kernel has it.</summary>
internal sealed record DeclaredClass(string Title, string Name, Func<KernelSupport> Support, Func<IDisposable> Open)
{
    public static IReadOnlyList<DeclaredClass> All { get; } =
    [
        .. DeclaredCiphers.All.Select(cipher => new DeclaredClass(cipher.Title, cipher.Name, () => cipher.Support, () => cipher.Open())),
        .. DeclaredHashes.All.Select(hash => new DeclaredClass(hash.Title, hash.Name, () => hash.Support, () => hash.Open())),
        .. DeclaredRandom.All.Select(random => new DeclaredClass(random.Name, random.Name, () => random.Support, random.Open)),
    ];

    /// <summary>What the kernel must say of it.</summary>
    public KernelSupportReason Reason => Presence.ReasonFor(Name, () => Support().IsAvailable);

    /// <summary>Holds a class that must be absent against what the kernel says of it.</summary>
    public void AssertAbsent()
    {
        KernelSupport support = Support();
        Assert.False(support.IsAvailable, $"{Title} is here, and must not be: {Reason}");
        Assert.True(Reason == support.Reason, $"{Title}: {support}");
        Assert.Equal(Interop.Errno.ENOENT, support.Errno);
        KernelSupport refusal = Assert.Throws<KernelNotSupportedException>(Open).Support;
        Assert.Equal(Reason, refusal.Reason);
        Assert.Contains(Name, refusal.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy);
    }
}
