using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Declarations;

/// <summary>From the name and the size of an attribute, of a tag or a digest, to the facts of the algorithm, or to KCG003 to KCG006.</summary>
internal static class AlgorithmReader
{
    public static Algorithm? Read(KernelAttribute attribute, string text, int tagSize, int digestSize, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (NameParser.Parse(text, out MalformedName? malformed) is not { } name)
        {
            problems.Add(new(DiagnosticIds.MalformedName, [text, $"{malformed!.Position + 1}", malformed.Reason]));
            return null;
        }

        if ((AlgorithmCatalogue.Resolve(name, out string? reason) ?? DriverNames.Resolve(name)) is not { } algorithm)
        {
            problems.Add(Unknown(attribute, text, name, reason!));
            return null;
        }

        if (algorithm.Family != attribute.Family)
        {
            problems.Add(OtherKind(attribute, algorithm));
            return null;
        }

        if (tagSize != 0 && !algorithm.TagSizes.Contains(tagSize)) problems.Add(WrongTagSize(algorithm, tagSize));
        return digestSize == 0 ? algorithm : Truncate(algorithm, digestSize, problems);
    }

    private static DeclarationProblem Unknown(KernelAttribute attribute, string text, AlgorithmName name, string reason)
    {
        string? nearest = NearestName.Find(name, attribute.Family);
        return new(DiagnosticIds.UnknownAlgorithm, [text, reason, nearest is null ? "" : $"; did you mean '{nearest}'?"], nearest);
    }

    private static DeclarationProblem OtherKind(KernelAttribute attribute, Algorithm algorithm)
    {
        // No attribute is for a block cipher by itself, and which mode is meant is not for us to guess.
        if (algorithm.Family == AlgorithmFamily.None)
            return new(DiagnosticIds.UnknownAlgorithm, [algorithm.Name, $"{algorithm.Name} is a block cipher, which the kernel offers only in a mode such as ctr({algorithm.Name})", ""]);

        string right = KernelAttribute.Of(algorithm.Family).Name;
        return new(DiagnosticIds.OtherKind, [algorithm.Name, algorithm.Description, attribute.Noun, right], right);
    }

    private static Algorithm Truncate(Algorithm algorithm, int digestSize, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (digestSize < 0 || digestSize > algorithm.DigestSize)
            problems.Add(new(DiagnosticIds.TagSize, [algorithm.Name, "digest", $"{digestSize}", $"its whole digest has {algorithm.DigestSize} bytes"]));
        return digestSize == algorithm.DigestSize ? algorithm : algorithm with { DigestSize = digestSize, WholeDigestSize = algorithm.DigestSize };
    }

    private static DeclarationProblem WrongTagSize(Algorithm algorithm, int tagSize) => new(
        DiagnosticIds.TagSize,
        [algorithm.Name, "tag", $"{tagSize}", algorithm.Kind == AlgorithmKind.Aead ? $"its tags have {Sizes.Join(algorithm.TagSizes)} bytes" : "it is a skcipher, which has no tag"]);
}
