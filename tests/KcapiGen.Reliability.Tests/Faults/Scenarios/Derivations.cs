using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Keys that are derived, each of several blocks.</summary>
internal static class Derivations
{
    private const int Size = 100;

    private static readonly byte[] Secret = Text.Random(32, seed: 70), Salt = Text.Random(16, seed: 71), Info = Text.Random(10, seed: 72);

    public static IEnumerable<Scenario> All =>
    [
        Derivation("HKDF", static output => KernelHkdf.DeriveKey<HmacSha256>(Secret, output, Salt, Info)),
        Derivation("HKDF, the second step", static output => KernelHkdf.Expand<HmacSha256>(Secret, output, Info)),
        Derivation("PBKDF2", static output => KernelPbkdf2.DeriveKey<HmacSha256>(Secret, Salt, output, 3)),
        Derivation("KBKDF, counter", static output => KernelKbkdf.DeriveCounter<HmacSha256>(Secret, Info, Salt, output)),
        Derivation("KBKDF, feedback", static output => KernelKbkdf.DeriveFeedback<HmacSha256>(Secret, Secret, Info, Salt, output)),
        Derivation("KBKDF, double pipeline", static output => KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Secret, Info, Salt, output)),
        new("HKDF, the first step", Extract),
    ];

    private delegate void Derive(Span<byte> output);

    private static Scenario Derivation(string name, Derive derive) => new(name, trial =>
    {
        Output output = Output.Secret(Size);
        trial.Do("derive", Documented.Opening, () => derive(output.Bytes), output);
    });

    private static void Extract(Trial trial)
    {
        Output output = Output.Secret(HmacSha256.HashSizeInBytes);
        trial.Do("extract", Documented.Opening, () => KernelHkdf.Extract<HmacSha256>(Secret, Salt, output.Bytes), output);
    }
}
