using KcapiGen.Reliability.Tests.Faults.Scenarios;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>A scenario and the fault that it is tried with.</summary>
internal sealed record FaultCase(Scenario Scenario, Fault Fault)
{
    public override string ToString() => $"{Scenario.Name}|{Fault}";
}
