using KcapiGen.Reliability.Tests.Faults;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>No key, password or plaintext stays in the process when the caller has zeroed its own and the handles are closed or collected.</summary>
public class SecretTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public void Nothing_secret_stays_in_memory()
    {
        Ending ending = Child.Run(Limit, new Dictionary<string, string>(), "secrets", Sides.Attacked.ToString());
        string[] findings = [.. ending.Output.Split('\n').Where(line => line.StartsWith(FaultAttack.FindingMark, StringComparison.Ordinal))];
        Figures.Print("secrets", [Sides.Attacked], $"{SecretUse.Of(Sides.Attacked).Count} uses", findings.Length);
        Assert.True(ending.Status == 0 && findings.Length == 0, ending.Output);
    }
}
