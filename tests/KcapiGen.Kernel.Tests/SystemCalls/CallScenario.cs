namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Something to do, and the system calls that it must make, in order.</summary>
/// <param name="Name">For the reader of a failure.</param>
/// <param name="Expected">The calls, with spaces between.</param>
/// <param name="Prepare">Makes ready, uncounted, and returns what is counted.</param>
internal sealed record CallScenario(string Name, string Expected, Func<Action> Prepare)
{
    /// <summary>Those of every family.</summary>
    public static IReadOnlyList<CallScenario> All { get; } = [.. CallScenarios.All, .. HashCallScenarios.All];

    /// <summary>In the child: once to have everything loaded and compiled, once to be counted.</summary>
    public static void RunAll(IReadOnlyList<CallScenario> scenarios)
    {
        for (int i = 0; i < scenarios.Count; i++)
        {
            scenarios[i].Prepare()();
            Action counted = scenarios[i].Prepare();
            Marker.Set(i + 1);
            counted();
            Marker.Set(0);
        }
    }
}
