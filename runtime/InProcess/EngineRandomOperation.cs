using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>A random number generator in process: that of NIST SP 800-90A which the kernel's name denotes, with entropy of the process.</summary>
internal sealed class EngineRandomOperation : RandomOperation
{
    private readonly EvpRandom _random;
    private readonly bool _predictionResistance;

    private EngineRandomOperation(EvpRandom random, bool predictionResistance)
    {
        _random = random;
        _predictionResistance = predictionResistance;
    }

    public override KernelBackend Backend => KernelBackend.InProcess;

    /// <summary>Opens a generator; null when the engine does not have it.</summary>
    public static EngineRandomOperation? TryOpen(RandomDefinition definition, CipherKey seed)
    {
        // stdrng is the generator with the highest priority in the kernel; here it is the one that libcrypto itself uses.
        string name = definition.Algorithm == "stdrng" ? "drbg_nopr_ctr_aes256" : definition.Algorithm;
        return name.Split('_', 3) is ["drbg", var resistance, var core] && Create(core, seed.Key) is { } random ? new(random, resistance == "pr") : null;
    }

    public override void Fill(Span<byte> destination)
    {
        if (!destination.IsEmpty)
        {
            _random.Fill(destination, _predictionResistance);
        }
    }

    public override void Reseed(ReadOnlySpan<byte> seed) => _random.Reseed(seed);

    public override void Dispose() => _random.Dispose();

    private static EvpRandom? Create(string core, ReadOnlySpan<byte> seed) => core switch
    {
        "ctr_aes128" or "ctr_aes192" or "ctr_aes256" => EvpRandom.Create("CTR-DRBG", "cipher", $"AES-{core["ctr_aes".Length..]}-CTR", seed),
        "hmac_sha1" or "hmac_sha256" or "hmac_sha384" or "hmac_sha512" => EvpRandom.Create("HMAC-DRBG", "digest", EngineHashes.EvpName(core["hmac_".Length..])!, seed),
        "sha1" or "sha256" or "sha384" or "sha512" => EvpRandom.Create("HASH-DRBG", "digest", EngineHashes.EvpName(core)!, seed),
        _ => null,
    };
}
