using System.Diagnostics;

namespace KcapiGen.Kernel.Tests.Streams;

/// <summary>A thread of a test: what it throws is kept, and whoever waits for it does not wait for ever.</summary>
internal sealed class Worker
{
    // Generous for an emulated machine; what works takes milliseconds.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Thread _thread;
    private Exception? _failure;

    public Worker(Action work)
    {
        _thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                _failure = e;
            }
        }) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits until the thread sleeps, and sees that it goes on sleeping.</summary>
    public void AssertSleeps()
    {
        var clock = Stopwatch.StartNew();
        while (!IsAsleep)
        {
            Assert.True(_thread.IsAlive, $"it ended: {_failure}");
            Assert.True(clock.Elapsed < Limit, "it does not fall asleep");
            Thread.Sleep(10);
        }

        Thread.Sleep(100);
        Assert.True(IsAsleep, $"it woke of itself: {_failure}");
    }

    /// <summary>Waits for the end, which must come, and be a good one.</summary>
    public void AssertDone()
    {
        Join(Limit);
        Assert.True(_failure is null, _failure?.ToString());
    }

    /// <summary>The same with more time, for a thread that has much to do.</summary>
    public void AssertDoneIn(TimeSpan limit)
    {
        Join(limit);
        Assert.True(_failure is null, _failure?.ToString());
    }

    /// <summary>Waits for the end, which must be this exception.</summary>
    public void AssertThrown<TException>()
        where TException : Exception
    {
        Join(Limit);
        Assert.IsType<TException>(_failure);
    }

    private bool IsAsleep => _thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin);

    private void Join(TimeSpan limit) => Assert.True(_thread.Join(limit), "it hangs");
}
