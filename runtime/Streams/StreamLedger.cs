using KcapiGen.Definitions;

namespace KcapiGen.Streams;

/// <summary>
/// Counts how much of a stream's message was added, sent and received, and computes what follows from that. The stream's lock guards it.
/// </summary>
internal sealed class StreamLedger(CipherDefinition definition, CipherDirection direction, int ivSize)
{
    /// <summary>
    /// The unit in bytes in which output can be received before the end of the message; 0 when all of it must be received in one call.
    /// </summary>
    public int Unit => definition.CutUnit;

    /// <summary>The number of bytes that were added with Update.</summary>
    public long Given { get; private set; }

    /// <summary>Whether the last input was added.</summary>
    public bool LastGiven { get; private set; }

    /// <summary>The number of bytes on their way to the operation or in it, which count against its capacity.</summary>
    public long Held { get; private set; }

    /// <summary>Whether the last input was sent.</summary>
    public bool LastSent { get; private set; }

    /// <summary>Whether all output was received.</summary>
    public bool IsComplete { get; private set; }

    private long _sent;
    private long _received;

    /// <summary>The length of the output for the input that was added so far.</summary>
    public long OutputLength => Given + definition.Growth(direction);

    /// <summary>The number of bytes of output that can be received now.</summary>
    public long Ready
    {
        get
        {
            if (Unit == 0)
            {
                return LastSent && !IsComplete ? OutputLength : 0;
            }

            long waiting = _sent - _received;
            return LastSent ? waiting : waiting - waiting % Unit;
        }
    }

    /// <summary>The smallest number of bytes of it that can be received in one call.</summary>
    public long LeastReady => Unit == 0 ? Ready : Math.Min(Unit, Ready);

    /// <summary>Whether something must be received. The output of an empty AEAD message is empty, but receiving it verifies the tag.</summary>
    public bool IsReady => Unit == 0 ? LastSent && !IsComplete : Ready > 0;

    /// <summary>Whether the input is a whole number of units: the operation then returns all of its output without being told of the end.</summary>
    public bool EndsOnUnit => Unit != 0 && Given % Unit == 0;

    /// <summary>Checks whether input can be added to the message.</summary>
    /// <exception cref="InvalidOperationException">Thrown when the last input was already added.</exception>
    /// <exception cref="ArgumentException">Thrown when the algorithm does not accept a message of the resulting length.</exception>
    public void CheckGive(long bytes, bool last, string parameter)
    {
        if (LastGiven)
        {
            throw new InvalidOperationException("The last input of this stream was given already. Begin a new one for the next message.");
        }

        definition.CheckGrowth(direction, ivSize, Given + bytes);
        if (last)
        {
            definition.CheckInput(direction, Given + bytes, parameter);
        }
    }

    public void Give(long bytes, bool last)
    {
        Given += bytes;
        LastGiven = last;
    }

    public void BeginSend(long bytes) => Held += bytes;

    public void EndSend(long bytes, bool last)
    {
        _sent += bytes;
        LastSent |= last;
        CompleteIfDone();
    }

    public void Receive(long bytes)
    {
        _received += bytes;
        Held -= bytes;
        IsComplete = Unit == 0;
        CompleteIfDone();
    }

    /// <summary>Returns how many of the bytes that are ready fit into an output of this size: all of them, or whole units.</summary>
    public long Fitting(long room)
    {
        long ready = Ready;
        return room >= ready ? ready : Unit == 0 ? 0 : room - room % Unit;
    }

    private void CompleteIfDone() => IsComplete |= Unit != 0 && LastSent && _sent == _received;
}
