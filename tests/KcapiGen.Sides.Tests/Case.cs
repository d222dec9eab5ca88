using FsCheck;
using FsCheck.Fluent;
using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Sides.Tests;

/// <summary>One comparison. The numbers say all, so that a case can be written down and run again.</summary>
/// <param name="Algorithm">The kernel's name.</param>
/// <param name="KeySize">In bytes.</param>
/// <param name="TagSize">In bytes; 0 for a skcipher.</param>
/// <param name="Length">Of the message, in bytes.</param>
/// <param name="AssociatedLength">In bytes; 0 for a skcipher.</param>
/// <param name="NonceSize">In bytes.</param>
/// <param name="Seed">What key, IV, message and splits are made of.</param>
/// <param name="Damage">Which bit of the sealed message is turned: that many, modulo its length; negative for none.</param>
internal sealed record Case(string Algorithm, int KeySize, int TagSize, int Length, int AssociatedLength, int NonceSize, int Seed, int Damage)
{
    private const int EspHeaderSize = 8;
    private const int ExtendedEspHeaderSize = 12;

    /// <summary>Returns any case of a kind of cipher.</summary>
    public static Arbitrary<Case> Any(AlgorithmKind kind) => Arb.From(Generate(kind), Shrink);

    private static Gen<Case> Generate(AlgorithmKind kind) =>
        from algorithm in Gen.Elements(Definitions.OnBothSides.Where(algorithm => algorithm.Kind == kind).ToArray())
        from keySize in Gen.Elements<int>([.. Generator.Catalogue.InProcess.KeySizes(algorithm)])
        from tagSize in Gen.Elements(algorithm.Kind == AlgorithmKind.Aead ? [.. algorithm.TagSizes] : new[] { 0 })
        from length in Gen.Frequency((80, Gen.Choose(0, 300)), (10, Gen.Choose(0, 9000)), (1, Gen.Choose(0, 140_000)))
        from associated in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 64)), (1, Gen.Choose(0, 3000)))
        from nonceSize in Gen.Choose(7, 13)
        from seed in Gen.Choose(0, int.MaxValue)
        from damage in Gen.Frequency((4, Gen.Constant(-1)), (1, Gen.Choose(0, int.MaxValue)))
        select new Case(
            algorithm.Name,
            keySize,
            tagSize,
            Legal(algorithm, length),
            algorithm.NonceFormat == NonceFormat.Esp ? (associated % 2 == 0 ? EspHeaderSize : ExtendedEspHeaderSize) : algorithm.Kind == AlgorithmKind.Aead ? associated : 0,
            algorithm.NonceFormat == NonceFormat.Ccm ? Math.Min(nonceSize, length > ushort.MaxValue ? 12 : 13) : algorithm.IvSize,
            seed,
            damage);

    private static int Legal(Algorithm algorithm, int length) => algorithm.MessageLength switch
    {
        MessageLength.WholeBlocks => length / algorithm.BlockSize * algorithm.BlockSize,
        MessageLength.AtLeastOneBlock => Math.Max(length, algorithm.BlockSize),
        _ => length,
    };

    private static IEnumerable<Case> Shrink(Case failing)
    {
        Algorithm algorithm = Definitions.Resolve(failing.Algorithm);
        foreach (int shorter in new[] { 0, failing.Length / 2, failing.Length - algorithm.BlockSize, failing.Length - 1 })
        {
            if (shorter >= 0 && Legal(algorithm, shorter) < failing.Length)
            {
                yield return failing with { Length = Legal(algorithm, shorter) };
            }
        }

        if (failing.AssociatedLength > 0 && algorithm.NonceFormat != NonceFormat.Esp)
        {
            yield return failing with { AssociatedLength = failing.AssociatedLength / 2 };
        }
    }
}
