using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Interop;
using KcapiGen.Kernel.Ring;
using KcapiGen.Operations;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>An operation in the kernel: one <c>sendmsg</c> gives a message to the OP descriptor, one <c>recvmsg</c> takes the result.</summary>
internal sealed unsafe class KernelCipherOperation : CipherOperation
{
    // Every vector of an output costs the kernel a node of some 700 bytes out of the socket's option memory (net.core.optmem_max, 20 KiB in
    // Linux 6.1); scattered further than this, the output goes through one buffer.
    private const int MaxOutputVectors = 8;

    // For that price so few bytes are sooner received into one vector and copied.
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

    /// <summary>Gives a TFM its key and tag size and accepts the first OP, which keeps it open: three system calls at most.</summary>
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

        // Twice as much at the least, so that a stream whose message grows does not raise them with every piece.
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

    /// <summary>As many as there are go through a ring in one system call, where this process can have one; the others one by one.</summary>
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
            // No descriptor is to be had now. The next message asks for one before it sends anything, and is told.
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
            // It may be plaintext, of a message that is not authentic perhaps.
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
            // What was left out cannot be sent behind it: to the kernel a message that was cut short looks complete.
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

    // In an OP whose buffers were raised: the lists of its pages come out of the socket's option memory, which has a bound of its own.
    private static ArgumentException TooManyPages(long bytes)
        => TooLong(bytes, "the kernel has no memory for the lists of so many pages", "net.core.optmem_max");

    private static ArgumentException TooLong(long bytes, string limit, string remedy)
        => new($"The message needs {bytes} bytes in one piece, with its associated data and tag, and {limit}. Cut it into shorter messages, or raise {remedy}.");

    // For associated data that comes back, which nobody reads, and for output that is copied. Pinned for good, so that it can be received into as it is.
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
