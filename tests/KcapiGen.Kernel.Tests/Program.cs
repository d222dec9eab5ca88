using KcapiGen.Kernel.Tests.Keyring;
using KcapiGen.Kernel.Tests.LongMessages;
using KcapiGen.Kernel.Tests.SystemCalls;
using Xunit.Runner.InProc.SystemConsole;

namespace KcapiGen.Kernel.Tests;

internal static class Program
{
    /// <summary>Runs the tests or, as the child of one of them, a scenario.</summary>
    public static int Main(string[] args) => args is ["scenario", var name] ? RunScenario(name) : RunTests(args);

    private static int RunTests(string[] args)
    {
        int status = ConsoleRunner.Run(args).GetAwaiter().GetResult();
        if (PresenceTests.Count is { } count)
        {
            Console.WriteLine(count);
        }

        return status;
    }

    private static int RunScenario(string name)
    {
        Action scenario = name switch
        {
            "calls" => () => CallScenario.RunAll(CallScenario.All),
            "fault-one-shots" => FaultScenarios.OneShots,
            "fault-streams" => FaultScenarios.Streams,
            "fault-interrupted" => FaultScenarios.Interrupted,
            "fault-hashes" => HashFaultScenarios.Run,
            "fault-sectors" => FaultScenarios.Sectors,
            "fault-derivations" => DerivationFaultScenarios.Run,
            "fault-short" => FaultScenarios.Short,
            "keyring" => KeyringScenario.Run,
            "ring" => RingScenarios.Batches,
            "long" => LongScenario.Run,
            _ => throw new ArgumentException($"There is no scenario {name}."),
        };
        scenario();
        return 0;
    }
}
