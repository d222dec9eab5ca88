using System.Diagnostics;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>The meetings of one pair of acts, each on a target of its own, and the judgement of what comes of them.</summary>
internal sealed class Round(Pairing pairing, Duel duel, Random random, bool hasDescriptors)
{
    // Before the first round the acts are taken to last as long as a short system call.
    private static readonly long FirstGuess = Stopwatch.Frequency / 100_000;

    // How long the acts last, in ticks: the shortest of all rounds. Two acts meet for as long as they last.
    private long _firstLasts = FirstGuess;
    private long _secondLasts = FirstGuess;
    private string? _finding;

    /// <summary>Runs one round; returns what is wrong, or null.</summary>
    public string? Run()
    {
        _finding = null;
        using Target target = pairing.Kind.Open(random);
        Act first = target.Acts[pairing.First], second = target.Acts[pairing.Second];
        Canaries? firstCanaries = null, secondCanaries = null;
        try
        {
            duel.Run(
                () => firstCanaries = Do(first, second, ref _firstLasts),
                () => secondCanaries = Do(second, first, ref _secondLasts),
                offset: random.NextInt64(-_secondLasts, _firstLasts + 1));
            Note(firstCanaries?.Find());
            Note(secondCanaries?.Find());
            Judge(() => target.Check(first.Ends | second.Ends));
        }
        finally
        {
            firstCanaries?.Dispose();
            secondCanaries?.Dispose();
        }

        return _finding;
    }

    // Returns the canaries that have taken the numbers of what it closed.
    private Canaries? Do(Act act, Act beside, ref long lasts)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            act.Run();
            lasts = Math.Min(lasts, Stopwatch.GetTimestamp() - start);
            return act.Closes && hasDescriptors ? new Canaries() : null;
        }
        catch (Exception e) when (act.Allows(e, beside))
        {
            return null;
        }
        catch (Exception e)
        {
            Note($"{act.Name}: {e}");
            return null;
        }
    }

    private void Judge(Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            Note($"afterwards: {e}");
        }
    }

    private void Note(string? finding)
    {
        if (finding is not null)
        {
            Interlocked.CompareExchange(ref _finding, finding, null);
        }
    }
}
