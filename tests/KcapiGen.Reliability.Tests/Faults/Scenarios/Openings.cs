using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Handles of one key, keys in one handle, and questions to the kernel.</summary>
internal static class Openings
{
    private static readonly byte[] Key = Text.Random(16, seed: 60), OtherKey = Text.Random(32, seed: 61), Iv = Text.Random(16, seed: 62), Plaintext = Text.Random(256, seed: 63);

    public static IEnumerable<Scenario> All =>
    [
        new("reinit and rekey", ReinitAndRekey),
        new("questions", Questions),
    ];

    private static void ReinitAndRekey(Trial trial)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        using Cbc? beside = trial.Open("reinit", cipher.Reinit);
        Encrypt(trial, cipher, "encrypt");
        bool isRekeyed = trial.Do("rekey", Documented.Opening, () => cipher.Rekey(OtherKey));

        // Where it fails the old key stays; and the other handle keeps it in any case.
        Encrypt(trial, cipher, isRekeyed ? "encrypt with the other key" : "encrypt");
        if (beside is not null)
        {
            Encrypt(trial, beside, "encrypt");
        }
    }

    private static void Encrypt(Trial trial, Cbc cipher, string step)
    {
        Output output = Output.Ciphertext(Plaintext.Length);
        trial.Do(step, Documented.Work, () => cipher.Encrypt(Iv, Plaintext, output.Bytes), output);
    }

    private static void Questions(Trial trial)
    {
        trial.Do("probe", Documented.Opening, () => KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, "cbc(aes)"));
        trial.Do("support", Documented.Opening, () => _ = Cbc.Support);
        trial.Do("interface", Documented.Opening, () => _ = KernelCrypto.IsAvailable);
        trial.Do("ring", Documented.Opening, () => _ = KernelCrypto.IoUring);
    }
}
