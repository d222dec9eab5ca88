namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Each scenario makes exactly its system calls, in their order.</summary>
public class CallCountTests
{
    public static TheoryData<string> Names => [.. CallScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly(string name)
    {
        int index = CallScenarios.All.ToList().FindIndex(scenario => scenario.Name == name);
        Assert.Equal(CallScenarios.All[index].Expected, Trace.Sections[index + 1]);
    }
}
