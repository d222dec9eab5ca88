using System.Reflection;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Hashes;

/// <summary>The registry: every class of HashDeclarations.cs. Those of StatedDeclarations.cs have tests of their own.</summary>
internal static class DeclaredHashes
{
    public static IReadOnlyList<DeclaredHash> All { get; } = [.. Find(KernelFallback.None)];

    /// <summary>The classes of FallbackDeclarations.cs.</summary>
    public static IReadOnlyList<DeclaredHash> WithFallback { get; } = [.. Find(KernelFallback.InProcess)];

    /// <summary>The titles of those that this side must have.</summary>
    public static TheoryData<string> Here => [.. All.Where(MustBeHere).Select(hash => hash.Title)];

    /// <summary>Those of them that have a key.</summary>
    public static TheoryData<string> KeyedHere => [.. All.Where(hash => hash.IsKeyed && MustBeHere(hash)).Select(hash => hash.Title)];

    public static DeclaredHash Of(string title) => All.Single(hash => hash.Title == title);

    /// <summary>Whether this side must have a hash.</summary>
    public static bool MustBeHere(DeclaredHash hash)
        => DeclaredCiphers.Side == KernelBackend.Kernel ? Presence.ReasonFor(hash.Name, () => hash.Support.IsAvailable) == KernelSupportReason.Available : Generator.Catalogue.InProcess.Has(hash.Facts);

    private static IEnumerable<DeclaredHash> Find(KernelFallback fallback) => typeof(DeclaredHashes).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<KernelHashAttribute>() is { TruncatedSizeInBytes: 0, HashSizeInBytes: 0 } attribute && attribute.Fallback == fallback)
        .SelectMany(type => type.GetConstructors()
            .Where(constructor => constructor.GetParameters() is not [{ ParameterType.Name: nameof(KeyringKey) }])
            .Select(constructor => new DeclaredHash(type, isKeyed: constructor.GetParameters().Length > 0)))
        .OrderBy(hash => hash.Title, StringComparer.Ordinal);
}
