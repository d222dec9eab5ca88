using System.Runtime.ExceptionServices;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>An OP that does some of the sectors of a call, on a thread of the pool or, where none came in time, on the caller's.</summary>
/// <remarks>A handle keeps its lanes, so that a call allocates nothing.</remarks>
internal sealed class SectorLane(Operation operation) : IThreadPoolWorkItem, IDisposable
{
    private readonly MessageBatch _batch = new();
    private readonly ManualResetEventSlim _done = new();
    private SectorRun _run;
    private ExceptionDispatchInfo? _fault;
    private int _state;

    /// <summary>Offers sectors to the pool.</summary>
    public void Begin(in SectorRun run)
    {
        _run = run;
        _fault = null;
        _done.Reset();
        Volatile.Write(ref _state, State.Offered);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Returns when they are done; what failed is noted in the batch. Does them here if no thread has begun.</summary>
    public void End(MessageBatch batch)
    {
        Execute();
        _done.Wait();
        batch.TakeFailures(_batch);
    }

    /// <summary>Throws what ended the work, if something did that is no failure of a message.</summary>
    public void ThrowIfFaulted() => _fault?.Throw();

    // The pool may come late, when the caller has done the work: then there is nothing on offer, or another call's, which is as good.
    public void Execute()
    {
        if (Interlocked.CompareExchange(ref _state, State.Taken, State.Offered) != State.Offered)
        {
            return;
        }

        try
        {
            Sectors.Transform(operation, _batch, _run);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }

        _done.Set();
    }

    public void Dispose()
    {
        operation.Dispose();
        _done.Dispose();
    }

    private static class State
    {
        public const int Offered = 1;
        public const int Taken = 2;
    }
}
