using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Kernel;

/// <summary>A random number generator in the kernel: every <c>recvmsg</c> returns up to 128 bytes (crypto/algif_rng.c).</summary>
internal sealed class KernelRandomOperation : RandomOperation
{
    // MAXSIZE in crypto/algif_rng.c
    private const int MaxReceive = 128;

    private readonly RandomDefinition _definition;
    private RenewableOp _op;

    private KernelRandomOperation(RandomDefinition definition, OpDescriptor op)
    {
        _definition = definition;
        _op = new RenewableOp(op);
    }

    public override KernelBackend Backend => KernelBackend.Kernel;

    public static KernelRandomOperation Open(TfmDescriptor tfm, RandomDefinition definition, CipherKey seed) => new(definition, Seed(tfm, seed.Key));

    public override void Fill(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            destination = destination[Receive(destination[..Math.Min(MaxReceive, destination.Length)])..];
        }
    }

    public override void Reseed(ReadOnlySpan<byte> seed)
    {
        // A TFM that has an OP rejects a seed (EBUSY), so open a new one. A DRBG also starts with entropy of the kernel.
        using TfmDescriptor tfm = KernelDoor.TryOpen(_definition, out KernelSupport support) ?? throw new KernelNotSupportedException(support);
        _op.Replace(Seed(tfm, seed));
    }

    public override void Dispose() => _op.Current.Dispose();

    // A DRBG to which no seed was set, not even an empty one, answers EINVAL.
    private static OpDescriptor Seed(TfmDescriptor tfm, ReadOnlySpan<byte> seed)
    {
        tfm.SetKey(seed);
        return tfm.Accept();
    }

    private int Receive(Span<byte> destination)
    {
        nint received = _op.Current.Receive(destination);
        if (received < 0)
        {
            throw new KernelCryptoException("recvmsg", _definition.Algorithm, Marshal.GetLastPInvokeError());
        }

        return received > 0 ? (int)received : throw new CryptographicException($"The kernel gave no bytes of '{_definition.Algorithm}'.");
    }
}
