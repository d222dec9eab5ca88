namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>What the attacks say of themselves: rows of the table in <c>docs/reliability.md</c>, which <c>eng/soak</c> puts there.</summary>
internal static class Figures
{
    /// <summary>Prints the row of an attack on these sides.</summary>
    /// <param name="attack">What was done.</param>
    /// <param name="sides">The sides that did the work; none where the attack is on something else.</param>
    /// <param name="done">How much of it, with its unit.</param>
    /// <param name="found">How many findings there were.</param>
    public static void Print(string attack, IEnumerable<KernelBackend> sides, string done, int found = 0)
        => Console.WriteLine($"figures: | {attack} | {string.Join(" and ", sides.Select(Name))} | {done} | {found} |");

    private static string Name(KernelBackend side) => side == KernelBackend.Kernel ? $"Linux {Environment.OSVersion.Version.ToString(2)}" : "in process";
}
