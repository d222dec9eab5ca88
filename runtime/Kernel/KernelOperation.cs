using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Handles;
using KcapiGen.Operations;

namespace KcapiGen.Kernel;

/// <summary>An operation in the kernel: one <c>sendmsg</c> gives a message to the OP descriptor, one <c>recvmsg</c> takes the result.</summary>
internal sealed unsafe class KernelOperation : Operation
{
    // Room for the associated data in front of the first vector, for its second IV (ESP) and for a byte of echo behind it.
    private const int ExtraVectors = 3;

    // Every vector of an output costs the kernel a node of some 700 bytes out of the socket's option memory (net.core.optmem_max, 20 KiB in
    // Linux 6.1); scattered further than this, the output goes through one buffer.
    private const int MaxOutputVectors = 8;

    private readonly CipherDefinition _definition;
    private readonly NonceFormat _nonceFormat;
    private readonly bool _isAead;
    private OpDescriptor _op;
    private NativeBuffer? _echo;
    private int _capacity;
    private int _echoLength;

    // Whether the OP holds a message that nobody wants.
    private bool _isSpent;

    private KernelOperation(CipherDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _isAead = definition.Kind == KernelAlgorithmKind.Aead;
        _nonceFormat = definition is AeadDefinition aead ? aead.NonceFormat : NonceFormat.Plain;
        _op = op;
    }

    public override KernelBackend Backend => KernelBackend.Kernel;

    public override int Capacity => _capacity != 0 ? _capacity : _capacity = OpBuffers.DefaultCapacity(_op);

    /// <summary>Gives a TFM its key and tag size and accepts the first OP, which keeps it open: three system calls at most.</summary>
    public static KernelOperation Open(TfmDescriptor tfm, CipherDefinition definition, CipherKey key)
    {
        KernelKey.Set(tfm, key);
        if (definition is AeadDefinition aead && aead.TagSize != aead.DefaultTagSize)
        {
            tfm.SetTagSize(aead.TagSize);
        }

        return new KernelOperation(definition, tfm.Accept());
    }

    public override Operation Reinit() => new KernelOperation(_definition, _op.Tfm.Accept());

    public override void Reserve(long textAndTag, int associatedData)
    {
        Renew();
        long needed = textAndTag + associatedData + (_nonceFormat == NonceFormat.Esp ? ControlMessages.MaxIvSize : 0);
        if (needed <= Capacity)
        {
            return;
        }

        // Twice as much at the least, so that a stream whose message grows does not raise them with every piece.
        int raised = OpBuffers.Raise(_op, Math.Max(needed, 2L * Capacity));
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
        Span<byte> ivScratch = stackalloc byte[ControlMessages.MaxIvSize];
        ReadOnlySpan<byte> iv = KernelIv.Form(_nonceFormat, header.Iv, ivScratch);

        int espIv = _nonceFormat == NonceFormat.Esp ? header.Iv.Length : 0;
        int associatedLength = header.AssociatedData.Length + espIv;
        int operation = header.Direction == CipherDirection.Encrypt ? Constants.ALG_OP_ENCRYPT : Constants.ALG_OP_DECRYPT;
        nuint controlLength = ControlMessages.Write((byte*)control, operation, iv, _isAead ? associatedLength : -1);

        fixed (byte* associatedData = header.AssociatedData, nonce = header.Iv)
        {
            IoVec* vectors = stackalloc IoVec[text.Length + ExtraVectors];
            int count = 0;
            AppendNonEmpty(vectors, ref count, associatedData, header.AssociatedData.Length);
            AppendNonEmpty(vectors, ref count, nonce, espIv);
            text.CopyTo(new Span<IoVec>(vectors + count, text.Length));
            count += text.Length;

            _echoLength = associatedLength;
            var message = new MsgHdr { Vectors = vectors, VectorCount = (nuint)count, Control = control, ControlLength = controlLength };
            Send(&message, associatedLength + Vectors.Total(text), more);
        }
    }

    public override void Continue(ReadOnlySpan<IoVec> text, bool more)
    {
        fixed (IoVec* vectors = text)
        {
            var message = new MsgHdr { Vectors = vectors, VectorCount = (nuint)text.Length };
            Send(&message, Vectors.Total(text), more);
        }
    }

    public override void Receive(ReadOnlySpan<IoVec> output)
    {
        long expected = Vectors.Total(output);
        if (output.Length > MaxOutputVectors)
        {
            Vectors.FillThroughBuffer(output, buffer => Receive([buffer.Vector(0, buffer.Length)]));
            return;
        }

        IoVec* vectors = stackalloc IoVec[output.Length + ExtraVectors];
        int count = 0;

        // The kernel gives the associated data back in front of the text. Without one byte of room it would return before it has
        // verified anything (aead_recvmsg in crypto/algif_aead.c loops while there is room), so an empty message gets one.
        int echo = _echoLength + expected == 0 ? 1 : _echoLength;
        if (echo > 0)
        {
            vectors[count++] = Echo(echo).Vector(0, echo);
        }

        output.CopyTo(new Span<IoVec>(vectors + count, output.Length));
        count += output.Length;
        var message = new MsgHdr { Vectors = vectors, VectorCount = (nuint)count };
        nint received = _op.Receive(&message);
        if (received < 0)
        {
            throw Failure("recvmsg", Marshal.GetLastPInvokeError(), _echoLength + expected);
        }

        if (received != _echoLength + expected)
        {
            throw new CryptographicException($"The kernel gave {received} bytes of '{_definition.Algorithm}' where {_echoLength + expected} were due.");
        }
    }

    public override void Abandon()
    {
        _isSpent = true;
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
        _op.Dispose();
        _echo?.Dispose();
    }

    /// <summary>Puts a new OP in the place of a spent one: an OP cannot be told to forget what it holds.</summary>
    private void Renew()
    {
        if (_isSpent)
        {
            OpDescriptor spent = _op;
            _op = spent.Tfm.Accept();
            _isSpent = false;
            _capacity = 0;
            spent.Dispose();
        }
    }

    private void Send(MsgHdr* message, long expected, bool more)
    {
        nint sent = _op.Send(message, more);
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

    private bool IsRaised => _capacity > OpBuffers.DefaultCapacity(_op);

    // In an OP whose buffers were raised: the lists of its pages come out of the socket's option memory, which has a bound of its own.
    private static ArgumentException TooManyPages(long bytes)
        => TooLong(bytes, "the kernel has no memory for the lists of so many pages", "net.core.optmem_max");

    private static ArgumentException TooLong(long bytes, string limit, string remedy)
        => new($"The message needs {bytes} bytes in one piece, with its associated data and tag, and {limit}. Cut it into shorter messages, or raise {remedy}.");

    private NativeBuffer Echo(int length)
    {
        if (_echo is null || _echo.Length < length)
        {
            _echo?.Dispose();
            _echo = NativeBuffer.Allocate(Math.Max(length, 256));
        }

        return _echo;
    }

    private static void AppendNonEmpty(IoVec* vectors, ref int count, byte* bytes, int length)
    {
        if (length > 0)
        {
            vectors[count++] = IoVec.FromPointer(bytes, (nuint)length);
        }
    }
}
