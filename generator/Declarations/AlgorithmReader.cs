using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Rules;

namespace KcapiGen.Generator.Declarations;

/// <summary>From the name and the sizes of an attribute to the facts of the algorithm, or to KCG003 to KCG006 and KCG009.</summary>
internal static class AlgorithmReader
{
    public static Algorithm? Read(KernelAttribute attribute, string text, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems) =>
        ReadWhole(attribute, text, stated, problems) is { } algorithm ? Truncate(algorithm, stated, problems) : null;

    private static Algorithm? ReadWhole(KernelAttribute attribute, string text, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (NameParser.Parse(text, out MalformedName? malformed) is not { } name)
        {
            problems.Add(Unreadable(attribute, text, malformed!));
            return null;
        }

        if ((AlgorithmCatalogue.Resolve(name, out string? reason) ?? DriverNames.Resolve(name)) is not { } algorithm)
        {
            return ReadUnknown(attribute, name, reason!, stated, problems);
        }

        if (algorithm.Family != attribute.Family)
        {
            problems.Add(OtherKind(attribute, algorithm));
            return null;
        }

        StatedContradiction.Check(algorithm, stated, problems);
        if (stated.TagSize is { } tagSize && !algorithm.TagSizes.Contains(tagSize))
        {
            problems.Add(WrongTagSize(algorithm, tagSize));
        }

        return algorithm;
    }

    // Others' names have characters that the kernel's do not have, such as AES/GCM/NoPadding.
    private static DeclarationProblem Unreadable(KernelAttribute attribute, string text, MalformedName malformed) =>
        NearestName.Find(text, attribute.Family) is { } meant
            ? Unknown(text, "is not in KcapiGen's catalogue", meant)
            : new(Rule.MalformedName, [text, $"{malformed.Position + 1}", malformed.Reason]);

    private static Algorithm? ReadUnknown(
        KernelAttribute attribute, AlgorithmName name, string reason, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (EssivTemplate.RefusalOf(name) is { } refusal)
        {
            problems.Add(Unknown($"{name}", refusal, null));
            return null;
        }

        if (stated.IsEmpty)
        {
            string? nearest = NearestName.Find($"{name}", attribute.Family);
            string remedy = nearest is null ? $"; if the kernel has it, state {attribute.Statement}" : "";
            problems.Add(Unknown($"{name}", $"is not in KcapiGen's catalogue: {reason}{remedy}", nearest));
            return null;
        }

        Algorithm? algorithm = StatedAlgorithm.Read(attribute.Family, name, stated, problems);
        if (algorithm is { Kind: AlgorithmKind.Skcipher } && stated.TagSize is { } tagSize)
        {
            problems.Add(WrongTagSize(algorithm, tagSize));
        }

        return algorithm;
    }

    private static DeclarationProblem Unknown(string text, string what, string? nearest) =>
        new(Rule.UnknownAlgorithm, [text, nearest is null ? what : $"{what}; did you mean '{nearest}'?"], nearest);

    private static DeclarationProblem OtherKind(KernelAttribute attribute, Algorithm algorithm)
    {
        // No attribute is for a block cipher by itself, and which mode is meant is not for us to guess.
        if (algorithm.Family == AlgorithmFamily.None)
        {
            string example = Obsolete.In(new(algorithm.Name, [])) is null ? $" such as ctr({algorithm.Name})" : "";
            return Unknown(algorithm.Name, $"is a block cipher, which the kernel offers only in a mode{example}", null);
        }

        string right = KernelAttribute.Of(algorithm.Family).Name;
        return new(Rule.OtherKind, [algorithm.Name, algorithm.Description, attribute.Noun, right], right);
    }

    private static Algorithm Truncate(Algorithm algorithm, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (stated.TruncatedSize is not { } size || size == algorithm.DigestSize)
        {
            return algorithm;
        }

        if (size < 0 || size > algorithm.DigestSize)
        {
            string why = $"its whole digest has {algorithm.DigestSize} bytes";
            problems.Add(new(Rule.TagSize, [algorithm.Name, "digest", $"{size}", why]) { Argument = StatedSizes.TruncatedSizeName });
        }

        return algorithm with { DigestSize = size, WholeDigestSize = algorithm.DigestSize };
    }

    private static DeclarationProblem WrongTagSize(Algorithm algorithm, int tagSize)
    {
        string why = algorithm.Kind == AlgorithmKind.Aead ? $"its tags have {Sizes.Join(algorithm.TagSizes)} bytes" : "it is a skcipher, which has no tag";
        return new(Rule.TagSize, [algorithm.Name, "tag", $"{tagSize}", why]) { Argument = StatedSizes.TagSizeName };
    }
}
