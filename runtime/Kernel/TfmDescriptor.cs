using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>The descriptor of a TFM: it is bound to an algorithm, and holds the key and the tag size of every OP that is accepted from it.</summary>
/// <remarks>
/// An <see cref="OpDescriptor"/> holds a reference, so the descriptor is closed when it is disposed and its last OP is closed, in whatever order they
/// are disposed or finalized.
/// </remarks>
internal sealed unsafe class TfmDescriptor() : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    private string _algorithm = "";

    /// <summary>Opens a socket of the family that is not bound yet. Returns null when the kernel refuses.</summary>
    /// <exception cref="KernelCryptoException">Thrown when the kernel failed for a reason that does not concern the family.</exception>
    public static TfmDescriptor? TrySocket(string algorithm, out KernelSupport? refusal)
    {
        // OpenSocket is a separate method, because a method that calls Tmds.LibC cannot be compiled on a platform for which it has no assembly.
        refusal = Diagnosis.OfPlatform(algorithm);
        return refusal is null ? OpenSocket(algorithm, out refusal) : null;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller owns the result.")]
    private static TfmDescriptor? OpenSocket(string algorithm, out KernelSupport? refusal)
    {
        refusal = null;
        int descriptor, errno = 0;
        do
        {
            descriptor = LibC.socket(LibC.AF_ALG, LibC.SOCK_SEQPACKET | LibC.SOCK_CLOEXEC, 0);
        }
        while (descriptor < 0 && (errno = Marshal.GetLastPInvokeError()) == Errno.EINTR);
        if (descriptor >= 0)
        {
            var tfm = new TfmDescriptor { _algorithm = algorithm };
            tfm.SetHandle(descriptor);
            return tfm;
        }

        refusal = OpeningErrors.MeansNotHere(errno) ? Diagnosis.OfSocket(algorithm, errno) : throw new KernelCryptoException("socket", algorithm, errno);
        return null;
    }

    /// <summary>Binds the socket to its algorithm. Returns false, and closes the socket, when the kernel refuses.</summary>
    /// <exception cref="KernelCryptoException">
    /// Thrown when the kernel failed for a reason that does not concern the algorithm. The socket is closed.
    /// </exception>
    public bool TryBind(KernelAlgorithmKind kind, out KernelSupport? refusal)
    {
        refusal = null;
        SockaddrAlg address = SockaddrAlg.For(AlgType.Name(kind), _algorithm);
        int result, errno = 0;
        do
        {
            result = LibC.bind(Descriptor, (sockaddr*)&address, sizeof(SockaddrAlg));
        }
        while (result != 0 && (errno = Marshal.GetLastPInvokeError()) == Errno.EINTR);
        if (result == 0)
        {
            return true;
        }

        Dispose();
        string? remedy = errno == Errno.ETIMEDOUT ? "Loading its module or testing it took too long: try again." : null;
        refusal = OpeningErrors.MeansNotHere(errno) ? Diagnosis.OfBind(kind, _algorithm, errno) : throw new KernelCryptoException("bind", _algorithm, errno, remedy);
        return false;
    }

    public string Algorithm => _algorithm;

    /// <summary>Sets the key. The caller zeroes its bytes.</summary>
    public void SetKey(ReadOnlySpan<byte> key)
    {
        fixed (byte* bytes = key)
        {
            if (LibC.setsockopt(Descriptor, LibC.SOL_ALG, Constants.ALG_SET_KEY, bytes, key.Length) != 0)
            {
                throw new KernelCryptoException("setsockopt(ALG_SET_KEY)", _algorithm, Marshal.GetLastPInvokeError(), "The kernel refuses this key: it may be a weak one, or of a size that its driver does not take.");
            }
        }
    }

    /// <summary>Sets a key of the kernel's keyring.</summary>
    /// <exception cref="PlatformNotSupportedException">Thrown when this kernel does not support that.</exception>
    public void SetKeyBySerial(int serial)
    {
        if (LibC.setsockopt(Descriptor, LibC.SOL_ALG, Constants.ALG_SET_KEY_BY_KEY_SERIAL, &serial, sizeof(int)) == 0)
        {
            return;
        }

        int errno = Marshal.GetLastPInvokeError();
        throw errno == Errno.ENOPROTOOPT
            ? new PlatformNotSupportedException($"This kernel ({Machine.KernelRelease}) takes no key by its serial number: that came with Linux 6.2, and needs CONFIG_KEYS. Open '{_algorithm}' with the bytes of the key, or on a newer kernel.")
            : new KernelCryptoException("setsockopt(ALG_SET_KEY_BY_KEY_SERIAL)", _algorithm, errno, KeyRemedy(serial, errno));
    }

    /// <summary>Sets the size of an AEAD's tag.</summary>
    public void SetTagSize(int size)
    {
        // The value is passed as the length of the option, without memory (alg_setsockopt in crypto/af_alg.c).
        if (LibC.setsockopt(Descriptor, LibC.SOL_ALG, Constants.ALG_SET_AEAD_AUTHSIZE, null, size) != 0)
        {
            throw new KernelCryptoException($"setsockopt(ALG_SET_AEAD_AUTHSIZE, {size})", _algorithm, Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Accepts an OP.</summary>
    public OpDescriptor Accept() => new(this);

    private static string KeyRemedy(int serial, int errno) => errno switch
    {
        Errno.ENOKEY => $"There is no key {serial} that this process can see.",
        Errno.EACCES => $"The permissions of key {serial} do not let this process search it: see keyctl(1), setperm.",
        Errno.EKEYEXPIRED or Errno.EKEYREVOKED or Errno.EKEYREJECTED => $"Key {serial} can no longer be used: put a new one in its place.",
        Errno.EINVAL => $"Key {serial} has a size that the algorithm does not take.",
        Errno.EOPNOTSUPP => $"Key {serial} is of a type that ciphers do not take; user, logon, encrypted and trusted are.",
        _ => $"Look at key {serial} with 'keyctl describe'.",
    };

    internal int Descriptor => (int)handle;

    protected override bool ReleaseHandle() => LibC.close(Descriptor) == 0;
}
