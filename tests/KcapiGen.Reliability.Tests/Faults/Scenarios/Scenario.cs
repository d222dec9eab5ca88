namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>One use of the library, from opening to closing, that is tried with faults at each of its calls.</summary>
/// <param name="Name">What it is called in a finding.</param>
/// <param name="Run">The use. It judges its steps through the trial and throws nothing.</param>
internal sealed record Scenario(string Name, Action<Trial> Run)
{
    /// <summary>Every scenario there is.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. OneShots.All, .. LongMessages.All, .. Batches.All, .. SectorCalls.All, .. Streams.All, .. Pipes.All, .. HashMessages.All, .. Openings.All, .. Derivations.All, .. Randoms.All, .. Keyrings.All,
    ];
}
