using System.Runtime.ExceptionServices;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>An OP that processes some of the sectors of a call, on a thread of the pool or, if none begins in time, on the caller's thread.</summary>
/// <remarks>A handle reuses its lanes, so that a call allocates nothing.</remarks>
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

    /// <summary>Queues sectors to the thread pool.</summary>
    public void Begin(in SectorRun run)
    {
        _run = run;
        _fault = null;
        _done.Reset();
        Volatile.Write(ref _state, State.Offered);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>
    /// Waits until the sectors are processed, and adds their failures to the batch. If no thread has begun, processes them on this thread.
    /// </summary>
    public void End(MessageBatch batch)
    {
        Execute();
        Uninterrupted.Run(_wait);
        batch.TakeFailures(_batch);
    }

    /// <summary>Throws the exception that ended the work, if there is one that is not the failure of a message.</summary>
    public void ThrowIfFaulted() => _fault?.Throw();

    // The pool may begin late, when the caller has done the work. Then there is no work, or that of another call, which may be done just as well.
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

    // The event is not disposed: the pool's thread may not have returned from Set yet.
    public void Dispose() => _operation.Dispose();

    private static class State
    {
        public const int Offered = 1;
        public const int Taken = 2;
    }
}
