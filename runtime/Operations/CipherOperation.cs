using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>
/// The seam between the handle of a cipher and the backend that does the work: one OP, which processes one message at a time.
/// Handles and streams know nothing else of the backend.
/// </summary>
/// <remarks>
/// The text of an AEAD is followed by its tag: in the input when decrypting, in the output when encrypting.
/// No method waits: the caller knows from what it has sent how much can be received.
/// </remarks>
internal abstract class CipherOperation : IOperation
{
    /// <summary>The backend of the operation.</summary>
    public abstract KernelBackend Backend { get; }

    /// <summary>The number of bytes of text that an OP can hold between sending and receiving.</summary>
    public abstract int Capacity { get; }

    /// <summary>The maximum number of bytes of text for <see cref="Transform"/>; a longer message is split.</summary>
    public virtual int MaxTransform => Capacity;

    /// <summary>Opens a new OP with the same key.</summary>
    public abstract CipherOperation Reinit();

    /// <summary>Makes room for a message that must be processed as a whole.</summary>
    /// <exception cref="ArgumentException">Thrown when the OP cannot be enlarged enough to hold it.</exception>
    public abstract void Reserve(long textAndTag, int associatedData);

    /// <summary>Begins a message and sends its first text. Unless <paramref name="more"/> is set, that is all of it.</summary>
    public abstract void Begin(in MessageHeader header, ReadOnlySpan<IoVec> text, bool more);

    /// <summary>Sends more text of the current message.</summary>
    public abstract void Continue(ReadOnlySpan<IoVec> text, bool more);

    /// <summary>Receives output and fills the vectors exactly.</summary>
    /// <exception cref="AuthenticationTagMismatchException">
    /// Thrown when the message is not authentic. The output may hold some of it, which the caller must clear.
    /// </exception>
    public abstract void Receive(ReadOnlySpan<IoVec> output);

    /// <summary>Processes a whole message.</summary>
    public virtual void Transform(in MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        Begin(header, input, more: false);
        Receive(output);
    }

    /// <summary>Processes a whole message. If it fails, clears unverified text in the output and removes the message from the OP.</summary>
    public void TransformOrAbandon(in MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        try
        {
            Transform(header, input, output);
        }
        catch (Exception e)
        {
            GiveUp(header.Direction, input[0].AsSpan(), output[0].AsSpan(), e);
            throw;
        }
    }

    /// <summary>Cleans up after a message that failed: the output and the OP.</summary>
    public void GiveUp(CipherDirection direction, ReadOnlySpan<byte> input, Span<byte> output, Exception reason)
    {
        FailedOutput.Clear(direction, input, output, reason);

        // A message whose tag does not match was consumed as a whole. After any other failure some of it may be left in the OP.
        if (reason is not AuthenticationTagMismatchException)
        {
            Abandon();
        }
    }

    /// <summary>Processes many messages, each of which fits into this OP. A message that fails is recorded and does not stop the others.</summary>
    public virtual void TransformBatch(ReadOnlySpan<BatchMessage> messages, BatchFailures failures)
    {
        Span<IoVec> inputs = stackalloc IoVec[2], outputs = stackalloc IoVec[2];
        foreach (ref readonly BatchMessage message in messages)
        {
            try
            {
                Reserve((long)message.Input.Length + (long)message.Tag.Length, (int)message.AssociatedData.Length);
                TransformOrAbandon(message.Header, message.Inputs(inputs), message.Outputs(outputs));
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                failures.Add(message.Index, e);
            }
        }
    }

    /// <summary>Removes an incomplete message from the OP.</summary>
    public abstract void Abandon();

    public abstract void Dispose();
}
