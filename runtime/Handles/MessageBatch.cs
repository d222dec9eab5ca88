using System.Buffers;
using System.Runtime.ExceptionServices;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>Collects the messages of a batch, pins their memory, and passes them to the operation one window at a time.</summary>
/// <remarks>A handle reuses one for all of its batches, so that a batch allocates nothing.</remarks>
internal sealed unsafe class MessageBatch
{
    // IV, associated data, input, output, tag.
    private const int PinsOfMessage = 5;

    private readonly BatchMessage[] _messages = new BatchMessage[BatchMessage.Window];
    private readonly MemoryHandle[] _pins = new MemoryHandle[BatchMessage.Window * PinsOfMessage];
    private readonly BatchFailures _failures = new();
    private int _count;
    private int _pinned;

    /// <summary>Returns the exception for a message that was rejected, with its index in the batch.</summary>
    public static ArgumentException AtIndex(int index, ArgumentException reason) => new($"messages[{index}]: {reason.Message}", "messages", reason);

    /// <summary>Pins memory until the window is flushed.</summary>
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

    /// <summary>Adds a message. All of its memory must stay in place until the window is flushed.</summary>
    public void Add(CipherOperation operation, in BatchMessage message)
    {
        _messages[_count++] = message;
        if (_count == BatchMessage.Window)
        {
            Flush(operation);
        }
    }

    /// <summary>Records the failure of a message that was processed outside the window.</summary>
    public void Fail(int index, Exception exception) => _failures.Add(index, exception);

    /// <summary>Returns whether a message has failed.</summary>
    public bool HasFailed(int index) => _failures.Contains(index);

    /// <summary>Moves the failures of another batch to this one.</summary>
    public void TakeFailures(MessageBatch other) => _failures.Take(other._failures);

    /// <summary>Processes the rest of a batch of <paramref name="count"/> messages.</summary>
    /// <exception cref="CipherBatchException">Thrown when some of them failed.</exception>
    public void Finish(CipherOperation operation, int count)
    {
        Flush(operation);
        _failures.ThrowIfAny(count);
    }

    /// <summary>Processes the messages of the window.</summary>
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

    /// <summary>Discards the rest of a batch that an exception ended: its messages and their failures.</summary>
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
                // Unpinning may run the caller's code (MemoryManager<T>.Unpin). The other pins are released even if it throws.
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
