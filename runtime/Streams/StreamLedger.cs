using KcapiGen.Definitions;

namespace KcapiGen.Streams;

/// <summary>What of a stream's message was given, sent and received, and what follows from it. The stream's lock guards it.</summary>
internal sealed class StreamLedger(CipherDefinition definition, CipherDirection direction, int ivSize)
{
    /// <summary>The unit in which the output can be received before the end; 0 where it must be received in one piece.</summary>
    public int Unit => definition.CutUnit;

    /// <summary>Input given to Update.</summary>
    public long Given { get; private set; }

    /// <summary>Whether the last input was given.</summary>
    public bool LastGiven { get; private set; }

    /// <summary>Input on its way to the operation, or in it: what counts against its capacity.</summary>
    public long Held { get; private set; }

    /// <summary>Whether the last input was sent.</summary>
    public bool LastSent { get; private set; }

    /// <summary>Whether all of the output was received.</summary>
    public bool IsComplete { get; private set; }

    private long _sent;
    private long _received;

    /// <summary>The output of the whole message as far as it was given.</summary>
    public long OutputLength => Given + definition.Growth(direction);

    /// <summary>The output that can be received now.</summary>
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

    /// <summary>The least of what is ready that can be received at once.</summary>
    public long LeastReady => Unit == 0 ? Ready : Math.Min(Unit, Ready);

    /// <summary>Whether there is something to receive: an AEAD message without text has no output and must be verified all the same.</summary>
    public bool IsReady => Unit == 0 ? LastSent && !IsComplete : Ready > 0;

    /// <summary>Whether the operation holds input in whole units only, so that it gives all of its output without being told of the end.</summary>
    public bool EndsOnUnit => Unit != 0 && Given % Unit == 0;

    /// <summary>Checks what an Update would make of the message.</summary>
    /// <exception cref="InvalidOperationException">The last input was given already.</exception>
    /// <exception cref="ArgumentException">The message would have a length that the algorithm does not take.</exception>
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

    /// <summary>How much of what is ready goes into an output of this size: all of it, or whole units.</summary>
    public long Fitting(long room)
    {
        long ready = Ready;
        return room >= ready ? ready : Unit == 0 ? 0 : room - room % Unit;
    }

    private void CompleteIfDone() => IsComplete |= Unit != 0 && LastSent && _sent == _received;
}
