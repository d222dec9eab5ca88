namespace KcapiGen.Streams;

/// <summary>The half of a stream that takes input. Copied input is sent at once; lent input is kept until the next Op.</summary>
internal sealed class StreamInput(StreamState state)
{
    public void Lend(ReadOnlySpan<IoVec> vectors, int length, bool last)
    {
        if (length > 0)
        {
            lock (state.Lock)
            {
                state.Pending.Lend(vectors, last);
            }
        }
        else if (!TryQueueBehindLent([], last))
        {
            // Nothing is lent with this end of the message and nothing is pending before it, so send it now.
            SendNow(default, last, CancellationToken.None);
        }
    }

    public unsafe void Give(ReadOnlySpan<byte> data, bool last, CancellationToken cancellationToken)
    {
        if (!TryQueueBehindLent(data, last))
        {
            fixed (byte* bytes = data)
            {
                SendNow(IoVec.FromPointer(bytes, (nuint)data.Length), last, cancellationToken);
            }
        }
    }

    private bool TryQueueBehindLent(ReadOnlySpan<byte> data, bool last)
    {
        lock (state.Lock)
        {
            if (state.Pending.IsEmpty)
            {
                return false;
            }

            state.Pending.Copy(data, last);
            return true;
        }
    }

    /// <summary>Sends data in as many parts as the room in the operation requires.</summary>
    private void SendNow(IoVec data, bool last, CancellationToken cancellationToken)
    {
        nuint offset = 0;
        do
        {
            nuint count = WaitForRoom(data.Length - offset, cancellationToken);
            bool isLast = last && offset + count == data.Length;
            state.Send(count == 0 ? [] : [data.Slice(offset, count)], (long)count, isLast);
            offset += count;
        }
        while (offset < data.Length);
    }

    private nuint WaitForRoom(nuint wanted, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = state.WakeOn(cancellationToken);
        lock (state.Lock)
        {
            // Wait for room of at least half of the operation: otherwise a reader of small parts makes the sender send small parts.
            long enough = Math.Min((long)wanted, state.Operation.Capacity / 2);
            while (!state.IsOver && state.Room < enough)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(state.Lock);
            }

            state.CheckUsable();
            long count = Math.Min((long)wanted, state.Room);
            state.Ledger.BeginSend(count);
            return (nuint)count;
        }
    }
}
