using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace Doctor;

/// <summary>Which algorithms are looked at. Their facts are those of the generator's catalogue.</summary>
internal static class Algorithms
{
    /// <summary>The usual ones or all: AEADs, other ciphers, hashes, random number generators.</summary>
    public static IEnumerable<Algorithm> Shown(bool all) => WellKnownNames.All.Concat(WellKnownNames.Hashes).Concat(WellKnownNames.Randoms)
        .Select(name => AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _)!)
        .Where(algorithm => all || IsUsual(algorithm))
        .OrderBy(algorithm => algorithm.Kind == AlgorithmKind.Aead ? 0 : algorithm.Family);

    /// <returns>What is asked for, or null and why it cannot be the name of an algorithm.</returns>
    public static Wanted? Find(string text, out string? mistake)
    {
        mistake = null;
        string? nearest = new[] { AlgorithmFamily.Cipher, AlgorithmFamily.Hash, AlgorithmFamily.Random }.Select(family => NearestName.Find(text, family)).FirstOrDefault(name => name is not null);
        string end = nearest is null ? "" : $"; did you mean '{nearest}'?";
        if (NameParser.Parse(text, out MalformedName? malformed) is not { } name)
        {
            mistake = nearest is null ? $"'{text}' is no name of an algorithm: at character {malformed!.Position + 1} {malformed.Reason}." : $"'{text}' is no name of the kernel{end}";
            return null;
        }

        Algorithm? algorithm = AlgorithmCatalogue.Resolve(name, out string? reason);
        if (algorithm is null)
        {
            return new(text, null, $"KcapiGen's catalogue does not have it, since {reason}{end}");
        }

        return algorithm.Kind == AlgorithmKind.BlockCipher
            ? new(text, null, $"it is a block cipher, which the kernel offers only in a mode such as ctr({text})")
            : new(algorithm.Name, algorithm, null);
    }

    // Ciphers over AES and over no block cipher, hashes and HMAC on SHA-2, and what Linux 7.3 goes on offering.
    private static bool IsUsual(Algorithm algorithm) => algorithm.Family switch
    {
        AlgorithmFamily.Hash => algorithm.Name.Contains("sha", StringComparison.Ordinal) || algorithm.Name == "blake2b-512",
        AlgorithmFamily.Random => !algorithm.Name.StartsWith("drbg_", StringComparison.Ordinal),
        _ => algorithm.BlockCipher is null or { Name: "aes" },
    } || Linux73Policy.AccessTo(algorithm.Name) != PolicyAccess.Nobody;
}

/// <summary>An algorithm that is asked for by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Algorithm">What the catalogue knows of it; null where it does not have it.</param>
/// <param name="Remark">Why the catalogue does not have it, as a clause; null where it does.</param>
internal sealed record Wanted(string Name, Algorithm? Algorithm, string? Remark);
