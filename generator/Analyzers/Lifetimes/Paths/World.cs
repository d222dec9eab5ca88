namespace KcapiGen.Generator.Analyzers.Lifetimes.Paths;

/// <summary>One state in which a point of the method can be reached.</summary>
/// <param name="Fact">The fact there.</param>
/// <param name="Choices">
/// The path condition: branches taken where facts already differed between paths, so that the branch may be correlated with the fact. A world
/// without any can surely be reached.
/// </param>
/// <param name="Turns">Loops that were entered (false) or begun again (true) since the fact last changed.</param>
internal sealed record World<TFact>(TFact Fact, SignedIds Choices, SignedIds Turns)
    where TFact : IEquatable<TFact>;

internal static class Worlds
{
    private const int Most = 48;

    // Stands for more choices than are kept apart.
    private const int Unknown = int.MaxValue;

    /// <summary>Returns whether something that holds in some worlds is certain: it holds in all, or in one that can surely be reached.</summary>
    public static bool AreCertain<TFact>(this IReadOnlyCollection<World<TFact>> worlds, Func<World<TFact>, bool> isBad)
        where TFact : IEquatable<TFact>
    {
        List<World<TFact>> bad = [.. worlds.Where(isBad)];
        return bad.Count > 0 && (bad.Count == worlds.Count || bad.Any(world => world.Choices.IsEmpty));
    }

    /// <summary>
    /// Drops choices that make no difference: of worlds that are the same whichever way a branch was taken, one is left without it.
    /// </summary>
    public static List<World<TFact>> Simplify<TFact>(IEnumerable<World<TFact>> worlds)
        where TFact : IEquatable<TFact>
    {
        HashSet<World<TFact>> all = [.. worlds];
        bool changed = true;
        while (changed && all.Count <= Most)
        {
            changed = false;
            foreach (World<TFact> world in all.ToList())
            {
                foreach (int id in world.Choices.Ids.Where(id => id != Unknown && all.Contains(world with { Choices = world.Choices.Flip(id) }))
                    .ToList())
                {
                    changed |= all.Add(world with { Choices = world.Choices.Remove(id) });
                }
            }
        }

        if (all.Count > Most)
        {
            return [.. all.Select(world => world with { Choices = world.Choices.IsEmpty ? world.Choices : SignedIds.Empty.Set(Unknown, true) })
                .Distinct()];
        }

        return [.. all.Where(world => !all.Any(other => IsMoreGeneral(other, world)))];
    }

    private static bool IsMoreGeneral<TFact>(World<TFact> one, World<TFact> other)
        where TFact : IEquatable<TFact>
        => one.Choices.Count < other.Choices.Count
            && Equals(one.Fact, other.Fact)
            && one.Turns.Equals(other.Turns)
            && other.Choices.Contains(one.Choices);
}
