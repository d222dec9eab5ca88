using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Microsoft.Win32.SafeHandles;
using static KcapiGen.Kernel.Ring.IoUringConstants;

namespace KcapiGen.Kernel.Ring;

/// <summary>An io_uring: requests are written to memory that the kernel shares, and one system call submits all of them and waits for what becomes of them.</summary>
/// <remarks>Used by one thread at a time. See io_uring(7), io_uring_setup(2), io_uring_enter(2).</remarks>
internal sealed unsafe class IoUring : SafeHandleMinusOneIsInvalid
{
    // How often the kernel is asked again to take requests when a signal interrupts it.
    private const int MaxAttempts = 100;

    // How many milliseconds the completions of requests are waited for that the kernel took: all of them are of a kind that it ends at once.
    private const int Patience = 10_000;

    private byte* _ring;
    private nuint _ringSize;
    private IoUringSqe* _requests;
    private nuint _requestsSize;
    private uint* _submissionHead;
    private uint* _submissionTail;
    private uint _submissionMask;
    private uint* _completionHead;
    private uint* _completionTail;
    private uint _completionMask;
    private IoUringCqe* _completions;
    private uint _tail;

    private IoUring(int descriptor)
        : base(ownsHandle: true)
        => SetHandle(descriptor);

    /// <summary>Maps the memory that the kernel shares. Returns 0, or the error number.</summary>
    private int TryMap(in IoUringParams parameters)
    {
        _ringSize = Math.Max(parameters.SqOffsets.Array + (parameters.SqEntries * sizeof(uint)), parameters.CqOffsets.Entries + (parameters.CqEntries * (uint)sizeof(IoUringCqe)));
        _ring = (byte*)Map(_ringSize, IORING_OFF_SQ_RING);
        _requestsSize = parameters.SqEntries * (uint)sizeof(IoUringSqe);
        _requests = _ring is null ? null : (IoUringSqe*)Map(_requestsSize, IORING_OFF_SQES);
        if (_requests is null)
        {
            return Marshal.GetLastPInvokeError();
        }

        _submissionHead = (uint*)(_ring + parameters.SqOffsets.Head);
        _submissionTail = (uint*)(_ring + parameters.SqOffsets.Tail);
        _submissionMask = *(uint*)(_ring + parameters.SqOffsets.RingMask);
        _completionHead = (uint*)(_ring + parameters.CqOffsets.Head);
        _completionTail = (uint*)(_ring + parameters.CqOffsets.Tail);
        _completionMask = *(uint*)(_ring + parameters.CqOffsets.RingMask);
        _completions = (IoUringCqe*)(_ring + parameters.CqOffsets.Entries);

        // The kernel is told which request stands in which place; here always the one of the same number.
        uint* places = (uint*)(_ring + parameters.SqOffsets.Array);
        for (uint i = 0; i < parameters.SqEntries; i++)
        {
            places[i] = i;
        }

        return 0;
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

        var ring = new IoUring((int)descriptor);
        errno = ring.TryMap(parameters);
        if (errno != 0)
        {
            ring.Dispose();
            return null;
        }

        return ring;
    }

    /// <summary>The next request, to be filled in. There are as many between two calls of <see cref="Submit"/> as the ring was made for.</summary>
    public ref IoUringSqe Next() => ref _requests[_tail++ & _submissionMask];

    /// <summary>Submits the requests that were filled in and waits until each has a completion. Returns how many of them the kernel took, which may be none.</summary>
    /// <remarks>
    /// The kernel's own count of what it took decides, and not what the call answers: a call that is interrupted, or whose answer a filter
    /// changes, may have taken some. When this returns, the memory of the requests is the caller's again.
    /// </remarks>
    /// <exception cref="KernelCryptoException">Thrown when completions do not come. The ring is of no use any more.</exception>
    public int Submit(int count)
    {
        uint start = _tail - (uint)count;
        Volatile.Write(ref *_submissionTail, _tail);
        int taken = 0;
        for (int attempts = 0; taken < count && attempts < MaxAttempts; attempts++)
        {
            nint answer = Enter(count - taken, count);
            int before = taken;
            taken = (int)(Volatile.Read(ref *_submissionHead) - start);
            if (taken == before && (answer >= 0 || Marshal.GetLastPInvokeError() != Errno.EINTR))
            {
                break;
            }
        }

        TakeBack(start + (uint)taken);
        WaitForCompletions((uint)taken);
        return taken;
    }

    /// <summary>Takes back the requests that were filled in since the last call of <see cref="Submit"/>.</summary>
    public void TakeBack() => TakeBack(Volatile.Read(ref *_submissionHead));

    private void TakeBack(uint tail)
    {
        _tail = tail;
        Volatile.Write(ref *_submissionTail, tail);
    }

    private nint Enter(int submitted, int completed)
        => Libc.SystemCall(SYS_io_uring_enter, handle, submitted, completed, IORING_ENTER_GETEVENTS, 0, 0);

    private void WaitForCompletions(uint count)
    {
        long begin = Environment.TickCount64;
        while (Volatile.Read(ref *_completionTail) - *_completionHead < count)
        {
            if (Environment.TickCount64 - begin > Patience)
            {
                throw new KernelCryptoException("io_uring_enter", "io_uring", Errno.ETIMEDOUT, "Requests that the kernel took have no completion.");
            }

            if (Enter(0, (int)count) < 0)
            {
                Thread.Yield();
            }
        }
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
