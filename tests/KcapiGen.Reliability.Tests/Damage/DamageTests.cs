using System.Globalization;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Damage;

/// <summary>Sealed files with random damage: none is opened, one line says why, and Seal needs little memory and time to find out.</summary>
public sealed class DamageTests
{
    private const double Share = 0.1;

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    [Fact]
    public void NoDamagedFileIsOpened()
    {
        TimeSpan time = Budget.Of(Share);
        int seed = Seed.Take("damage");
        Ending ending = Child.Run(
            time + Grace, new Dictionary<string, string>(), "damage", time.TotalSeconds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture));
        Assert.True(ending.Status == 0, $"With seed {seed} the attack ended with status {ending.Status}:\n{ending.Output}");
        Figures.Print("damaged files of Seal", [], ending.Output.TrimEnd().Split(',')[0]);
    }
}
