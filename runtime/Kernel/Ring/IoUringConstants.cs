namespace KcapiGen.Kernel.Ring;

/// <summary>Constants of <c>linux/io_uring.h</c>, <c>sys/syscall.h</c> and <c>sys/mman.h</c>, under their C names. A test has a C compiler check each.</summary>
internal static class IoUringConstants
{
    // The same numbers on every architecture.
    public const int SYS_io_uring_setup = 425;
    public const int SYS_io_uring_enter = 426;

    public const int IORING_OP_SENDMSG = 9;
    public const int IORING_OP_RECVMSG = 10;
    public const int IORING_FEAT_SINGLE_MMAP = 1;
    public const int IORING_ENTER_GETEVENTS = 1;
    public const long IORING_OFF_SQ_RING = 0;
    public const long IORING_OFF_SQES = 0x10000000;

    public const int PROT_READ = 1;
    public const int PROT_WRITE = 2;
    public const int MAP_SHARED = 1;
    public const int MAP_POPULATE = 0x8000;
}
