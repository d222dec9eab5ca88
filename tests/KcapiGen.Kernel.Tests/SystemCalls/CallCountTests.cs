namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Each scenario makes exactly its system calls, in their order.</summary>
public class CallCountTests
{
    public static TheoryData<string> Names => [.. CallScenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exactly(string name)
    {
        int index = CallScenario.All.ToList().FindIndex(scenario => scenario.Name == name);
        Assert.Equal(CallScenario.All[index].Expected, Trace.Sections[index + 1]);
    }
}
