using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>
/// The seam between a handle and the side that does the work: one OP, which takes one message at a time.
/// Handles and streams know nothing else of the side they work with.
/// </summary>
/// <remarks>
/// The text of an AEAD has its tag behind it: in the input when decrypting, in the output when encrypting.
/// Nothing here waits: the caller knows from what it sent how much there is to receive.
/// </remarks>
internal abstract class CipherOperation : IOperation
{
    /// <summary>The side that this is.</summary>
    public abstract KernelBackend Backend { get; }

    /// <summary>How many bytes of text an OP holds that were sent and not yet received.</summary>
    public abstract int Capacity { get; }

    /// <summary>How many bytes of text <see cref="Transform"/> takes; a longer message is cut.</summary>
    public virtual int MaxTransform => Capacity;

    /// <summary>A new OP with the same key.</summary>
    public abstract CipherOperation Reinit();

    /// <summary>Makes room for a message that must be one operation.</summary>
    /// <exception cref="ArgumentException">It is longer than this OP can be made to hold.</exception>
    public abstract void Reserve(long textAndTag, int associatedData);

    /// <summary>Begins a message with its first text, all of it unless <paramref name="more"/> is to follow.</summary>
    public abstract void Begin(in MessageHeader header, ReadOnlySpan<IoVec> text, bool more);

    /// <summary>Sends more text of the message that was begun.</summary>
    public abstract void Continue(ReadOnlySpan<IoVec> text, bool more);

    /// <summary>Receives exactly what the vectors hold.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The message is not authentic; the output may hold some of it, for the caller to clear.</exception>
    public abstract void Receive(ReadOnlySpan<IoVec> output);

    /// <summary>Does a whole message in one step.</summary>
    public virtual void Transform(in MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        Begin(header, input, more: false);
        Receive(output);
    }

    /// <summary>Does a whole message in one step. One that fails leaves neither unverified text in the output nor itself in the OP.</summary>
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

    /// <summary>Makes good what a message that failed leaves behind.</summary>
    public void GiveUp(CipherDirection direction, ReadOnlySpan<byte> input, Span<byte> output, Exception reason)
    {
        FailedOutput.Clear(direction, input, output, reason);

        // A message that was refused for its tag was taken in whole; after any other failure some of it may be left in the OP.
        if (reason is not AuthenticationTagMismatchException)
        {
            Abandon();
        }
    }

    /// <summary>Does many messages, each of which fits this OP. What one of them fails with is noted, and keeps no other from being done.</summary>
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

    /// <summary>Forgets a message that was begun and will not be finished.</summary>
    public abstract void Abandon();

    public abstract void Dispose();
}
