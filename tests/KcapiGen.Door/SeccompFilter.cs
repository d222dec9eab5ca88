using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KcapiGen.Door;

/// <summary>A seccomp filter on this process, as container runtimes and systemd set one (x86_64 and 64-bit ARM).</summary>
internal static unsafe partial class SeccompFilter
{
    // linux/prctl.h, linux/seccomp.h, linux/bpf_common.h, linux/filter.h
    private const int PR_SET_NO_NEW_PRIVS = 38;
    private const int PR_SET_SECCOMP = 22;
    private const int SECCOMP_MODE_FILTER = 2;
    private const uint SECCOMP_RET_ERRNO = 0x0005_0000;
    private const uint SECCOMP_RET_ALLOW = 0x7fff_0000;
    private const ushort LoadWord = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private const ushort JumpIfEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort Return = 0x06; // BPF_RET | BPF_K
    private const int AF_ALG = 38;

    // struct seccomp_data: the number of the call, and the low half of its first argument.
    private const uint CallOffset = 0;
    private const uint FirstArgumentOffset = 16;

    public static void RefuseAfAlg(int errno)
    {
        uint socket = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 198u : 41u;
        SockFilter* program = stackalloc SockFilter[]
        {
            new(LoadWord, 0, 0, CallOffset),
            new(JumpIfEqual, 0, 3, socket),
            new(LoadWord, 0, 0, FirstArgumentOffset),
            new(JumpIfEqual, 0, 1, AF_ALG),
            new(Return, 0, 0, SECCOMP_RET_ERRNO | (uint)errno),
            new(Return, 0, 0, SECCOMP_RET_ALLOW),
        };
        var filter = new SockProgram { Length = 6, Instructions = program };
        if (Control(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || Control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, (nuint)(&filter), 0, 0) != 0)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct SockFilter(ushort code, byte ifTrue, byte ifFalse, uint value)
    {
        public readonly ushort Code = code;
        public readonly byte IfTrue = ifTrue;
        public readonly byte IfFalse = ifFalse;
        public readonly uint Value = value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SockProgram
    {
        public ushort Length;
        public SockFilter* Instructions;
    }
}
