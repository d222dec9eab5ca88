using System.Reflection;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The registry: every class of Declarations.cs.</summary>
internal static class DeclaredCiphers
{
    public static IReadOnlyList<DeclaredCipher> All { get; } =
    [
        .. typeof(DeclaredCiphers).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<KernelCipherAttribute>() is not null)
            .Select(type => new DeclaredCipher(type))
            .OrderBy(cipher => cipher.Title, StringComparer.Ordinal),
    ];

    /// <summary>The titles of those that the running kernel must have.</summary>
    public static TheoryData<string> Here => Titles(_ => true);

    public static TheoryData<string> Aeads => Titles(cipher => cipher.IsAead);

    public static TheoryData<string> Skciphers => Titles(cipher => !cipher.IsAead);

    public static DeclaredCipher Of(string title) => All.Single(cipher => cipher.Title == title);

    private static TheoryData<string> Titles(Func<DeclaredCipher, bool> predicate)
        => [.. All.Where(cipher => predicate(cipher) && !MissingNames.MayBeMissing(cipher.Name)).Select(cipher => cipher.Title)];
}
