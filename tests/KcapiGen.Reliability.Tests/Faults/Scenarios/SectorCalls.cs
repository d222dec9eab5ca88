using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Sectors of a disk: in one lane and in several, apart and in place.</summary>
internal static class SectorCalls
{
    private const int SectorSize = 512;
    private const int Few = 6 * SectorSize;

    // Enough for two lanes.
    private const int Many = 1 << 17;

    private static readonly byte[] Key = Text.Random(32, seed: 20);

    public static IEnumerable<Scenario> All =>
    [
        new("sectors", trial => Run(trial, Few)),
        new("sectors in lanes", trial => Run(trial, Many)),
    ];

    private static void Run(Trial trial, int size)
    {
        using Xts? cipher = trial.Open("open", () => new Xts(Key));
        if (cipher is null)
        {
            return;
        }

        byte[] text = Text.Random(size, seed: 21);
        Output[][] encrypted = [[Output.Ciphertext(size)]], inPlace = [[Output.CiphertextInPlace(text)]];
        Do(trial, "encrypt", encrypted[0][0], () => cipher.EncryptSectors(7, SectorSize, text, encrypted[0][0].Bytes));
        Do(trial, "encrypt in place", inPlace[0][0], () => cipher.EncryptSectors(7, SectorSize, inPlace[0][0].Bytes, inPlace[0][0].Bytes));
        Output plaintext = Output.Secret(size), decrypted = Output.SecretInPlace(trial.Right("encrypt"));
        Do(trial, "decrypt", plaintext, () => cipher.DecryptSectors(7, SectorSize, trial.Right("encrypt"), plaintext.Bytes));
        Do(trial, "decrypt in place", decrypted, () => cipher.DecryptSectors(7, SectorSize, decrypted.Bytes, decrypted.Bytes));
    }

    // A call that fails for some of the sectors has done the others, which are judged with them.
    private static void Do(Trial trial, string step, Output output, Action action) => trial.DoBatch(step, Documented.Work, [], action, output.Split(SectorSize));
}
