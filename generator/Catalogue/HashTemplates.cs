using static KcapiGen.Generator.Catalogue.Parameter;

namespace KcapiGen.Generator.Catalogue;

/// <summary>The templates that make a keyed hash.</summary>
internal static class HashTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        // crypto/hmac.c
        new("hmac", [Hash], a => Mac(a[0].DigestSize)),

        // crypto/cmac.c, crypto/xcbc.c, crypto/vmac.c
        new("cmac", [BlockCipher], a => Mac(a[0].BlockSize)),
        new("xcbc", [BlockCipher16], a => Mac(a[0].BlockSize)),
        new("vmac64", [BlockCipher16], a => Mac(8)),
    ];

    private static Algorithm Mac(int digestSize) => new("", AlgorithmKind.KeyedHash) { DigestSize = digestSize };
}
