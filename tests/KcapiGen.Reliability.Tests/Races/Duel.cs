using System.Diagnostics;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>Two threads that let two acts meet, round after round. Each starts when both are awake, at a time that both know.</summary>
internal sealed class Duel : IDisposable
{
    // Enough for the start to reach the other processor.
    private static readonly long Lead = Stopwatch.Frequency / 1_000_000;

    // To yield may cost a time slice where the machine has other work, and the other thread is there sooner mostly.
    private static readonly long AwakeFor = Stopwatch.Frequency / 2_000;

    private readonly Thread _other;
    private Action _second = static () => { };
    private long _start;
    private long _delay;
    private int _called;
    private int _awake;
    private int _begun;
    private int _ended;
    private volatile bool _isOver;

    public Duel()
    {
        _other = new Thread(Serve) { IsBackground = true, Name = "second" };
        _other.Start();
    }

    /// <summary>Runs both; returns when both have ended.</summary>
    /// <param name="first">What this thread does.</param>
    /// <param name="second">What the other thread does.</param>
    /// <param name="offset">How much later the second one starts, in ticks of <see cref="Stopwatch"/>; negative where the first one does.</param>
    public void Run(Action first, Action second, long offset)
    {
        int round = _called + 1;
        _second = second;
        _delay = Math.Max(0, offset);
        Volatile.Write(ref _called, round);
        WaitFor(ref _awake, round);
        _start = Stopwatch.GetTimestamp() + Lead;
        Volatile.Write(ref _begun, round);
        SpinUntil(_start + Math.Max(0, -offset));
        first();
        WaitFor(ref _ended, round);
    }

    public void Dispose()
    {
        _isOver = true;
        _other.Join();
    }

    private static void SpinUntil(long time)
    {
        while (Stopwatch.GetTimestamp() < time)
        {
        }
    }

    private void Serve()
    {
        for (int round = 1; WaitFor(ref _called, round); round++)
        {
            Volatile.Write(ref _awake, round);
            while (Volatile.Read(ref _begun) != round)
            {
            }

            SpinUntil(_start + _delay);
            _second();
            Volatile.Write(ref _ended, round);
        }
    }

    private bool WaitFor(ref int place, int round)
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref place) != round)
        {
            if (_isOver)
            {
                return false;
            }

            if (Stopwatch.GetTimestamp() - start > AwakeFor)
            {
                Thread.Yield();
            }
        }

        return true;
    }
}
