using System.Reflection;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The registry: every class of Declarations.cs. Those of StatedDeclarations.cs have facts of their own, and those of FallbackDeclarations.cs a second side: they have tests of their own.</summary>
internal static class DeclaredCiphers
{
    public static IReadOnlyList<DeclaredCipher> All { get; } = [.. Find(KernelFallback.None)];

    /// <summary>The classes of FallbackDeclarations.cs.</summary>
    public static IReadOnlyList<DeclaredCipher> WithFallback { get; } = [.. Find(KernelFallback.InProcess)];

    /// <summary>The side that the suites run on: the kernel, unless the engine is forced for the run.</summary>
    public static KernelBackend Side { get; } = Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") == "inprocess" ? KernelBackend.InProcess : KernelBackend.Kernel;

    /// <summary>The titles of those that this side must have.</summary>
    public static TheoryData<string> Here => Titles(_ => true);

    public static TheoryData<string> Aeads => Titles(cipher => cipher.IsAead);

    public static TheoryData<string> Skciphers => Titles(cipher => !cipher.IsAead);

    public static TheoryData<string> WithSectors => Titles(cipher => cipher.Is<ISectors>());

    public static TheoryData<string> WithPipes => Titles(cipher => cipher.Is<IPipes>());

    public static DeclaredCipher Of(string title) => All.Single(cipher => cipher.Title == title);

    /// <summary>Whether this side must have a cipher.</summary>
    public static bool MustBeHere(DeclaredCipher cipher)
        => Side == KernelBackend.Kernel ? Presence.ReasonFor(cipher.Name, () => cipher.Support.IsAvailable) == KernelSupportReason.Available : Generator.Catalogue.InProcess.Has(cipher.Facts);

    private static IEnumerable<DeclaredCipher> Find(KernelFallback fallback) => typeof(DeclaredCiphers).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<KernelCipherAttribute>() is { KeySizes: null } attribute && attribute.Fallback == fallback)
        .Select(type => new DeclaredCipher(type))
        .OrderBy(cipher => cipher.Title, StringComparer.Ordinal);

    private static TheoryData<string> Titles(Func<DeclaredCipher, bool> predicate)
        => [.. All.Where(cipher => predicate(cipher) && MustBeHere(cipher)).Select(cipher => cipher.Title)];
}
