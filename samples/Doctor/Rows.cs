using KcapiGen;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;

namespace Doctor;

/// <summary>Asks both sides for each algorithm.</summary>
internal static class Rows
{
    // For a name that the catalogue does not have any family will do.
    private static readonly KernelAlgorithmKind[] Kinds = [KernelAlgorithmKind.Skcipher, KernelAlgorithmKind.Aead, KernelAlgorithmKind.Hash, KernelAlgorithmKind.Random];

    public static Row[] Of(IReadOnlyList<Wanted> wanted)
    {
        // Where AF_ALG itself is shut, its answer is that for every algorithm.
        if (!KernelCrypto.IsAvailable)
        {
            Answer shut = Machine.AskForAfAlg();
            return [.. wanted.Select(one => Make(one, one.Algorithm is { } known ? KindOf(known) : null, shut, driver: null))];
        }

        Dictionary<string, (KernelAlgorithmKind? Kind, Answer Answer)> answers = wanted.ToDictionary(one => one.Name, Ask);

        // Read after the questions: the kernel registers many an algorithm only when it is first asked for. And when one question loads
        // a better driver (aes-aesni), the kernel forgets what it had built on a lesser one (crypto_remove_spawns), until asked again.
        ILookup<string, KernelAlgorithm> drivers = Drivers();
        Wanted[] forgotten = [.. wanted.Where(one => answers[one.Name].Answer.Available && !drivers.Contains(one.Name))];
        foreach (Wanted one in forgotten)
        {
            answers[one.Name] = Ask(one);
        }

        if (forgotten.Length > 0)
        {
            drivers = Drivers();
        }

        return [.. wanted.Select(one => Make(one, answers[one.Name].Kind, answers[one.Name].Answer, drivers[one.Name].MaxBy(driver => driver.Priority)))];
    }

    private static (KernelAlgorithmKind? Kind, Answer Answer) Ask(Wanted wanted)
    {
        if (wanted.Algorithm is { } known)
        {
            return (KindOf(known), Answer.Of(KernelCrypto.Probe(KindOf(known), wanted.Name)));
        }

        Answer answer = Answer.Of(KernelCrypto.Probe(Kinds[0], wanted.Name));
        foreach (KernelAlgorithmKind kind in Kinds)
        {
            answer = Answer.Of(KernelCrypto.Probe(kind, wanted.Name));
            if (answer.Available)
            {
                return (kind, answer);
            }
        }

        return (null, answer);
    }

    private static KernelAlgorithmKind KindOf(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Aead => KernelAlgorithmKind.Aead,
        AlgorithmKind.Skcipher => KernelAlgorithmKind.Skcipher,
        AlgorithmKind.Random => KernelAlgorithmKind.Random,
        _ => KernelAlgorithmKind.Hash,
    };

    // salg_type of AF_ALG.
    private static string NameOf(KernelAlgorithmKind kind) => kind == KernelAlgorithmKind.Random ? "rng" : kind.ToString().ToLowerInvariant();

    // A driver is found under its own name too: ansi_cprng is one for stdrng.
    private static ILookup<string, KernelAlgorithm> Drivers() => KernelCrypto.Algorithms
        .Where(driver => !driver.IsInternal)
        .SelectMany(driver => new[] { driver.Name, driver.Driver }.Distinct(), (driver, name) => (Driver: driver, Name: name))
        .ToLookup(pair => pair.Name, pair => pair.Driver);

    private static Row Make(Wanted wanted, KernelAlgorithmKind? kind, Answer answer, KernelAlgorithm? driver)
    {
        Algorithm? algorithm = wanted.Algorithm;
        return new(
            wanted.Name,
            kind is { } known ? NameOf(known) : null,
            algorithm is not null,
            [.. algorithm?.KeySizes ?? []],
            algorithm?.MaxKeySize ?? 0,
            algorithm?.SaltSize ?? 0,
            algorithm?.IvSize ?? 0,
            [.. algorithm?.TagSizes ?? []],
            algorithm?.DigestSize ?? 0,
            algorithm?.SeedSize ?? 0,
            answer,
            answer.Available ? driver?.Driver : null,
            answer.Available ? driver?.Priority : null,
            algorithm is not null && InProcessCrypto.Has(EngineDefinition.Of(algorithm)),
            Linux73Policy.AccessTo(wanted.Name).ToString().ToLowerInvariant(),
            KernelHistory.RemovalOf(NameParser.Parse(wanted.Name, out _)!)?.Release.ToString());
    }
}
