using KcapiGen.Definitions;
using KcapiGen.Reliability.Tests.Declared;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>Random sequences of calls on one handle give on every side what System.Security.Cryptography gives, and the same refusals.</summary>
public sealed class ModelTests
{
    // Tens of thousands of calls in the least time that eng/test gives.
    private const double Share = 0.3;
    private const int Steps = 60;

    [Fact]
    public void EverySequenceOfCallsGivesTheSameOnEverySide()
    {
        int seed = Seed.Take("model");
        var random = new Random(seed);
        var budget = new Budget(Share);
        AeadDefinition[] aeads = [Gcm.Definition, Ccm.Definition, Authenc.Definition, ChaChaPoly.Definition, EspGcm.Definition, EspGmac.Definition, EspCcm.Definition];
        SkcipherDefinition[] skciphers = [Cbc.Definition, Ctr.Definition, Xts.Definition, Ecb.Definition, Cts.Definition, Rfc3686.Definition, Essiv.Definition, ChaCha20.Definition];
        HashDefinition[] hashes = [Sha1.Definition, Sha256.Definition, Sha512.Definition, HmacSha256.Definition, HmacSha512.Definition, CmacAes.Definition];
        long compared = 0;
        do
        {
            foreach (AeadDefinition definition in aeads)
            {
                int worldSeed = random.Next();
                compared += Play(() => new AeadWorld(definition, worldSeed), () => AeadWorld.Next(definition, random), definition.Algorithm);
            }

            foreach (SkcipherDefinition definition in skciphers)
            {
                int worldSeed = random.Next();
                compared += Play(() => new SkcipherWorld(definition, worldSeed), () => SkcipherWorld.Next(definition, random), definition.Algorithm);
            }

            foreach (HashDefinition definition in hashes)
            {
                int worldSeed = random.Next();
                compared += Play(() => new HashWorld(definition, worldSeed), () => HashWorld.Next(definition, random), definition.Algorithm);
            }
        }
        while (budget.HasTime);
        Figures.Print("random sequences of calls", Sides.Here, $"{compared:N0} calls");
    }

    private static int Play<TWorld>(Func<TWorld> open, Func<Step<TWorld>> next, string algorithm)
        where TWorld : IDisposable
    {
        Step<TWorld>[] steps = [.. Enumerable.Range(0, Steps).Select(_ => next())];
        if (Sequence.Run(open, steps) is not null)
        {
            Assert.Fail($"{algorithm}:\n{Sequence.Shrink(open, steps)}");
        }

        return steps.Length;
    }
}
