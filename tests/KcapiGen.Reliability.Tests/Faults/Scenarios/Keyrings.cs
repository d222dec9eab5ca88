using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Keys that are looked for in the kernel's keyrings, where there are none of these names.</summary>
internal static class Keyrings
{
    public static IEnumerable<Scenario> All => [new("keyring", Run)];

    private static void Run(Trial trial)
    {
        trial.Refused<CryptographicException>("find", Documented.Opening, () => KeyringKey.Find("user", "kcapigen-no-such-key"));
        trial.Refused<CryptographicException>("find in a keyring", Documented.Opening, () => KeyringKey.Find("user", "kcapigen-no-such-key", keyring: -3));
        trial.Refused<Exception>("open", Documented.Opening, () => new Cbc(KeyringKey.FromSerial(1)).Dispose());
    }
}
