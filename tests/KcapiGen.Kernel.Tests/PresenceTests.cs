using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests;

/// <summary>Every declared class is in the running kernel or not as the catalogue says, and where it is not, the kernel's refusal is explained rightly.</summary>
public class PresenceTests
{
    private static int _there, _absent;

    /// <summary>The closing line of a run: how many classes the kernel has, and how many it rightly lacks; null where these tests did not run.</summary>
    public static string? Count => _there + _absent > 0 ? $"kernel {Presence.Subject}: {_there} classes there, {_absent} rightly absent" : null;

    public static TheoryData<string> There => [.. Titles(isThere: true)];

    public static TheoryData<string> Absent => [.. Titles(isThere: false)];

    [Theory]
    [MemberData(nameof(There))]
    public void What_must_be_there_is(string title)
    {
        DeclaredClass declared = Of(title);
        Assert.True(declared.Support().IsAvailable, declared.Support().ToString());
        Assert.Equal(KernelSupportReason.Available, declared.Support().Reason);
        declared.Open().Dispose();
        Interlocked.Increment(ref _there);
    }

    [Theory]
    [MemberData(nameof(Absent))]
    public void What_is_absent_is_refused_with_its_reason(string title)
    {
        Of(title).AssertAbsent();
        Interlocked.Increment(ref _absent);
    }

    private static IEnumerable<string> Titles(bool isThere)
        => DeclaredClass.All.Where(declared => declared.Reason == KernelSupportReason.Available == isThere).Select(declared => declared.Title);

    private static DeclaredClass Of(string title) => DeclaredClass.All.Single(declared => declared.Title == title);
}
