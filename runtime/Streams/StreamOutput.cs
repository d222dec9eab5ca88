using KcapiGen.Interop;
using KcapiGen.Operations;

namespace KcapiGen.Streams;

/// <summary>The side of a stream that collects output, and sends first what was lent.</summary>
internal sealed class StreamOutput(StreamState state)
{
    private const int MaxVectorsOnStack = 64;

    // The header of a message takes up to three.
    private const int MaxVectorsToSend = Constants.UIO_MAXIOV - 3;

    /// <summary>Sends what is pending, waits until there is output, and receives what of it fits; returns its length, 0 at the end.</summary>
    public long Collect(ReadOnlySpan<IoVec> output, long room)
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
                if (!sent || (received == 0 && !WaitForOutput()))
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
            // What came out before the failure is of the same message. The piece at hand was not written to where it was refused.
            FailedOutput.Clear(state.Header.Direction, output, e is ArgumentException ? received : received + receiving);
            throw;
        }
    }

    /// <summary>Checks that no output overwrites lent input before it is sent, which happens when the operation does not hold all of it at once.</summary>
    /// <exception cref="ArgumentException">Thrown when it would.</exception>
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

    /// <summary>Sends of what is pending as much as the operation has room for; returns false where the output is too small for that.</summary>
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

            // Memory is lent until Op returns, so Op must be able to send all of it.
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

    /// <summary>Waits until something can be received or sent; returns false when all of the output was picked up.</summary>
    private bool WaitForOutput()
    {
        lock (state.Lock)
        {
            while (!state.IsOver && !state.Ledger.IsReady && !state.Ledger.IsComplete && state.Pending.IsEmpty)
            {
                Monitor.Wait(state.Lock);
            }

            state.CheckUsable();
            return !state.Ledger.IsComplete;
        }
    }

    /// <summary>How much of what is ready fits; <paramref name="isDue"/> tells nothing to receive from an output of no bytes, which must be received to be verified.</summary>
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
