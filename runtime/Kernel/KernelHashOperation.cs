using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Interop;
using KcapiGen.Operations;

namespace KcapiGen.Kernel;

/// <summary>A hash in the kernel: <c>sendmsg</c> sends data to the OP descriptor, <c>recvmsg</c> ends the message and receives its digest.</summary>
/// <remarks>
/// The OP hashes data when it is sent (crypto/algif_hash.c), so it never becomes full and no message is too long. A <c>recvmsg</c> to which nothing
/// was sent returns the digest of the empty message, so it is called only when a digest is wanted.
/// </remarks>
internal sealed class KernelHashOperation : HashOperation
{
    // The maximum of one system call (MAX_RW_COUNT in include/linux/fs.h), in whole pages. The kernel would cut a longer message off here and,
    // without MSG_MORE, end it.
    private const int MaxSend = 0x7FFF0000;

    private readonly HashDefinition _definition;
    private RenewableOp _op;

    private KernelHashOperation(HashDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _op = new RenewableOp(op);
    }

    public override KernelBackend Backend => KernelBackend.Kernel;

    /// <summary>Sets the key of a TFM, if there is one, and accepts the first OP, which keeps the TFM open.</summary>
    public static KernelHashOperation Open(TfmDescriptor tfm, HashDefinition definition, CipherKey key)
    {
        if (key.Layout != CipherKey.KeyLayout.None)
        {
            KernelKey.Set(tfm, key);
        }

        return new(definition, tfm.Accept());
    }

    public override HashOperation Reinit() => new KernelHashOperation(_definition, _op.Current.Tfm.Accept());

    public override HashOperation Duplicate() => new KernelHashOperation(_definition, _op.Current.Clone());

    protected override void ComputeDigest(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        _op.Renew();
        Send(message, more: false);
        Receive(_op.Current, digest);
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        _op.Renew();
        Send(data, more: true);
    }

    protected override void CurrentDigest(Span<byte> digest)
    {
        _op.IsSpent = true;
        using OpDescriptor clone = _op.Current.Clone();
        Receive(clone, digest);
    }

    protected override void FinishDigest(Span<byte> digest)
    {
        _op.Renew();
        Receive(_op.Current, digest);
    }

    public override void Dispose() => _op.Current.Dispose();

    private void Send(ReadOnlySpan<byte> data, bool more)
    {
        while (data.Length > MaxSend)
        {
            SendPiece(data[..MaxSend], more: true);
            data = data[MaxSend..];
        }

        // An OP to which nothing was sent returns the digest of the empty message.
        if (!data.IsEmpty)
        {
            SendPiece(data, more);
        }
    }

    private void SendPiece(ReadOnlySpan<byte> data, bool more)
    {
        _op.IsSpent = true;
        nint sent = _op.Current.Send(data, more);
        if (sent < 0)
        {
            throw new KernelCryptoException("sendmsg", _definition.Algorithm, Marshal.GetLastPInvokeError());
        }

        if (sent != data.Length)
        {
            throw new KernelCryptoException("sendmsg", _definition.Algorithm, Errno.EMSGSIZE, $"The kernel took {sent} of {data.Length} bytes.");
        }

        _op.IsSpent = false;
    }

    private void Receive(OpDescriptor op, Span<byte> digest)
    {
        _op.IsSpent = true;
        nint received = op.Receive(digest);
        if (received < 0)
        {
            throw new KernelCryptoException("recvmsg", _definition.Algorithm, Marshal.GetLastPInvokeError());
        }

        if (received != digest.Length)
        {
            throw new CryptographicException($"The kernel gave {received} bytes of '{_definition.Algorithm}' where {digest.Length} were due.");
        }

        _op.IsSpent = false;
    }
}
