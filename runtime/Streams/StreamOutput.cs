using KcapiGen.Interop;
using KcapiGen.Operations;

namespace KcapiGen.Streams;

/// <summary>The half of a stream that receives output. It first sends the input that was lent.</summary>
internal sealed class StreamOutput(StreamState state)
{
    private const int MaxVectorsOnStack = 64;

    // The header of a message takes up to three vectors.
    private const int MaxVectorsToSend = Constants.UIO_MAXIOV - 3;

    /// <summary>
    /// Sends pending input, waits for output, and receives as much of it as fits. Returns its length, which is 0 at the end of the message.
    /// </summary>
    public long Collect(ReadOnlySpan<IoVec> output, long room, CancellationToken cancellationToken)
    {
        var cursor = new VectorCursor(output);
        Span<IoVec> taken = output.Length <= MaxVectorsOnStack ? stackalloc IoVec[MaxVectorsOnStack] : new IoVec[output.Length];
        long received = 0, receiving = 0;
        try
        {
            CheckLentIsKept(output);
            do
            {
                bool sent = TrySendPending(room - received, isFirst: received == 0);
                if (!sent || (received == 0 && !WaitForOutput(cancellationToken)))
                {
                    break;
                }

                receiving = Fitting(room - received, isFirst: received == 0, out bool isDue);
                if (isDue)
                {
                    int count = cursor.Take(receiving, taken);
                    Receive(taken[..count], receiving);
                    received += receiving;
                }

                receiving = 0;
            }
            while (received == 0 || HasPending());
            return received;
        }
        catch (Exception e)
        {
            // Output that was received before the failure belongs to the same message. A receive that was rejected with an ArgumentException wrote
            // nothing.
            FailedOutput.Clear(state.Header.Direction, output, e is ArgumentException ? received : received + receiving);
            throw;
        }
    }

    /// <summary>
    /// Checks that the output does not overwrite lent input before it is sent, which can happen when the operation does not hold all of it at once.
    /// </summary>
    /// <exception cref="ArgumentException">Thrown when it does.</exception>
    private void CheckLentIsKept(ReadOnlySpan<IoVec> output)
    {
        lock (state.Lock)
        {
            if (state.Ledger.Unit != 0 && state.Pending.Bytes > state.Room && state.Pending.IsOverwrittenBy(output, state.Ledger.Held))
            {
                throw new ArgumentException(
                    "The output begins within the input that is lent, and would overwrite input that is not sent yet. Give it the same memory to work in place, or memory of its own.",
                    nameof(output));
            }
        }
    }

    /// <summary>Sends as much of the pending input as the operation has room for. Returns false when the output is too short for that.</summary>
    private bool TrySendPending(long room, bool isFirst)
    {
        ReadOnlySpan<IoVec> piece;
        long bytes;
        bool last;
        lock (state.Lock)
        {
            if (state.Pending.IsEmpty)
            {
                return true;
            }

            // Memory is lent only until Op returns, so Op must be able to send all of it.
            long needed = OutputNeededForPending();
            if (room < needed)
            {
                return isFirst ? throw TooSmall(room, $"with the {state.Pending.Bytes} bytes that were lent it must have room for {needed}") : false;
            }

            piece = state.Pending.Peek(state.Room, MaxVectorsToSend, out bytes);
            last = state.Pending.EndsMessage && bytes == state.Pending.Bytes;
            state.Ledger.BeginSend(bytes);
        }

        state.Send(piece, bytes, last);
        lock (state.Lock)
        {
            state.Pending.Drop(piece.Length, bytes, last);
        }

        return true;
    }

    private long OutputNeededForPending()
    {
        if (state.Ledger.Unit == 0)
        {
            return state.Ledger.LastGiven ? state.Ledger.OutputLength : 0;
        }

        long excess = state.Pending.Bytes - state.Room;
        return excess > 0 ? excess + state.Ledger.Unit : 0;
    }

    /// <summary>Waits until something can be received or sent. Returns false when all output was received.</summary>
    private bool WaitForOutput(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = state.WakeOn(cancellationToken);
        lock (state.Lock)
        {
            while (!state.IsOver && !state.Ledger.IsReady && !state.Ledger.IsComplete && state.Pending.IsEmpty)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(state.Lock);
            }

            state.CheckUsable();
            return !state.Ledger.IsComplete;
        }
    }

    /// <summary>
    /// Returns how much of the output that is ready fits. <paramref name="isDue"/> is false when nothing is ready; an empty AEAD message is still
    /// due, because receiving it checks the tag.
    /// </summary>
    private long Fitting(long room, bool isFirst, out bool isDue)
    {
        lock (state.Lock)
        {
            long fitting = state.Ledger.Fitting(room);
            bool fits = fitting > 0 || state.Ledger.Ready == 0;
            isDue = fits && state.Ledger.IsReady;
            return fits || !isFirst
                ? fitting
                : throw TooSmall(room, $"'{state.Definition.Algorithm}' gives {state.Ledger.LeastReady} or more at once here");
        }
    }

    private void Receive(ReadOnlySpan<IoVec> target, long bytes)
    {
        try
        {
            state.Operation.Receive(target);
        }
        catch
        {
            state.Fail();
            throw;
        }

        lock (state.Lock)
        {
            state.Ledger.Receive(bytes);
            Monitor.PulseAll(state.Lock);
        }
    }

    private bool HasPending()
    {
        lock (state.Lock)
        {
            return !state.Pending.IsEmpty;
        }
    }

    private static ArgumentException TooSmall(long room, string because)
        => new($"The output has room for {room} bytes; {because}. Nothing is lost: call Op again with more room.", "output");
}
