using System.Security.Cryptography;
using KcapiGen.Interop;
using KcapiGen.Operations;
using Tmds.Linux;

namespace KcapiGen.Kernel.Ring;

/// <summary>Sends the messages of a batch through io_uring: a sendmsg and a recvmsg for each, on its own OP, all in one system call.</summary>
/// <remarks>
/// Both requests have MSG_DONTWAIT, so the kernel executes each as it accepts it, in the order of the ring (<c>io_queue_sqe</c> in
/// <c>io_uring/io_uring.c</c>), and a receive that ran before its send would find nothing and change nothing. Because each message has its own OP, a
/// message that fails cannot be received in place of another.
/// </remarks>
internal sealed unsafe class MessageRing : IDisposable
{
    private const int RequestsOfMessage = 2;

    private readonly KernelMessage _message;
    private readonly string _algorithm;
    private readonly IoUring _ring;
    private readonly MessageSlot[] _slots = GC.AllocateArray<MessageSlot>(BatchMessage.Window, pinned: true);
    private readonly OpDescriptor?[] _ops = new OpDescriptor?[BatchMessage.Window];
    private byte[] _echo = [];

    private MessageRing(IoUring ring, KernelMessage message, string algorithm)
    {
        _ring = ring;
        _message = message;
        _algorithm = algorithm;
    }

    /// <summary>Creates a ring. Returns null when this process cannot have one.</summary>
    public static MessageRing? TryCreate(KernelMessage message, string algorithm)
        => RingSupport.Decided.IsAvailable && IoUring.TryCreate(BatchMessage.Window * RequestsOfMessage, out _) is { } ring ? new MessageRing(ring, message, algorithm) : null;

    /// <summary>
    /// Processes messages. A message that is not <paramref name="done"/> afterwards is unchanged and must be processed in another way.
    /// </summary>
    /// <param name="tfm">The TFM from which OPs are accepted.</param>
    /// <param name="capacity">The number of bytes that an OP holds.</param>
    /// <param name="messages">The messages, at most <see cref="BatchMessage.Window"/>.</param>
    /// <param name="done">Receives for each message whether it was processed, with success or with a failure that was added.</param>
    /// <param name="failures">Receives the failures.</param>
    public void Transform(TfmDescriptor tfm, int capacity, ReadOnlySpan<BatchMessage> messages, Span<bool> done, BatchFailures failures)
    {
        ReserveEcho(messages);
        int count;
        try
        {
            count = FillAll(tfm, capacity, messages);
        }
        catch
        {
            // The next batch must not submit requests that point to the memory of this one.
            _ring.TakeBack();
            throw;
        }

        int submitted = _ring.Submit(count * RequestsOfMessage);
        for (int i = 0; i < submitted; i++)
        {
            io_uring_cqe completion = _ring.Complete();
            ref MessageSlot slot = ref _slots[completion.user_data / RequestsOfMessage];
            (completion.user_data % RequestsOfMessage == 0 ? ref slot.SendResult : ref slot.ReceiveResult) = completion.res;
        }

        for (int i = 0; i < count; i++)
        {
            ref readonly MessageSlot slot = ref _slots[i];
            done[slot.Message] = IsDone(slot, i, messages[slot.Message], failures);
        }
    }

    public void Dispose()
    {
        _ring.Dispose();
        foreach (OpDescriptor? op in _ops)
        {
            op?.Dispose();
        }
    }

    // Returns the number of messages that were put into the ring.
    private int FillAll(TfmDescriptor tfm, int capacity, ReadOnlySpan<BatchMessage> messages)
    {
        int count = 0;
        for (int i = 0; i < messages.Length; i++)
        {
            ref readonly BatchMessage message = ref messages[i];
            if (_message.Room((long)message.Input.Length + (long)message.Tag.Length, (int)message.AssociatedData.Length) <= capacity && HasOp(tfm, count))
            {
                Fill(ref _slots[count], message, i);
                Request(count, LibC.IORING_OP_SENDMSG, ref _slots[count].Send);
                Request(count, LibC.IORING_OP_RECVMSG, ref _slots[count].Receive);
                count++;
            }
        }

        return count;
    }

    private bool HasOp(TfmDescriptor tfm, int slot)
    {
        try
        {
            _ops[slot] ??= tfm.Accept();
            return true;
        }
        catch (KernelCryptoException)
        {
            // The process has no more descriptors, so process fewer messages at a time.
            return false;
        }
    }

    private void Fill(ref MessageSlot slot, in BatchMessage message, int index)
    {
        Span<IoVec> pair = stackalloc IoVec[2];
        int associatedLength = _message.AssociatedLength((int)message.AssociatedData.Length, (int)message.Iv.Length);
        ReadOnlySpan<IoVec> output = message.Outputs(pair);
        long expected = Vectors.Total(output);
        int echo = KernelMessage.EchoRoom(associatedLength, expected);
        slot.Receive = KernelMessage.WriteOutput(Echo(echo), output, First(ref slot.ReceivedVectors[0]));
        slot.Send = _message.Write(message.Direction, message.Iv, message.AssociatedData, message.Inputs(pair), First(ref slot.SentVectors[0]), (byte*)First(ref slot.Control[0]));
        slot.Message = index;
        slot.Expected = associatedLength + expected;
        slot.SendResult = slot.ReceiveResult = MessageSlot.NotSubmitted;
    }

    private void Request(int slot, byte operation, ref msghdr message) => _ring.Next() = new io_uring_sqe
    {
        opcode = operation,
        fd = _ops[slot]!.Number,
        addr = (ulong)First(ref message),
        len = 1,
        msg_flags = (uint)LibC.MSG_DONTWAIT,
        user_data = (ulong)(slot * RequestsOfMessage) + (operation == LibC.IORING_OP_SENDMSG ? 0u : 1u),
    };

    private bool IsDone(in MessageSlot slot, int number, in BatchMessage message, BatchFailures failures)
    {
        if (slot.ReceiveResult == slot.Expected)
        {
            return true;
        }

        if (slot.ReceiveResult == -Errno.EBADMSG)
        {
            Fail(message, new AuthenticationTagMismatchException(), failures);
            return true;
        }

        if (slot.SendResult != MessageSlot.NotSubmitted)
        {
            // The OP may hold output that was not received.
            _ops[number]!.Dispose();
            _ops[number] = null;
        }

        if (slot.SendResult < 0 || IsUntouched(slot.ReceiveResult, message))
        {
            return false;
        }

        Fail(
            message,
            slot.ReceiveResult < 0
                ? new KernelCryptoException("recvmsg", _algorithm, -slot.ReceiveResult)
                : new CryptographicException($"The kernel gave {slot.ReceiveResult} bytes of '{_algorithm}' where {slot.Expected} were due."),
            failures);
        return true;
    }

    // Returns whether the input is unchanged, so that the message can be processed in another way. A cipher may run out of memory half way
    // (skcipher_walk_next in crypto/skcipher.c). In place, a part of the input has then become output, and must not be encrypted a second time.
    private static bool IsUntouched(int result, in BatchMessage message)
        => result == MessageSlot.NotSubmitted || -result == Errno.ECANCELED
            || (-result is Errno.EAGAIN or Errno.EINTR or Errno.ENOMEM && !message.Input.AsSpan().Overlaps(message.Output.AsSpan()));

    private static void Fail(in BatchMessage message, CryptographicException exception, BatchFailures failures)
    {
        FailedOutput.Clear(message.Direction, message.Input.AsSpan(), message.Output.AsSpan(), exception);
        failures.Add(message.Index, exception);
    }

    // Grow before any message points into it: the old array may be collected.
    private void ReserveEcho(ReadOnlySpan<BatchMessage> messages)
    {
        int longest = 1;
        foreach (ref readonly BatchMessage message in messages)
        {
            longest = Math.Max(longest, _message.AssociatedLength((int)message.AssociatedData.Length, (int)message.Iv.Length));
        }

        if (_echo.Length < longest)
        {
            _echo = GC.AllocateUninitializedArray<byte>(Math.Max(longest, 256), pinned: true);
        }
    }

    // Every message writes to it, and nothing reads it.
    private IoVec Echo(int length) => length == 0 ? default : IoVec.FromPointer(First(ref _echo[0]), (nuint)length);

    // Only for pinned memory.
    private static T* First<T>(ref T first)
        where T : unmanaged
        => (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref first);
}
