using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Seal;

/// <summary>A lane whose rounds are done by a function, which returns the nanoseconds.</summary>
internal sealed class TimedLane(string name, Func<double> round) : ILane
{
    private readonly List<double> _nanoseconds = [];

    public Figure Result => new(name, [.. _nanoseconds], 0);

    public bool WarmUp(Pace pace) => round() > 0;

    // A process that has just been started has nothing to settle.
    public void Round(bool counts)
    {
        if (counts)
        {
            _nanoseconds.Add(Math.Round(round()));
        }
    }
}
