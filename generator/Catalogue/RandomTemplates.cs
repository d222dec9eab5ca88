using static KcapiGen.Generator.Catalogue.Parameter;

namespace KcapiGen.Generator.Catalogue;

/// <summary>The templates that make a random number generator. This one is only a name: the kernel registers it as it stands.</summary>
internal static class RandomTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        // crypto/ansi_cprng.c: refuses a seed whose key and V are the same.
        new("fips", [Named("ansi_cprng")], a => a[0]),
    ];
}
