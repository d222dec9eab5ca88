using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>The descriptor of an OP: it processes one message at a time and keeps its TFM open as long as it is open.</summary>
internal sealed unsafe class OpDescriptor : SafeHandleMinusOneIsInvalid
{
    public OpDescriptor(TfmDescriptor tfm)
        : this(tfm, tfm)
    {
    }

    private OpDescriptor(TfmDescriptor tfm, SafeHandle listener)
        : base(ownsHandle: true)
    {
        Tfm = tfm;
        bool added = false;
        tfm.DangerousAddRef(ref added);
        int descriptor;
        while ((descriptor = LibC.accept4((int)listener.DangerousGetHandle(), null, null, LibC.SOCK_CLOEXEC)) < 0)
        {
            int errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.EINTR)
            {
                tfm.DangerousRelease();
                throw new KernelCryptoException("accept4", tfm.Algorithm, errno);
            }
        }

        SetHandle(descriptor);
    }

    /// <summary>The TFM that this OP was accepted from.</summary>
    public TfmDescriptor Tfm { get; }

    /// <summary>The number of the descriptor, for a request of a ring. It is open as long as this object is not disposed.</summary>
    public int Number => (int)handle;

    /// <summary>Opens an OP of the same TFM with a copy of the state of this one. Only for a hash (hash_accept in crypto/algif_hash.c).</summary>
    public OpDescriptor Clone() => new(Tfm, this);

    /// <summary>Sends control data and vectors. Returns the number of bytes that the kernel accepted, or -1 and sets errno.</summary>
    public nint Send(msghdr* message, bool more)
    {
        // MSG_DONTWAIT: the caller knows how much the kernel can hold, so a send that would block is an error and must not wait forever.
        int flags = LibC.MSG_DONTWAIT | (more ? LibC.MSG_MORE : 0);
        nint sent;
        do
        {
            sent = Libc.SendMsg((int)handle, message, flags);
        }
        while (sent < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        return sent;
    }

    /// <summary>Receives into vectors. Returns the number of bytes, or -1 and sets errno.</summary>
    public nint Receive(msghdr* message)
    {
        nint received;
        do
        {
            received = Libc.RecvMsg((int)handle, message, LibC.MSG_DONTWAIT);
        }
        while (received < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);
        return received;
    }

    /// <summary>Sends bytes without control data. Returns the number of bytes that the kernel accepted, or -1 and sets errno.</summary>
    public nint Send(ReadOnlySpan<byte> data, bool more)
    {
        fixed (byte* bytes = data)
        {
            IoVec vector = IoVec.FromPointer(bytes, (nuint)data.Length);
            var message = new msghdr { msg_iov = (iovec*)&vector, msg_iovlen = 1 };
            return Send(&message, more);
        }
    }

    /// <summary>Receives into one buffer. Returns the number of bytes, or -1 and sets errno.</summary>
    public nint Receive(Span<byte> output)
    {
        fixed (byte* bytes = output)
        {
            IoVec vector = IoVec.FromPointer(bytes, (nuint)output.Length);
            var message = new msghdr { msg_iov = (iovec*)&vector, msg_iovlen = 1 };
            return Receive(&message);
        }
    }

    /// <summary>Reads an integer option of the socket.</summary>
    public int GetOption(int option)
    {
        int value = 0;
        socklen_t length = sizeof(int);
        return LibC.getsockopt((int)handle, LibC.SOL_SOCKET, option, &value, &length) == 0
            ? value
            : throw new KernelCryptoException("getsockopt", Tfm.Algorithm, Marshal.GetLastPInvokeError());
    }

    /// <summary>Sets an integer option of the socket. Returns whether the kernel allowed it.</summary>
    public bool TrySetOption(int option, int value)
        => LibC.setsockopt((int)handle, LibC.SOL_SOCKET, option, &value, sizeof(int)) == 0;

    protected override bool ReleaseHandle()
    {
        bool closed = LibC.close((int)handle) == 0;
        Tfm.DangerousRelease();
        return closed;
    }
}
