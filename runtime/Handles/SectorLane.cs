using System.Runtime.ExceptionServices;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>An OP that does some of the sectors of a call, on a thread of the pool or, where none came in time, on the caller's.</summary>
/// <remarks>A handle keeps its lanes, so that a call allocates nothing.</remarks>
internal sealed class SectorLane : IThreadPoolWorkItem, IDisposable
{
    private readonly CipherOperation _operation;
    private readonly MessageBatch _batch = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly Action _wait;
    private SectorRun _run;
    private ExceptionDispatchInfo? _fault;
    private int _state;

    /// <param name="operation">The OP, which the lane owns.</param>
    public SectorLane(CipherOperation operation)
    {
        _operation = operation;
        _wait = _done.Wait;
    }

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
        Uninterrupted.Run(_wait);
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
            Sectors.Transform(_operation, _batch, _run);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
            _batch.Clear();
        }

        _done.Set();
    }

    // The event is not disposed: the pool's thread may still be on its way out of Set.
    public void Dispose() => _operation.Dispose();

    private static class State
    {
        public const int Offered = 1;
        public const int Taken = 2;
    }
}
