namespace KcapiGen.Contender;

/// <summary>The same number of calls on each of several threads, every one with a handle of its own. The threads live on: to start one takes long.</summary>
internal sealed class ThreadLoops : Work
{
    private readonly IReadOnlyList<Loop> _loops;
    private readonly Thread[] _threads;
    private readonly Barrier _barrier;
    private int _calls;
    private long _allocated;

    public ThreadLoops(IReadOnlyList<Loop> loops)
    {
        _loops = loops;
        _barrier = new(loops.Count + 1);
        _threads = [.. loops.Select(loop => new Thread(() => Serve(loop)))];
        Array.ForEach(_threads, thread => thread.Start());
    }

    public override long Run(int calls)
    {
        (_calls, _allocated) = (calls, 0);
        _barrier.SignalAndWait(); // begin
        _barrier.SignalAndWait(); // all have ended
        return _allocated;
    }

    public override void Dispose()
    {
        _calls = 0;
        _barrier.SignalAndWait();
        Array.ForEach(_threads, thread => thread.Join());
        _barrier.Dispose();
        foreach (Loop loop in _loops)
        {
            loop.Dispose();
        }
    }

    private void Serve(Loop loop)
    {
        for (_barrier.SignalAndWait(); _calls > 0; _barrier.SignalAndWait())
        {
            Interlocked.Add(ref _allocated, loop.Run(_calls));
            _barrier.SignalAndWait();
        }
    }
}
