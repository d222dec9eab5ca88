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
    private OpDescriptor _op;

    // Whether the OP is in a state that nobody knows.
    private bool _isSpent;

    private KernelHashOperation(HashDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _op = op;
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

    public override HashOperation Reinit() => new KernelHashOperation(_definition, _op.Tfm.Accept());

    public override HashOperation Duplicate() => new KernelHashOperation(_definition, _op.Clone());

    protected override void ComputeDigest(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Renew();
        Send(message, more: false);
        Receive(_op, digest);
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        Renew();
        Send(data, more: true);
    }

    protected override void CurrentDigest(Span<byte> digest)
    {
        _isSpent = true;
        using OpDescriptor clone = _op.Clone();
        Receive(clone, digest);
    }

    protected override void FinishDigest(Span<byte> digest)
    {
        Renew();
        Receive(_op, digest);
    }

    public override void Dispose() => _op.Dispose();

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
        _isSpent = true;
        nint sent = _op.Send(data, more);
        if (sent < 0)
        {
            throw new KernelCryptoException("sendmsg", _definition.Algorithm, Marshal.GetLastPInvokeError());
        }

        if (sent != data.Length)
        {
            throw new KernelCryptoException("sendmsg", _definition.Algorithm, Errno.EMSGSIZE, $"The kernel took {sent} of {data.Length} bytes.");
        }

        _isSpent = false;
    }

    private void Receive(OpDescriptor op, Span<byte> digest)
    {
        _isSpent = true;
        nint received = op.Receive(digest);
        if (received < 0)
        {
            throw new KernelCryptoException("recvmsg", _definition.Algorithm, Marshal.GetLastPInvokeError());
        }

        if (received != digest.Length)
        {
            throw new CryptographicException($"The kernel gave {received} bytes of '{_definition.Algorithm}' where {digest.Length} were due.");
        }

        _isSpent = false;
    }

    /// <summary>Puts a new OP in the place of a spent one: an OP cannot be told to forget what it holds.</summary>
    private void Renew()
    {
        if (_isSpent)
        {
            OpDescriptor spent = _op;
            _op = spent.Tfm.Accept();
            _isSpent = false;
            spent.Dispose();
        }
    }
}
