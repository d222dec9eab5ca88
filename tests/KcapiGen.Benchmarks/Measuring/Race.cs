namespace KcapiGen.Benchmarks.Measuring;

/// <summary>Lets contenders do cases in turn, A B C A B C …, so that a machine whose speed drifts slows all of them.</summary>
internal sealed class Race(IEnumerable<Contender> contenders, Pace pace) : IDisposable
{
    private readonly ContenderProcess[] _processes = [.. contenders.Where(contender => contender.IsThere).Select(contender => new ContenderProcess(contender))];

    /// <param name="asked">What all of them do.</param>
    /// <param name="others">Lanes of those who are no process of this race.</param>
    public Measured Run(Case asked, params ILane[] others)
    {
        ILane[] lanes = [.. _processes.Select(process => new ProcessLane(process, asked)).Concat(others).Where(lane => lane.WarmUp(pace))];
        for (int round = -1; round < pace.Rounds; round++)
        {
            if (round <= 0)
            {
                Thread.Sleep(pace.Settle);
            }

            foreach (ILane lane in lanes)
            {
                lane.Round(counts: round >= 0);
            }
        }

        var measured = new Measured(asked, [.. lanes.Select(lane => lane.Result)]);
        Progress.Say(measured);
        return measured;
    }

    public void Dispose() => Array.ForEach(_processes, process => process.Dispose());
}
