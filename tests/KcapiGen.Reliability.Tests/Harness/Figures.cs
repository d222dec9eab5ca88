namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>What the attacks say of themselves: rows of the table in <c>docs/reliability.md</c>, which <c>eng/soak</c> puts there.</summary>
internal static class Figures
{
    /// <summary>Prints one row.</summary>
    /// <param name="attack">What was done.</param>
    /// <param name="side">The side that did the work.</param>
    /// <param name="done">How much of it, with its unit.</param>
    /// <param name="found">How many findings there were.</param>
    public static void Print(string attack, KernelBackend side, string done, int found)
        => Console.WriteLine($"figures: | {attack} | {(side == KernelBackend.Kernel ? $"Linux {Environment.OSVersion.Version.ToString(2)}" : "in process")} | {done} | {found} |");
}
