namespace KcapiGen.Benchmarks.Measuring;

/// <summary>A lane run by asking a process.</summary>
internal sealed class ProcessLane(ContenderProcess process, Case asked) : ILane
{
    // By then the number of calls has settled, however slow the first was.
    private const int LeastAsked = 6;

    private readonly List<double> _nanoseconds = [];
    private double _bytes = double.MaxValue;
    private long _calls = 1;

    /// <summary>Warms up, and finds how many calls make a round.</summary>
    public bool WarmUp(Pace pace)
    {
        double warm = 0, enough = (process.Contender.JustInTime && process.IsNew(asked) ? pace.Compile : pace.WarmUp).TotalNanoseconds;
        int asks = 0;
        do
        {
            if (process.Ask(asked, _calls) is not (var nanoseconds, _))
            {
                return false;
            }

            warm += nanoseconds;

            // The first calls are the slowest, and say little of the rest: no more than ten times as many at once.
            double wanted = pace.Round.TotalNanoseconds / Math.Max(nanoseconds, 1) * _calls;
            _calls = (long)Math.Clamp(wanted, 1, _calls * 10.0);
        }
        while (++asks < LeastAsked || warm < enough);
        return true;
    }

    public void Round(bool counts)
    {
        (double nanoseconds, double bytes) = process.Ask(asked, _calls)!.Value;
        if (!counts)
        {
            return;
        }

        double messages = (double)_calls * asked.Width;
        _nanoseconds.Add(Math.Round(nanoseconds / messages, 1));
        _bytes = Math.Min(_bytes, bytes / messages);
    }

    public Figure Result => new(process.Contender.Name, [.. _nanoseconds], Math.Round(_bytes));
}
