using KcapiGen.Reliability.Tests.Damage;
using KcapiGen.Reliability.Tests.Faults;
using KcapiGen.Reliability.Tests.Races;
using KcapiGen.Reliability.Tests.Secrets;
using Xunit.Runner.InProc.SystemConsole;

namespace KcapiGen.Reliability.Tests;

internal static class Program
{
    /// <summary>Runs the tests or, as the child of one of them, an attack that may end the process.</summary>
    public static int Main(string[] args) => args is ["attack", var name, .. var rest] ? RunAttack(name, rest) : ConsoleRunner.Run(args).GetAwaiter().GetResult();

    // One line an attack, in the order of their names.
    private static int RunAttack(string name, string[] arguments) => name switch
    {
        "abandon" => AbandonAttack.Run(),
        "damage" => DamageAttack.Run(arguments),
        "fault" => FaultAttack.RunOne(arguments),
        "faults" => FaultAttack.Run(arguments),
        "first-uses" => FirstUses.Run(arguments),
        "races" => RaceAttack.Run(arguments),
        "secrets" => SecretAttack.Run(arguments),
        _ => throw new ArgumentException($"There is no attack {name} ({string.Join(' ', arguments)})."),
    };
}
