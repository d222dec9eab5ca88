using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Interop;
using KcapiGen.Kernel.Ring;
using KcapiGen.Operations;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>A cipher in the kernel: one <c>sendmsg</c> sends a message to the OP descriptor, one <c>recvmsg</c> receives the result.</summary>
internal sealed unsafe class KernelCipherOperation : CipherOperation
{
    // For every vector of an output the kernel allocates a node of some 700 bytes from the socket's option memory (net.core.optmem_max, 20 KiB in
    // Linux 6.1). An output of more vectors than this is received into one buffer.
    private const int MaxOutputVectors = 8;

    // It is cheaper to receive so few bytes into one vector and to copy them than to have a second vector.
    private const int MaxCopiedOutput = 1024;

    private readonly CipherDefinition _definition;
    private readonly KernelMessage _message;
    private RenewableOp _op;
    private byte[] _scratch = [];
    private MessageRing? _ring;
    private bool _hasNoRing;
    private int _capacity;
    private int _echoLength;

    private KernelCipherOperation(CipherDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _message = new KernelMessage(definition);
        _op = new RenewableOp(op);
    }

    public override KernelBackend Backend => KernelBackend.Kernel;

    public override int Capacity => _capacity != 0 ? _capacity : _capacity = OpBuffers.DefaultCapacity(_op.Current);

    /// <summary>
    /// Sets the key and the tag size of a TFM and accepts the first OP, which keeps the TFM open. Makes at most three system calls.
    /// </summary>
    public static KernelCipherOperation Open(TfmDescriptor tfm, CipherDefinition definition, CipherKey key)
    {
        KernelKey.Set(tfm, key);
        if (definition is AeadDefinition aead && aead.TagSize != aead.DefaultTagSize)
        {
            tfm.SetTagSize(aead.TagSize);
        }

        return new KernelCipherOperation(definition, tfm.Accept());
    }

    public override CipherOperation Reinit() => new KernelCipherOperation(_definition, _op.Current.Tfm.Accept());

    public override void Reserve(long textAndTag, int associatedData)
    {
        Renew();
        long needed = _message.Room(textAndTag, associatedData);
        if (needed <= Capacity)
        {
            return;
        }

        // At least double the capacity, so that a stream whose message grows does not raise it with every Update.
        int raised = OpBuffers.Raise(_op.Current, Math.Max(needed, 2L * Capacity));
        _capacity = Math.Max(raised, Capacity);
        if (needed > _capacity)
        {
            throw TooLong(needed, $"an OP of '{_definition.Algorithm}' holds {_capacity} here", "net.core.wmem_max and net.core.rmem_max (CAP_NET_ADMIN goes beyond them)");
        }
    }

    public override void Begin(in MessageHeader header, ReadOnlySpan<IoVec> text, bool more)
    {
        Renew();
        ulong* control = stackalloc ulong[ControlMessages.MaxSize / sizeof(ulong)];
        IoVec* vectors = stackalloc IoVec[text.Length + KernelMessage.ExtraVectors];
        fixed (byte* associatedData = header.AssociatedData, nonce = header.Iv)
        {
            _echoLength = _message.AssociatedLength(header.AssociatedData.Length, header.Iv.Length);
            msghdr message = _message.Write(
                header.Direction,
                IoVec.FromPointer(nonce, (nuint)header.Iv.Length),
                IoVec.FromPointer(associatedData, (nuint)header.AssociatedData.Length),
                text,
                vectors,
                (byte*)control);
            Send(&message, _echoLength + Vectors.Total(text), more);
        }
    }

    public override void Continue(ReadOnlySpan<IoVec> text, bool more)
    {
        fixed (IoVec* vectors = text)
        {
            var message = new msghdr { msg_iov = (iovec*)vectors, msg_iovlen = text.Length };
            Send(&message, Vectors.Total(text), more);
        }
    }

    public override void Receive(ReadOnlySpan<IoVec> output)
    {
        long expected = Vectors.Total(output);
        int echo = KernelMessage.EchoRoom(_echoLength, expected);
        if (echo + expected <= MaxCopiedOutput && (output.Length > 1 || echo > 0))
        {
            ReceiveCopied(output, echo, (int)expected);
            return;
        }

        if (output.Length > MaxOutputVectors)
        {
            Vectors.FillThroughBuffer(output, buffer => Receive([buffer.Vector(0, buffer.Length)]));
            return;
        }

        IoVec* vectors = stackalloc IoVec[output.Length + KernelMessage.ExtraVectors];
        msghdr message = KernelMessage.WriteOutput(Scratch(echo), output, vectors);
        Receive(&message, expected);
    }

    /// <summary>Processes the messages in one system call through a ring, if this process can have one, and the others one by one.</summary>
    public override void TransformBatch(ReadOnlySpan<BatchMessage> messages, BatchFailures failures)
    {
        Span<bool> done = stackalloc bool[messages.Length];
        done.Clear();
        if (messages.Length > 1 && Ring() is { } ring)
        {
            TransformOnRing(ring, messages, done, failures);
        }

        for (int i = 0; i < messages.Length; i++)
        {
            if (!done[i])
            {
                base.TransformBatch(messages.Slice(i, 1), failures);
            }
        }
    }

    private void TransformOnRing(MessageRing ring, ReadOnlySpan<BatchMessage> messages, Span<bool> done, BatchFailures failures)
    {
        try
        {
            ring.Transform(_op.Current.Tfm, OpBuffers.DefaultCapacity(_op.Current), messages, done, failures);
        }
        catch (KernelCryptoException)
        {
            ring.Dispose();
            _ring = null;
            _hasNoRing = true;
            throw;
        }
    }

    public override void Abandon()
    {
        _op.IsSpent = true;
        try
        {
            Renew();
        }
        catch (KernelCryptoException)
        {
            // The process has no more descriptors. The next message tries again before it sends anything, and throws.
        }
    }

    public override void Dispose()
    {
        _op.Current.Dispose();
        _ring?.Dispose();
    }

    private void Renew()
    {
        if (_op.Renew())
        {
            _capacity = 0;
        }
    }

    private void ReceiveCopied(ReadOnlySpan<IoVec> output, int echo, int expected)
    {
        IoVec whole = Scratch(echo + expected);
        Span<byte> bytes = whole.AsSpan();
        try
        {
            var message = new msghdr { msg_iov = (iovec*)&whole, msg_iovlen = 1 };
            Receive(&message, expected);
            Vectors.CopyOut(bytes[echo..], output);
        }
        finally
        {
            // It may be plaintext, even of a message that is not authentic.
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private void Receive(msghdr* message, long expected)
    {
        nint received = _op.Current.Receive(message);
        if (received < 0)
        {
            throw Failure("recvmsg", Marshal.GetLastPInvokeError(), _echoLength + expected);
        }

        if (received != _echoLength + expected)
        {
            throw new CryptographicException($"The kernel gave {received} bytes of '{_definition.Algorithm}' where {_echoLength + expected} were due.");
        }
    }

    private void Send(msghdr* message, long expected, bool more)
    {
        nint sent = _op.Current.Send(message, more);
        if (sent < 0)
        {
            throw Failure("sendmsg", Marshal.GetLastPInvokeError(), expected);
        }

        if (sent != expected)
        {
            // The rest cannot be sent afterwards: to the kernel the shortened message is complete.
            throw IsRaised ? TooManyPages(expected) : new KernelCryptoException("sendmsg", _definition.Algorithm, Errno.EMSGSIZE, $"The kernel took {sent} of {expected} bytes.");
        }
    }

    private Exception Failure(string call, int errno, long bytes) => errno switch
    {
        Errno.EBADMSG => new AuthenticationTagMismatchException(),
        Errno.ENOMEM when IsRaised => TooManyPages(bytes),
        _ => new KernelCryptoException(call, _definition.Algorithm, errno),
    };

    private bool IsRaised => _capacity > OpBuffers.DefaultCapacity(_op.Current);

    // When the buffers of the OP were raised: the lists of its pages are allocated from the socket's option memory, which has its own limit.
    private static ArgumentException TooManyPages(long bytes)
        => TooLong(bytes, "the kernel has no memory for the lists of so many pages", "net.core.optmem_max");

    private static ArgumentException TooLong(long bytes, string limit, string remedy)
        => new($"The message needs {bytes} bytes in one piece, with its associated data and tag, and {limit}. Cut it into shorter messages, or raise {remedy}.");

    // For associated data that comes back, which is not read, and for output that is copied. Always pinned, so that it can be received into directly.
    private IoVec Scratch(int length)
    {
        if (_scratch.Length < length)
        {
            _scratch = GC.AllocateUninitializedArray<byte>(Math.Max(length, 256), pinned: true);
        }

        return length == 0 ? default : IoVec.FromPointer((void*)Marshal.UnsafeAddrOfPinnedArrayElement(_scratch, 0), (nuint)length);
    }

    private MessageRing? Ring()
    {
        if (_ring is null && !_hasNoRing)
        {
            _ring = MessageRing.TryCreate(_message, _definition.Algorithm);
            _hasNoRing = _ring is null;
        }

        return _ring;
    }
}
