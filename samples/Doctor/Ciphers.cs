using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace Doctor;

/// <summary>Which ciphers are looked at. Their facts are those of the generator's catalogue.</summary>
internal static class Ciphers
{
    /// <summary>The usual ones or all, the AEADs first.</summary>
    public static IEnumerable<Algorithm> Shown(bool all) => WellKnownNames.All
        .Select(name => Find(name, out _)!)
        .Where(cipher => all || IsUsual(cipher))
        .OrderBy(cipher => cipher.Kind == AlgorithmKind.Aead ? 0 : 1);

    /// <returns>The cipher, or null and what is wrong with the name.</returns>
    public static Algorithm? Find(string text, out string? mistake)
    {
        mistake = null;
        if (NameParser.Parse(text, out MalformedName? malformed) is not { } name)
        {
            mistake = NearestName.Find(text, AlgorithmFamily.Cipher) is { } meant
                ? $"'{text}' is not in KcapiGen's catalogue; did you mean '{meant}'?"
                : $"'{text}' is no name of an algorithm: at character {malformed!.Position + 1} {malformed.Reason}.";
        }
        else if (AlgorithmCatalogue.Resolve(name, out string? reason) is not { } algorithm)
        {
            string end = NearestName.Find(text, AlgorithmFamily.Cipher) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
            mistake = $"'{text}' is not in KcapiGen's catalogue: {reason}{end}";
        }
        else if (algorithm.Family != AlgorithmFamily.Cipher)
        {
            mistake = algorithm.Kind == AlgorithmKind.BlockCipher
                ? $"'{text}' is a block cipher, which the kernel offers only in a mode such as ctr({text})."
                : $"'{text}' is no cipher, and this program looks at nothing else.";
        }
        else
        {
            return algorithm;
        }

        return null;
    }

    // Those over AES and those over no block cipher, and what Linux 7.3 goes on offering.
    private static bool IsUsual(Algorithm cipher) => cipher.BlockCipher is null or { Name: "aes" } || Linux73Policy.AccessTo(cipher.Name) != PolicyAccess.Nobody;
}
