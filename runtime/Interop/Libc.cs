using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tmds.Linux;

[assembly: DisableRuntimeMarshalling]

namespace KcapiGen.Interop;

/// <summary>
/// The two calls of a message. Every other call of libc is one of Tmds.LibC. One that fails keeps errno, read with
/// <see cref="Marshal.GetLastPInvokeError"/>.
/// </summary>
/// <remarks>
/// Tmds.LibC has these two as well, with <c>SetLastError</c>. That clears errno before every call and reads it afterwards, also when the call
/// succeeds, which takes as much time as everything else that is done for a short message outside the kernel.
/// </remarks>
internal static unsafe partial class Libc
{
    private const string Name = "libc";

    /// <summary>Whether Tmds.LibC 0.5.0 has an assembly for the process's processor.</summary>
    public static bool HasThisProcessor => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 or Architecture.Arm;

    /// <summary>Whether Tmds.LibC can be called.</summary>
    public static bool IsOnThisPlatform => OperatingSystem.IsLinux() && HasThisProcessor;

    public static nint SendMsg(int descriptor, msghdr* message, int flags) => Kept(sendmsg(descriptor, message, flags));

    public static nint RecvMsg(int descriptor, msghdr* message, int flags) => Kept(recvmsg(descriptor, message, flags));

    // Read at once, where SetLastError would read it: on the way back from a call the runtime saves errno from what it does itself.
    private static nint Kept(nint result)
    {
        if (result == -1)
        {
            Marshal.SetLastPInvokeError(Marshal.GetLastSystemError());
        }

        return result;
    }

    [LibraryImport(Name)]
    private static partial nint sendmsg(int descriptor, msghdr* message, int flags);

    [LibraryImport(Name)]
    private static partial nint recvmsg(int descriptor, msghdr* message, int flags);
}
