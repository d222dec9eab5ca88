using System.Globalization;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>Every pair of public operations of every kind of handle, on two threads.</summary>
public sealed class RaceTests
{
    private const double Share = 0.2;

    // glibc fills what is freed with this, so that whoever uses it still does not go on unnoticed.
    private static readonly KeyValuePair<string, string> FillFreedMemory = new("MALLOC_PERTURB_", "85");

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    [Fact]
    public void NothingCrashesHangsLeaksOrGivesWrongBytes()
    {
        string side = KernelCrypto.IsAvailable ? "kernel" : "inprocess";
        TimeSpan time = Budget.Of(Share);
        int seed = Seed.Take("races");
        Ending ending = Child.Run(
            time + Grace,
            new Dictionary<string, string>([FillFreedMemory, new("KCAPIGEN_BACKEND", side)]),
            "races", time.TotalSeconds.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture));
        Assert.True(ending.Status == 0, $"On side {side}, with seed {seed}, the attack ended with status {ending.Status}. It wrote last:\n{LastOf(ending.Output)}");
        Figures.Print("races", [Sides.Here[0]], ending.Output.TrimEnd().Split('\n')[^1].Split(',')[0]);
    }

    // The pairs that went well are of no interest.
    private static string LastOf(string text)
    {
        int findings = text.IndexOf("FINDING", StringComparison.Ordinal);
        return findings >= 0 ? text[findings..] : string.Join('\n', text.TrimEnd().Split('\n')[^Math.Min(40, text.TrimEnd().Split('\n').Length)..]);
    }
}
