using System.Reflection;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The registry: every class of Declarations.cs. Those of StatedDeclarations.cs have facts of their own, which their own tests hold against the kernel.</summary>
internal static class DeclaredCiphers
{
    public static IReadOnlyList<DeclaredCipher> All { get; } =
    [
        .. typeof(DeclaredCiphers).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<KernelCipherAttribute>() is { KeySizes: null })
            .Select(type => new DeclaredCipher(type))
            .OrderBy(cipher => cipher.Title, StringComparer.Ordinal),
    ];

    /// <summary>The side that the suites run on: the kernel, unless the engine is forced for the run.</summary>
    public static KernelBackend Side { get; } = Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") == "inprocess" ? KernelBackend.InProcess : KernelBackend.Kernel;

    /// <summary>The titles of those that this side must have.</summary>
    public static TheoryData<string> Here => Titles(_ => true);

    public static TheoryData<string> Aeads => Titles(cipher => cipher.IsAead);

    public static TheoryData<string> Skciphers => Titles(cipher => !cipher.IsAead);

    public static TheoryData<string> WithSectors => Titles(cipher => cipher.Is<ISectors>());

    public static TheoryData<string> WithPipes => Titles(cipher => cipher.Is<IPipes>());

    public static DeclaredCipher Of(string title) => All.Single(cipher => cipher.Title == title);

    /// <summary>Whether this side may lack a cipher, and does. Of the kernel CatalogueTests holds that against what it says, of the engine KCG008 does.</summary>
    public static bool IsMissing(DeclaredCipher cipher) => !MustBeHere(cipher) && !cipher.IsSupported;

    private static TheoryData<string> Titles(Func<DeclaredCipher, bool> predicate)
        => [.. All.Where(cipher => predicate(cipher) && MustBeHere(cipher)).Select(cipher => cipher.Title)];

    private static bool MustBeHere(DeclaredCipher cipher)
        => Side == KernelBackend.Kernel ? !MissingNames.MayBeMissing(cipher.Name) : Generator.Catalogue.InProcess.Has(cipher.Facts);
}
