using KcapiGen.Reliability.Tests.Races.Targets;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>Two acts that meet on a kind of handle.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="First">The place of one in the list of acts.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="Name">The names of all three.</param>
/// <param name="Weight">How much of the time it gets, in parts.</param>
internal sealed record Pairing(Kind Kind, int First, int Second, string Name, int Weight)
{
    // What disposes has been at fault before, and what exchanges the operation.
    private const int WeightOfDisposal = 4;
    private const int WeightOfChange = 2;

    /// <summary>Returns every pair of the acts of every kind.</summary>
    public static IReadOnlyList<Pairing> All(Random random) => [.. Kind.All(random).SelectMany(kind => Of(kind, random))];

    private static List<Pairing> Of(Kind kind, Random random)
    {
        using Target sample = kind.Open(random);
        var pairings = new List<Pairing>();
        for (int i = 0; i < sample.Acts.Count; i++)
        {
            for (int k = i; k < sample.Acts.Count; k++)
            {
                Act first = sample.Acts[i], second = sample.Acts[k];
                if (first.CanMeet(second))
                {
                    int weight = (first.Ends | second.Ends) != Part.None ? WeightOfDisposal : first.ChangesKey || second.ChangesKey ? WeightOfChange : 1;
                    pairings.Add(new Pairing(kind, i, k, $"{sample.Name}: {first.Name} beside {second.Name}", weight));
                }
            }
        }

        return pairings;
    }
}
