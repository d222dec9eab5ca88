using System.Runtime.InteropServices;
using Tmds.Linux;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>Sockets that take the numbers of descriptors that were just closed. Nothing may be written to them, read from them or done to them.</summary>
/// <remarks>Each holds one datagram from the start, so that whoever reads from it does not sleep and is found.</remarks>
internal sealed unsafe class Canaries : IDisposable
{
    private const int Pairs = 3;
    private const byte Song = 0xC5;

    private readonly int[] _sockets = new int[2 * Pairs];

    public Canaries()
    {
        fixed (int* sockets = _sockets)
        {
            for (int i = 0; i < Pairs; i++)
            {
                Check(LibC.socketpair(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0, sockets + (2 * i)), "socketpair");
            }
        }

        byte song = Song;
        foreach (int socket in _sockets)
        {
            Check((int)LibC.send(socket, &song, 1, LibC.MSG_DONTWAIT), "send");
        }
    }

    /// <summary>Returns what was done to them; null where it is nothing.</summary>
    public string? Find()
    {
        byte* buffer = stackalloc byte[64];
        foreach (int socket in _sockets)
        {
            nint count = (nint)(long)LibC.recv(socket, buffer, 64, LibC.MSG_DONTWAIT);
            if (count != 1 || buffer[0] != Song)
            {
                return count < 0 ? $"a canary socket was read from or closed (errno {Marshal.GetLastPInvokeError()})" : $"a canary socket got {count} bytes, {Text(buffer, count)}";
            }

            if ((nint)(long)LibC.recv(socket, buffer, 64, LibC.MSG_DONTWAIT) is var more && (more >= 0 || Marshal.GetLastPInvokeError() != LibC.EAGAIN))
            {
                return more < 0 ? $"a canary socket was closed (errno {Marshal.GetLastPInvokeError()})" : $"a canary socket got {more} bytes, {Text(buffer, more)}";
            }
        }

        return null;
    }

    public void Dispose()
    {
        foreach (int socket in _sockets)
        {
            _ = LibC.close(socket);
        }
    }

    private static string Text(byte* bytes, nint count) => Convert.ToHexString(new ReadOnlySpan<byte>(bytes, (int)count));

    private static void Check(int result, string call)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"{call} of a canary failed with errno {Marshal.GetLastPInvokeError()}: another thread closed it, perhaps.");
        }
    }
}
