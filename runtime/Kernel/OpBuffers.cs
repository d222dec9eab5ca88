using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>Reads and raises the number of bytes that an OP can hold.</summary>
/// <remarks>
/// Both socket buffers count, in whole pages (af_alg_sndbuf and af_alg_rcvbuf in crypto/if_alg.h). Input beyond the send buffer blocks, and output
/// beyond the receive buffer shortens an AEAD message, with a valid tag for the shorter one. One page of each is left free, because the kernel needs
/// one before it accepts or returns more.
/// </remarks>
internal static class OpBuffers
{
    // It is the same for every socket of this process, so only the first OP that needs it is asked.
    private static int _default;

    /// <summary>Returns the number of bytes that an OP with unchanged buffers holds.</summary>
    public static int DefaultCapacity(OpDescriptor op) => _default != 0 ? _default : _default = Read(op);

    /// <summary>
    /// Raises the buffers of an OP so that it holds <paramref name="bytes"/>, if the kernel allows it. Returns the number of bytes that it then
    /// holds.
    /// </summary>
    public static int Raise(OpDescriptor op, long bytes)
    {
        long size = Math.Min(bytes + 2 * Environment.SystemPageSize, int.MaxValue);

        // The kernel doubles the value (sk_setsockopt in net/core/sock.c). Values above net.core.wmem_max and rmem_max need CAP_NET_ADMIN.
        int half = (int)(size / 2);
        Set(op, LibC.SO_SNDBUF, LibC.SO_SNDBUFFORCE, half);
        Set(op, LibC.SO_RCVBUF, LibC.SO_RCVBUFFORCE, half);
        return Read(op);
    }

    private static void Set(OpDescriptor op, int option, int force, int value)
    {
        if (!op.TrySetOption(force, value))
        {
            op.TrySetOption(option, value);
        }
    }

    private static int Read(OpDescriptor op)
    {
        int page = Environment.SystemPageSize;
        int least = Math.Min(op.GetOption(LibC.SO_SNDBUF), op.GetOption(LibC.SO_RCVBUF));
        return Math.Max(least / page - 1, 1) * page;
    }
}
