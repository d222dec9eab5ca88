using System.Globalization;

namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>The seed of a random run: printed, and given back in <c>KCAPIGEN_SEED</c> to run the same again.</summary>
internal static class Seed
{
    /// <summary>Returns the seed to run with and prints it under the name of the attack.</summary>
    public static int Take(string attack)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("KCAPIGEN_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next();
        Console.WriteLine($"{attack}: KCAPIGEN_SEED={seed}");
        return seed;
    }
}
