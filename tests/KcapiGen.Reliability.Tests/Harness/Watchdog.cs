namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>Ends a process in which nothing has happened for too long.</summary>
internal sealed class Watchdog : IDisposable
{
    // Nothing that is done here takes a second, on a machine with nothing else to do.
    /// <summary>What is written where nothing happens, before what was done last.</summary>
    public const string Mark = "HANG in ";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Timer _timer;
    private volatile string _work = "";
    private long _last = Environment.TickCount64;

    public Watchdog() => _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    /// <summary>Says what is done now.</summary>
    public void Begin(string work)
    {
        _work = work;
        Beat();
    }

    /// <summary>Says that something has happened.</summary>
    public void Beat() => Volatile.Write(ref _last, Environment.TickCount64);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Environment.TickCount64 - Volatile.Read(ref _last) > Limit.TotalMilliseconds)
        {
            Environment.FailFast($"{Mark}{_work}");
        }
    }
}
