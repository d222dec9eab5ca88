using KcapiGen.Definitions;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>A kind of handle to race on.</summary>
/// <param name="Open">Opens one, new for every round.</param>
internal sealed record Kind(Func<Random, Target> Open)
{
    // One message that is done at once, and one that takes the kernel and the engine a while.
    private static readonly int[] Lengths = [1024, 16_384];

    // A transform takes messages of any length: on the way through the kernel there is time to dispose it.
    private static readonly int[] LengthsOfTransforms = [1024, 1 << 20];

    /// <summary>Returns every kind.</summary>
    public static IReadOnlyList<Kind> All(Random random) =>
    [
        Aead(Gcm.Definition, random),
        Aead(Ccm.Definition, random),
        Aead(Authenc.Definition, random),
        Skcipher(Cbc.Definition, Lengths, random, sample => new SkcipherTarget(sample)),
        Skcipher(Ctr.Definition, Lengths, random, sample => new SkcipherTarget(sample)),
        Skcipher(Xts.Definition, Lengths, random, sample => new SkcipherTarget(sample)),
        Skcipher(Cbc.Definition, Lengths, random, sample => new StreamTarget(sample)),
        Skcipher(Ctr.Definition, Lengths, random, sample => new StreamTarget(sample)),
        Skcipher(Cbc.Definition, LengthsOfTransforms, random, sample => new TransformTarget(sample)),
        Skcipher(Ctr.Definition, LengthsOfTransforms, random, sample => new TransformTarget(sample)),
        Hash(Sha256.Definition, isKeyed: false, random),
        Hash(HmacSha256.Definition, isKeyed: true, random),
        new Kind(_ => new RandomTarget(Drbg.Definition)),
        new Kind(_ => new DerivationTarget()),
        new Kind(_ => new BufferTarget()),
    ];

    private static Kind Aead(AeadDefinition definition, Random random)
    {
        AeadCase[] cases = [.. Lengths.Select(length => new AeadCase(definition, length, random))];
        return new Kind(choice => new AeadTarget(cases[choice.Next(cases.Length)]));
    }

    private static Kind Skcipher(SkcipherDefinition definition, int[] lengths, Random random, Func<SkcipherCase, Target> open)
    {
        SkcipherCase[] cases = [.. lengths.Select(length => new SkcipherCase(definition, length, random))];
        return new Kind(choice => open(cases[choice.Next(cases.Length)]));
    }

    private static Kind Hash(HashDefinition definition, bool isKeyed, Random random)
    {
        HashCase[] cases = [.. Lengths.Select(length => new HashCase(definition, isKeyed, length, random))];
        return new Kind(choice => new HashTarget(cases[choice.Next(cases.Length)], isUnderWay: choice.Next(2) == 0));
    }
}
