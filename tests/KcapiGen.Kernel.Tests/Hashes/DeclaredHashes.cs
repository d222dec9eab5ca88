using System.Reflection;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Hashes;

/// <summary>The registry: every class of HashDeclarations.cs. Those of StatedDeclarations.cs have tests of their own.</summary>
internal static class DeclaredHashes
{
    public static IReadOnlyList<DeclaredHash> All { get; } =
    [
        .. typeof(DeclaredHashes).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<KernelHashAttribute>() is { TruncatedSizeInBytes: 0, HashSizeInBytes: 0 })
            .SelectMany(type => type.GetConstructors().Where(constructor => constructor.GetParameters() is not [{ ParameterType.Name: nameof(KeyringKey) }]).Select(constructor => new DeclaredHash(type, isKeyed: constructor.GetParameters().Length > 0)))
            .OrderBy(hash => hash.Title, StringComparer.Ordinal),
    ];

    /// <summary>The titles of those that this side must have.</summary>
    public static TheoryData<string> Here => [.. All.Where(MustBeHere).Select(hash => hash.Title)];

    /// <summary>Those of them that have a key.</summary>
    public static TheoryData<string> KeyedHere => [.. All.Where(hash => hash.IsKeyed && MustBeHere(hash)).Select(hash => hash.Title)];

    public static DeclaredHash Of(string title) => All.Single(hash => hash.Title == title);

    /// <summary>Whether this side may lack a hash, and does.</summary>
    public static bool IsMissing(DeclaredHash hash) => !MustBeHere(hash) && !hash.IsSupported;

    private static bool MustBeHere(DeclaredHash hash)
        => DeclaredCiphers.Side == KernelBackend.Kernel ? !MissingNames.MayBeMissing(hash.Name) : Generator.Catalogue.InProcess.Has(hash.Facts);
}
