using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Rules;

namespace KcapiGen.Generator.Declarations;

/// <summary>KCG009 where a declaration states something of an algorithm of the catalogue, and something else than the catalogue says.</summary>
internal static class StatedContradiction
{
    public static void Check(Algorithm known, StatedSizes stated, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (stated.Kind is { } kind && kind != (known.Kind == AlgorithmKind.Aead ? 1 : 0))
        {
            problems.Add(Problem(known, StatedSizes.KindName, "another kind", known.Description));
        }

        CheckSizes(known, StatedSizes.KeySizesName, stated.KeySizes, known.KeySizes, problems);
        CheckSizes(known, StatedSizes.AuthenticationKeySizesName, stated.AuthenticationKeySizes, known.AuthenticationKeySizes, problems);
        CheckSize(known, StatedSizes.IvSizeName, stated.IvSize, known.IvSize, problems);
        CheckSize(known, StatedSizes.BlockSizeName, stated.BlockSize, known.BlockSize, problems);
        CheckSize(known, StatedSizes.HashSizeName, stated.HashSize, known.DigestSize, problems);
        CheckSize(known, StatedSizes.SeedSizeName, stated.SeedSize, known.SeedSize, problems);
    }

    private static void CheckSizes(
        Algorithm known, string property, int[]? stated, IReadOnlyList<int> sizes, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (stated is not null && !stated.SequenceEqual(sizes))
        {
            string catalogue = sizes.Count > 0 ? Sizes.Join(sizes)
                : known.MaxKeySize > 0 ? $"up to {known.MaxKeySize}"
                : known.KeyLayout == KeyLayout.Authenc ? "any"
                : "none";
            problems.Add(Problem(known, property, $"{property} = [{string.Join(", ", stated)}]", catalogue));
        }
    }

    private static void CheckSize(Algorithm known, string property, int? stated, int size, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (stated is not null && stated != size)
        {
            problems.Add(Problem(known, property, $"{property} = {stated}", $"{size}"));
        }
    }

    private static DeclarationProblem Problem(Algorithm known, string property, string stated, string catalogue) =>
        new(Rule.StatedSizes, [known.Name, $"states {stated}, but the catalogue says {catalogue}; remove {property}"]) { Argument = property };
}
