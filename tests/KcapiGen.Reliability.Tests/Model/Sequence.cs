namespace KcapiGen.Reliability.Tests.Model;

/// <summary>Runs sequences of calls, and makes one that fails as short as it can.</summary>
internal static class Sequence
{
    /// <summary>Runs a sequence on a new world.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Run<TWorld>(Func<TWorld> open, IReadOnlyList<Step<TWorld>> steps)
        where TWorld : IDisposable
    {
        using TWorld world = open();
        foreach (Step<TWorld> step in steps)
        {
            try
            {
                step.Run(world);
            }
            catch (Exception e)
            {
                return $"{step.Text}: {(e is MismatchException ? e.Message : e)}";
            }
        }

        return null;
    }

    /// <summary>Leaves out whatever can be left out of a sequence that fails, and returns what is left, as text.</summary>
    public static string Shrink<TWorld>(Func<TWorld> open, IReadOnlyList<Step<TWorld>> failing)
        where TWorld : IDisposable
    {
        for (int size = failing.Count / 2; size > 0; size /= 2)
        {
            for (int at = 0; at + size <= failing.Count;)
            {
                Step<TWorld>[] shorter = [.. failing.Take(at), .. failing.Skip(at + size)];
                if (Run(open, shorter) is null)
                {
                    at += size;
                }
                else
                {
                    failing = shorter;
                }
            }
        }

        return $"{string.Join('\n', failing.Select(step => step.Text))}\n{Run(open, failing)}";
    }
}
