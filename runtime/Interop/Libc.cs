using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace KcapiGen.Interop;

/// <summary>The functions of libc that the runtime calls. One that fails keeps errno, read with <see cref="Marshal.GetLastPInvokeError"/>.</summary>
/// <remarks>
/// <c>SetLastError</c> would do that for every call, one that succeeds too: it clears errno before and reads it after, which costs a short
/// message as much as all else that is done for it outside the kernel.
/// </remarks>
internal static unsafe partial class Libc
{
    private const string Name = "libc";

    public static int Socket(int domain, int type, int protocol) => Kept(socket(domain, type, protocol));

    public static int Bind(int descriptor, SockaddrAlg* address, uint addressLength) => Kept(bind(descriptor, address, addressLength));

    public static int SetSockOpt(int descriptor, int level, int option, void* value, uint valueLength) => Kept(setsockopt(descriptor, level, option, value, valueLength));

    public static int GetSockOpt(int descriptor, int level, int option, void* value, uint* valueLength) => Kept(getsockopt(descriptor, level, option, value, valueLength));

    public static int Accept4(int descriptor, void* address, uint* addressLength, int flags) => Kept(accept4(descriptor, address, addressLength, flags));

    public static nint SendMsg(int descriptor, MsgHdr* message, int flags) => Kept(sendmsg(descriptor, message, flags));

    public static nint RecvMsg(int descriptor, MsgHdr* message, int flags) => Kept(recvmsg(descriptor, message, flags));

    /// <summary>A system call that libc has no function for. Arguments beyond those that it takes are ignored.</summary>
    public static nint SystemCall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth) => Kept(syscall(number, first, second, third, fourth, fifth, sixth));

    public static void* Map(void* address, nuint length, int protection, int flags, int descriptor, long offset) => (void*)Kept((nint)mmap(address, length, protection, flags, descriptor, offset));

    public static int Unmap(void* address, nuint length) => Kept(munmap(address, length));

    public static int Close(int descriptor) => Kept(close(descriptor));

    // Read at once, where SetLastError would read it: on the way back from a call the runtime saves errno from what it does itself.
    private static int Kept(int result) => (int)Kept((nint)result);

    private static nint Kept(nint result)
    {
        if (result == -1)
        {
            Marshal.SetLastPInvokeError(Marshal.GetLastSystemError());
        }

        return result;
    }

    [LibraryImport(Name)]
    private static partial int socket(int domain, int type, int protocol);

    [LibraryImport(Name)]
    private static partial int bind(int descriptor, SockaddrAlg* address, uint addressLength);

    [LibraryImport(Name)]
    private static partial int setsockopt(int descriptor, int level, int option, void* value, uint valueLength);

    [LibraryImport(Name)]
    private static partial int getsockopt(int descriptor, int level, int option, void* value, uint* valueLength);

    [LibraryImport(Name)]
    private static partial int accept4(int descriptor, void* address, uint* addressLength, int flags);

    [LibraryImport(Name)]
    private static partial nint sendmsg(int descriptor, MsgHdr* message, int flags);

    [LibraryImport(Name)]
    private static partial nint recvmsg(int descriptor, MsgHdr* message, int flags);

    [LibraryImport(Name)]
    private static partial nint syscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    [LibraryImport(Name)]
    private static partial void* mmap(void* address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport(Name)]
    private static partial int munmap(void* address, nuint length);

    [LibraryImport(Name)]
    private static partial int close(int descriptor);
}
