using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Microsoft.Win32.SafeHandles;
using static KcapiGen.Kernel.Ring.IoUringConstants;

namespace KcapiGen.Kernel.Ring;

/// <summary>An io_uring: requests are written to memory that the kernel shares, and one system call submits all of them and waits for what becomes of them.</summary>
/// <remarks>Used by one thread at a time. See io_uring(7), io_uring_setup(2), io_uring_enter(2).</remarks>
internal sealed unsafe class IoUring : SafeHandleMinusOneIsInvalid
{
    private readonly uint _entries;
    private readonly byte* _ring;
    private readonly nuint _ringSize;
    private readonly IoUringSqe* _requests;
    private readonly nuint _requestsSize;
    private readonly uint* _submissionTail;
    private readonly uint _submissionMask;
    private readonly uint* _completionHead;
    private readonly uint* _completionTail;
    private readonly uint _completionMask;
    private readonly IoUringCqe* _completions;
    private uint _tail;

    private IoUring(int descriptor, in IoUringParams parameters)
        : base(ownsHandle: true)
    {
        SetHandle(descriptor);
        _entries = parameters.SqEntries;
        _ringSize = Math.Max(parameters.SqOffsets.Array + (parameters.SqEntries * sizeof(uint)), parameters.CqOffsets.Entries + (parameters.CqEntries * (uint)sizeof(IoUringCqe)));
        _requestsSize = parameters.SqEntries * (uint)sizeof(IoUringSqe);
        _ring = (byte*)Map(_ringSize, IORING_OFF_SQ_RING);
        _requests = (IoUringSqe*)Map(_requestsSize, IORING_OFF_SQES);

        _submissionTail = (uint*)(_ring + parameters.SqOffsets.Tail);
        _submissionMask = *(uint*)(_ring + parameters.SqOffsets.RingMask);
        _completionHead = (uint*)(_ring + parameters.CqOffsets.Head);
        _completionTail = (uint*)(_ring + parameters.CqOffsets.Tail);
        _completionMask = *(uint*)(_ring + parameters.CqOffsets.RingMask);
        _completions = (IoUringCqe*)(_ring + parameters.CqOffsets.Entries);

        // The kernel is told which request stands in which place; here always the one of the same number.
        uint* places = (uint*)(_ring + parameters.SqOffsets.Array);
        for (uint i = 0; i < _entries; i++)
        {
            places[i] = i;
        }
    }

    /// <summary>Makes a ring for this many requests at a time, or returns the error number.</summary>
    public static IoUring? TryCreate(int entries, out int errno)
    {
        IoUringParams parameters = default;
        nint descriptor = Libc.SystemCall(SYS_io_uring_setup, entries, (nint)(&parameters), 0, 0, 0, 0);
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor < 0)
        {
            return null;
        }

        if ((parameters.Features & IORING_FEAT_SINGLE_MMAP) == 0)
        {
            // Linux 5.3 and before.
            Libc.Close((int)descriptor);
            errno = Errno.ENOSYS;
            return null;
        }

        var ring = new IoUring((int)descriptor, parameters);
        if (ring._ring is null || ring._requests is null)
        {
            ring.Dispose();
            errno = Errno.ENOMEM;
            return null;
        }

        return ring;
    }

    /// <summary>The next request, to be filled in. There are as many between two calls of <see cref="Submit"/> as the ring was made for.</summary>
    public ref IoUringSqe Next() => ref _requests[_tail++ & _submissionMask];

    /// <summary>Submits the requests that were filled in and waits until something has become of each. Returns how many of them the kernel took, which may be none.</summary>
    /// <remarks>However it returns, nothing that was submitted is under way any more: the memory of the requests is the caller's again.</remarks>
    public int Submit(int count)
    {
        Volatile.Write(ref *_submissionTail, _tail);
        int submitted = 0;
        while (submitted < count || Volatile.Read(ref *_completionTail) - *_completionHead < (uint)count)
        {
            nint taken = Libc.SystemCall(SYS_io_uring_enter, handle, count - submitted, count, IORING_ENTER_GETEVENTS, 0, 0);
            if (taken >= 0)
            {
                submitted += (int)taken;
            }
            else if (submitted < count && Marshal.GetLastPInvokeError() != Errno.EINTR)
            {
                // What the kernel will not take is taken back; what it took before, the loop waits for.
                _tail -= (uint)(count - submitted);
                Volatile.Write(ref *_submissionTail, _tail);
                count = submitted;
            }
        }

        return count;
    }

    /// <summary>Takes one completion. There is one for each request that was submitted.</summary>
    public IoUringCqe Complete()
    {
        uint head = *_completionHead;
        IoUringCqe completion = _completions[head & _completionMask];
        Volatile.Write(ref *_completionHead, head + 1);
        return completion;
    }

    protected override bool ReleaseHandle()
    {
        if (_ring is not null)
        {
            Libc.Unmap(_ring, _ringSize);
        }

        if (_requests is not null)
        {
            Libc.Unmap(_requests, _requestsSize);
        }

        return Libc.Close((int)handle) == 0;
    }

    private void* Map(nuint size, long offset)
    {
        void* memory = Libc.Map(null, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, (int)handle, offset);
        return (nint)memory == -1 ? null : memory;
    }
}
