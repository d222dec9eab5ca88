using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Streams;

/// <summary>What the two sides of a stream share: the operation, the lock, what was given and received, and who is at work.</summary>
internal sealed class StreamState(CipherOperation operation, CipherDefinition definition, HeldHeader header)
{
    private bool _giving;
    private bool _collecting;
    private bool _disposed;
    private bool _failed;
    private bool _begun;

    /// <summary>Guards everything here but the operation, which has at most one sender and one receiver at a time.</summary>
    public object Lock { get; } = new();

    public CipherOperation Operation { get; } = operation;

    public CipherDefinition Definition { get; } = definition;

    public HeldHeader Header { get; } = header;

    public StreamLedger Ledger { get; } = new(definition, header.Direction, header.IvSize);

    public PendingInput Pending { get; } = new();

    /// <summary>The bytes that can be sent before something must be received.</summary>
    public long Room => Operation.Capacity - Ledger.Held;

    /// <summary>Whether whoever sleeps must wake for another reason than the one it waits for.</summary>
    public bool IsOver => _disposed || _failed;

    /// <summary>Whether the operation was left with a part of a message.</summary>
    public bool IsUnfinished => _begun && !Ledger.IsComplete;

    /// <summary>Takes the side that gives input, and books the input.</summary>
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

    /// <summary>Takes the side that collects output.</summary>
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

    /// <summary>Sends input that was booked with <see cref="StreamLedger.BeginSend"/>; the first of it takes the header along.</summary>
    public void Send(ReadOnlySpan<IoVec> vectors, long bytes, bool last)
    {
        bool isNews = bytes > 0 || (last && !Ledger.EndsOnUnit);
        if (isNews)
        {
            try
            {
                SendNews(vectors, more: !last);
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

    /// <summary>Marks the message as broken and wakes whoever waits for more of it.</summary>
    public void Fail()
    {
        lock (Lock)
        {
            _failed = true;
            Monitor.PulseAll(Lock);
        }
    }

    /// <summary>Wakes both sides and waits until they have left; returns false when that was done before.</summary>
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
            Uninterrupted.Run(WaitForSides);
            return true;
        }
    }

    private void WaitForSides()
    {
        while (_giving || _collecting)
        {
            Monitor.Wait(Lock);
        }
    }

    private void SendNews(ReadOnlySpan<IoVec> vectors, bool more)
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
