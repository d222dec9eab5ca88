using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>How many bytes an OP holds, and how that is raised.</summary>
/// <remarks>
/// Both socket buffers count, in whole pages (af_alg_sndbuf and af_alg_rcvbuf in crypto/if_alg.h): input beyond the send buffer blocks,
/// and output beyond the receive buffer cuts an AEAD message short, with a valid tag for the shorter one.
/// A page of each is left free, because the kernel wants one before it takes or gives the next piece.
/// </remarks>
internal static class OpBuffers
{
    // The same for every socket that this process makes, so it is asked of the first OP that needs it only.
    private static int _default;

    /// <summary>The bytes that an OP holds whose buffers nobody changed.</summary>
    public static int DefaultCapacity(OpDescriptor op) => _default != 0 ? _default : _default = Read(op);

    /// <summary>Raises the buffers of an OP to hold <paramref name="bytes"/> where the kernel allows it; returns what it holds then.</summary>
    public static int Raise(OpDescriptor op, long bytes)
    {
        long size = Math.Min(bytes + 2 * Environment.SystemPageSize, int.MaxValue);

        // The kernel doubles what it is given (sk_setsockopt in net/core/sock.c). Beyond net.core.wmem_max and rmem_max it takes CAP_NET_ADMIN.
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
