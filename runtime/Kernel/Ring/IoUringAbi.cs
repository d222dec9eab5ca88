using System.Runtime.InteropServices;

namespace KcapiGen.Kernel.Ring;

/// <summary><c>struct io_uring_params</c> of <c>linux/io_uring.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoUringParams
{
    public uint SqEntries;
    public uint CqEntries;
    public uint Flags;
    public uint SqThreadCpu;
    public uint SqThreadIdle;
    public uint Features;
    public uint WqFd;
    public ReservedWords Reserved;
    public SqRingOffsets SqOffsets;
    public CqRingOffsets CqOffsets;

    /// <summary><c>__u32 resv[3]</c>.</summary>
    [System.Runtime.CompilerServices.InlineArray(3)]
    public struct ReservedWords
    {
        private uint _first;
    }
}

/// <summary><c>struct io_sqring_offsets</c> of <c>linux/io_uring.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SqRingOffsets
{
    public uint Head;
    public uint Tail;
    public uint RingMask;
    public uint RingEntries;
    public uint Flags;
    public uint Dropped;
    public uint Array;
    public uint Reserved1;
    public ulong Reserved2;
}

/// <summary><c>struct io_cqring_offsets</c> of <c>linux/io_uring.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CqRingOffsets
{
    public uint Head;
    public uint Tail;
    public uint RingMask;
    public uint RingEntries;
    public uint Overflow;
    public uint Entries;
    public uint Flags;
    public uint Reserved1;
    public ulong Reserved2;
}

/// <summary><c>struct io_uring_sqe</c> of <c>linux/io_uring.h</c>: what is to be done. Of its unions the member that sendmsg and recvmsg use.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoUringSqe
{
    public byte Opcode;
    public byte Flags;
    public ushort IoPriority;
    public int Descriptor;
    public ulong Offset;
    public void* Address;
    public uint Length;
    public uint MessageFlags;
    public ulong UserData;
    public ushort BufferIndex;
    public ushort Personality;
    public int FileIndex;
    public ulong Address3;
    public ulong Padding;
}

/// <summary><c>struct io_uring_cqe</c> of <c>linux/io_uring.h</c>: what became of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoUringCqe
{
    public ulong UserData;
    public int Result;
    public uint Flags;
}
