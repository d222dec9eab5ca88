using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Interop;
using KcapiGen.Operations;

namespace KcapiGen.Kernel;

/// <summary>A hash in the kernel: <c>sendmsg</c> gives data to the OP descriptor, <c>recvmsg</c> ends the message and takes its digest.</summary>
/// <remarks>
/// The OP hashes what it is sent at once (crypto/algif_hash.c), so nothing fills up and no message is too long. It answers a
/// <c>recvmsg</c> with nothing sent with the digest of the empty message, so one that was not asked for is never made here.
/// </remarks>
internal sealed class KernelHashOperation : HashOperation
{
    // What one system call takes (MAX_RW_COUNT in include/linux/fs.h), less what is no whole page. The kernel would cut a longer
    // message here, and without MSG_MORE end it.
    private const int MaxSend = 0x7FFF0000;

    private readonly HashDefinition _definition;
    private RenewableOp _op;

    private KernelHashOperation(HashDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _op = new RenewableOp(op);
    }

    public override KernelBackend Backend => KernelBackend.Kernel;

    /// <summary>Gives a TFM its key, where there is one, and accepts the first OP, which keeps it open.</summary>
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

        // Receiving from an OP that was sent nothing is the digest of nothing.
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
