using KcapiGen;
using KcapiGen.Generator.Catalogue;

namespace Doctor;

/// <summary>Asks both sides for each cipher.</summary>
internal static class Rows
{
    public static Row[] Of(IReadOnlyList<Algorithm> ciphers)
    {
        // Where AF_ALG itself is shut, its answer is that for every cipher.
        if (!KernelCrypto.IsAvailable)
        {
            Answer shut = Machine.AskForAfAlg();
            return [.. ciphers.Select(cipher => Make(cipher, shut, driver: null))];
        }

        Dictionary<string, Answer> answers = ciphers.ToDictionary(cipher => cipher.Name, Ask);

        // Read after the questions: the kernel registers many an algorithm only when it is first asked for. And when one question loads
        // a better driver (aes-aesni), the kernel forgets what it had built on a lesser one (crypto_remove_spawns), until asked again.
        ILookup<string, KernelAlgorithm> drivers = Drivers();
        Algorithm[] forgotten = [.. ciphers.Where(cipher => answers[cipher.Name].Available && !drivers.Contains(cipher.Name))];
        foreach (Algorithm cipher in forgotten) answers[cipher.Name] = Ask(cipher);
        if (forgotten.Length > 0) drivers = Drivers();

        return [.. ciphers.Select(cipher => Make(cipher, answers[cipher.Name], drivers[cipher.Name].MaxBy(driver => driver.Priority)))];
    }

    private static Answer Ask(Algorithm cipher) =>
        Answer.Of(KernelCrypto.Probe(cipher.Kind == AlgorithmKind.Aead ? KernelAlgorithmKind.Aead : KernelAlgorithmKind.Skcipher, cipher.Name));

    private static ILookup<string, KernelAlgorithm> Drivers() => KernelCrypto.Algorithms.Where(driver => !driver.IsInternal).ToLookup(driver => driver.Name);

    private static Row Make(Algorithm cipher, Answer answer, KernelAlgorithm? driver) => new(
        cipher.Name,
        cipher.Kind == AlgorithmKind.Aead ? "aead" : "skcipher",
        [.. cipher.KeySizes],
        cipher.SaltSize,
        cipher.IvSize,
        [.. cipher.TagSizes],
        answer,
        answer.Available ? driver?.Driver : null,
        answer.Available ? driver?.Priority : null,
        InProcessCrypto.Has(EngineDefinition.Of(cipher)),
        Linux73Policy.AccessTo(cipher.Name).ToString().ToLowerInvariant());
}
