using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>A random number generator, filled and seeded anew.</summary>
internal static class Randoms
{
    // Several calls of the kernel.
    private const int Size = 400;

    public static IEnumerable<Scenario> All => [new("random numbers", Run)];

    private static void Run(Trial trial)
    {
        using Drbg? random = trial.Open("open", () => new Drbg());
        if (random is null)
        {
            return;
        }

        Output first = Output.RandomBytes(Size), last = Output.RandomBytes(Size);
        trial.Do("fill", Documented.Work, () => random.Fill(first.Bytes), first);
        trial.Do("seed", Documented.Opening, () => random.Reseed(Text.Random(48, seed: 81)));
        trial.Do("fill again", Documented.Work, () => random.Fill(last.Bytes), last);
    }
}
