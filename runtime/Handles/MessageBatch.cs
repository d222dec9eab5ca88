using System.Buffers;
using System.Runtime.ExceptionServices;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Gathers the messages of a batch, keeps their memory in place, and gives the operation a window of them at a time.</summary>
/// <remarks>A handle keeps one for all its batches, so that a batch allocates nothing.</remarks>
internal sealed unsafe class MessageBatch
{
    // IV, associated data, input, output, tag.
    private const int PinsOfMessage = 5;

    private readonly BatchMessage[] _messages = new BatchMessage[BatchMessage.Window];
    private readonly MemoryHandle[] _pins = new MemoryHandle[BatchMessage.Window * PinsOfMessage];
    private readonly BatchFailures _failures = new();
    private int _count;
    private int _pinned;

    /// <summary>The refusal of a message, with its place in the batch.</summary>
    public static ArgumentException AtIndex(int index, ArgumentException reason) => new($"messages[{index}]: {reason.Message}", "messages", reason);

    /// <summary>Keeps memory in place until the window is flushed.</summary>
    public IoVec Pin(ReadOnlyMemory<byte> memory)
    {
        if (memory.IsEmpty)
        {
            return default;
        }

        MemoryHandle pin = memory.Pin();
        _pins[_pinned++] = pin;
        return IoVec.FromPointer(pin.Pointer, (nuint)memory.Length);
    }

    /// <summary>Adds a message, all of whose memory stays in place until the window is flushed.</summary>
    public void Add(CipherOperation operation, in BatchMessage message)
    {
        _messages[_count++] = message;
        if (_count == BatchMessage.Window)
        {
            Flush(operation);
        }
    }

    /// <summary>Notes the failure of a message that was done outside the window.</summary>
    public void Fail(int index, Exception exception) => _failures.Add(index, exception);

    /// <summary>Says whether a message has failed.</summary>
    public bool HasFailed(int index) => _failures.Contains(index);

    /// <summary>Notes the failures of another batch, which then has none.</summary>
    public void TakeFailures(MessageBatch other) => _failures.Take(other._failures);

    /// <summary>Does what is left of a batch of <paramref name="count"/> messages.</summary>
    /// <exception cref="CipherBatchException">Some of them failed.</exception>
    public void Finish(CipherOperation operation, int count)
    {
        Flush(operation);
        _failures.ThrowIfAny(count);
    }

    /// <summary>Does what the window holds.</summary>
    public void Flush(CipherOperation operation)
    {
        try
        {
            if (_count > 0)
            {
                operation.TransformBatch(_messages.AsSpan(0, _count), _failures);
            }
        }
        finally
        {
            ClearWindow();
        }
    }

    /// <summary>Forgets what is left of a batch that an exception ended: its messages, and what some of them failed with.</summary>
    public void Clear()
    {
        _failures.Clear();
        ClearWindow();
    }

    private void ClearWindow()
    {
        _count = 0;
        Exception? failure = null;
        while (_pinned > 0)
        {
            try
            {
                _pins[--_pinned].Dispose();
            }
            catch (Exception e)
            {
                // Unpinning may run the caller's code (MemoryManager<T>.Unpin). Whatever it does, the other pins are released.
                failure = e;
            }

            _pins[_pinned] = default;
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
