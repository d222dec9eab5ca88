using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Members;

internal sealed record KeySizeList(string Name, IReadOnlyList<int> Sizes, string Documentation);

/// <summary>The sizes of keys that a class has as properties.</summary>
internal static class KeySizeLists
{
    public static IEnumerable<KeySizeList> Of(Algorithm algorithm)
    {
        if (algorithm.KeySizes.Count > 0)
        {
            string key = algorithm.KeyLayout == KeyLayout.Authenc ? "the encryption key" : "a key";
            yield return new("KeySizes", algorithm.KeySizes, $"The sizes in bytes that {key} may have.");
        }

        if (algorithm.AuthenticationKeySizes.Count > 0)
        {
            yield return new("AuthenticationKeySizes", algorithm.AuthenticationKeySizes, "The sizes in bytes that the authentication key may have.");
        }
    }
}
