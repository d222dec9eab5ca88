using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>What a person who wrote an unknown name probably meant.</summary>
internal static class NearestName
{
    private static readonly char[] BetweenWords = ['(', ')', ',', '-', '_'];

    /// <returns>
    /// The name of an algorithm of the family, or null where nothing is near. It is never one that <see cref="Obsolete"/> advises against.
    /// </returns>
    public static string? Find(string text, AlgorithmFamily family) =>
        ForeignNames.Find(text, family) ?? (NameParser.Parse(text, out _) is { } name ? Find(name, family) : null);

    private static string? Find(AlgorithmName name, AlgorithmFamily family) =>
        IsSpeltRight(name) ? SameWords(name, family) : WordByWord(name, family) ?? SameWords(name, family) ?? ByDistance(name, family);

    // xts(des) is no slip of the hand: another cipher in its place would be a guess.
    private static bool IsSpeltRight(AlgorithmName name) =>
        (AlgorithmCatalogue.Primitives.ContainsKey(name.Head) || AlgorithmCatalogue.Templates.ContainsKey(name.Head)) && name.Arguments.All(IsSpeltRight);

    // gcm(ase) → gcm(aes): every unknown word of the name becomes the nearest known one.
    private static string? WordByWord(AlgorithmName name, AlgorithmFamily family)
    {
        AlgorithmName corrected = Correct(name);
        bool isMeant = AlgorithmCatalogue.Resolve(corrected, out _) is { } algorithm && algorithm.Family == family && IsAdvisable(corrected);
        return isMeant ? $"{corrected}" : null;
    }

    private static AlgorithmName Correct(AlgorithmName name)
    {
        if (name.Arguments.Count == 0)
        {
            return new(ForeignNames.FindPart(name.Head) ?? Nearest(name.Head, Advisable(AlgorithmCatalogue.Primitives.Keys)) ?? name.Head, []);
        }

        return new(Nearest(name.Head, AlgorithmCatalogue.Templates.Keys) ?? name.Head, [.. name.Arguments.Select(Correct)]);
    }

    // aes(cbc) → cbc(aes): other libraries put the same words in another order, with the size of the key among them. In the name of a hash
    // a size is its own. One word may be missing, as in chacha20-poly1305.
    private static string? SameWords(AlgorithmName name, AlgorithmFamily family)
    {
        string[] words = [.. Words(name.ToString()).Where(word => family != AlgorithmFamily.Cipher || word is not ("128" or "192" or "256"))];
        return Advisable(WellKnownNames.Of(family))
            .Where(candidate => words.Length > 1 && !words.Except(Words(candidate)).Any() && Words(candidate).Except(words).Count() <= 1)
            .OrderBy(candidate => Words(candidate).Length)
            .FirstOrDefault();
    }

    private static string? ByDistance(AlgorithmName name, AlgorithmFamily family) => Nearest(name.ToString(), Advisable(WellKnownNames.Of(family)));

    private static string[] Words(string name) => name.ToLowerInvariant().Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries);

    // One slip in a short word, two in one of six letters or more; of two equally near the first in the catalogue is taken.
    private static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (candidate, distance: EditDistance.Between(word, candidate)))
        .Where(pair => pair.distance <= (word.Length < 6 ? 1 : 2))
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    private static IEnumerable<string> Advisable(IEnumerable<string> names) => names.Where(name => IsAdvisable(NameParser.Parse(name, out _)!));

    private static bool IsAdvisable(AlgorithmName name) => Obsolete.In(name) is null;
}
