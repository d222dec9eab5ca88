using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Streams;

/// <summary>What the two halves of a stream share: the operation, the lock, the ledger, and whether a thread is in Update or in Op.</summary>
internal sealed class StreamState(CipherOperation operation, CipherDefinition definition, HeldHeader header)
{
    private bool _giving;
    private bool _collecting;
    private bool _disposed;
    private bool _failed;
    private bool _begun;

    /// <summary>Guards everything here except the operation, which at most one thread sends to and one receives from.</summary>
    public object Lock { get; } = new();

    public CipherOperation Operation { get; } = operation;

    public CipherDefinition Definition { get; } = definition;

    public HeldHeader Header { get; } = header;

    public StreamLedger Ledger { get; } = new(definition, header.Direction, header.IvSize);

    public PendingInput Pending { get; } = new();

    /// <summary>The number of bytes that can be sent before something must be received.</summary>
    public long Room => Operation.Capacity - Ledger.Held;

    /// <summary>Whether waiting threads must give up, because the stream was disposed or has failed.</summary>
    public bool IsOver => _disposed || _failed;

    /// <summary>Whether the operation holds a part of a message.</summary>
    public bool IsUnfinished => _begun && !Ledger.IsComplete;

    /// <summary>Begins a call of Update and counts its input.</summary>
    public void EnterUpdate(int length, bool last, string parameter)
    {
        lock (Lock)
        {
            CheckUsable();
            CheckAlone(_giving, "Update");
            Ledger.CheckGive(length, last, parameter);
            if (Ledger.Unit == 0)
            {
                int tag = Math.Max(0, Definition.Growth(Header.Direction));
                Operation.Reserve(Ledger.Given + length + tag, Header.AssociatedLength);
            }

            Ledger.Give(length, last);
            _giving = true;
        }
    }

    public void ExitUpdate()
    {
        lock (Lock)
        {
            _giving = false;
            Monitor.PulseAll(Lock);
        }
    }

    /// <summary>Begins a call of Op.</summary>
    public void EnterOp()
    {
        lock (Lock)
        {
            CheckUsable();
            CheckAlone(_collecting, "Op");
            _collecting = true;
        }
    }

    public void ExitOp()
    {
        lock (Lock)
        {
            _collecting = false;
            Monitor.PulseAll(Lock);
        }
    }

    public void CheckUsable()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(CipherStream));
        if (_failed)
        {
            throw new InvalidOperationException("The stream has failed. Dispose it and begin the message again.");
        }
    }

    /// <summary>Sends input that was counted with <see cref="StreamLedger.BeginSend"/>; the first of it is sent with the header.</summary>
    public void Send(ReadOnlySpan<IoVec> vectors, long bytes, bool last)
    {
        bool mustSend = bytes > 0 || (last && !Ledger.EndsOnUnit);
        if (mustSend)
        {
            try
            {
                SendToOperation(vectors, more: !last);
            }
            catch
            {
                Fail();
                throw;
            }
        }

        lock (Lock)
        {
            Ledger.EndSend(bytes, last);
            Monitor.PulseAll(Lock);
        }
    }

    /// <summary>Wakes the threads that wait in the stream when a token is canceled. Not to be disposed under the lock.</summary>
    public CancellationTokenRegistration WakeOn(CancellationToken cancellationToken) => cancellationToken.UnsafeRegister(
        static state =>
        {
            object held = ((StreamState)state!).Lock;
            lock (held)
            {
                Monitor.PulseAll(held);
            }
        },
        this);

    /// <summary>Marks the stream as failed and wakes the threads that wait in it.</summary>
    public void Fail()
    {
        lock (Lock)
        {
            _failed = true;
            Monitor.PulseAll(Lock);
        }
    }

    /// <summary>Wakes the threads in Update and Op and waits until they have left. Returns false when the stream was already disposed.</summary>
    public bool TryEnd()
    {
        lock (Lock)
        {
            if (_disposed)
            {
                return false;
            }

            _disposed = true;
            Monitor.PulseAll(Lock);
            Uninterrupted.Run(WaitForCalls);
            return true;
        }
    }

    private void WaitForCalls()
    {
        while (_giving || _collecting)
        {
            Monitor.Wait(Lock);
        }
    }

    private void SendToOperation(ReadOnlySpan<IoVec> vectors, bool more)
    {
        if (_begun)
        {
            Operation.Continue(vectors, more);
        }
        else
        {
            _begun = true;
            Operation.Begin(Header.Header, vectors, more);
        }
    }

    private static void CheckAlone(bool occupied, string method)
    {
        if (occupied)
        {
            throw new InvalidOperationException($"Another thread is in {method} of this stream. One thread may give input while another picks up output, not two the same.");
        }
    }
}
