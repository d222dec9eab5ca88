using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Declarations;

/// <summary>From the name and the tag size of an attribute to the facts of the algorithm, or to KCG003 to KCG006.</summary>
internal static class AlgorithmReader
{
    public static Algorithm? Read(string text, int tagSize, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (NameParser.Parse(text, out MalformedName? malformed) is not { } name)
        {
            problems.Add(new(DiagnosticIds.MalformedName, [text, $"{malformed!.Position + 1}", malformed.Reason]));
            return null;
        }

        if ((AlgorithmCatalogue.Resolve(name, out string? reason) ?? DriverNames.Resolve(name)) is not { } algorithm)
        {
            problems.Add(Unknown(text, name, reason!));
            return null;
        }

        if (!algorithm.IsCipher)
        {
            problems.Add(NotACipher(algorithm));
            return null;
        }

        if (tagSize != 0 && !algorithm.TagSizes.Contains(tagSize)) problems.Add(WrongTagSize(algorithm, tagSize));
        return algorithm;
    }

    private static DeclarationProblem Unknown(string text, AlgorithmName name, string reason)
    {
        string? nearest = NearestName.Find(name);
        return new(DiagnosticIds.UnknownAlgorithm, [text, reason, nearest is null ? "" : $"; did you mean '{nearest}'?"], nearest);
    }

    private static DeclarationProblem NotACipher(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Hash => new(DiagnosticIds.OtherKind, [algorithm.Name, "a hash", "KernelHash"], "KernelHash"),
        AlgorithmKind.KeyedHash => new(DiagnosticIds.OtherKind, [algorithm.Name, "a keyed hash", "KernelHash"], "KernelHash"),
        AlgorithmKind.Random => new(DiagnosticIds.OtherKind, [algorithm.Name, "a random number generator", "KernelRandom"], "KernelRandom"),

        // No attribute is for a block cipher by itself, and which mode is meant is not for us to guess.
        _ => new(DiagnosticIds.UnknownAlgorithm, [algorithm.Name, $"{algorithm.Name} is a block cipher, which the kernel offers only in a mode such as ctr({algorithm.Name})", ""]),
    };

    private static DeclarationProblem WrongTagSize(Algorithm algorithm, int tagSize) => new(
        DiagnosticIds.TagSize,
        [algorithm.Name, $"{tagSize}", algorithm.Kind == AlgorithmKind.Aead ? $"its tags have {Sizes.Join(algorithm.TagSizes)} bytes" : "it is a skcipher, which has no tag"]);
}
