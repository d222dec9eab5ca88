using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Microsoft.Win32.SafeHandles;
using Tmds.Linux;

namespace KcapiGen.Kernel.Ring;

/// <summary>
/// An io_uring: requests are written to memory shared with the kernel, and one system call submits all of them and waits for their completions.
/// </summary>
/// <remarks>Used by one thread at a time. See io_uring(7), io_uring_setup(2), io_uring_enter(2).</remarks>
internal sealed unsafe class IoUring : SafeHandleMinusOneIsInvalid
{
    // How often a call that a signal interrupted is repeated.
    private const int MaxAttempts = 100;

    // How many milliseconds to wait for the completions of submitted requests. The kernel completes all of them at once.
    private const int Patience = 10_000;

    private byte* _ring;
    private uint _ringSize;
    private io_uring_sqe* _requests;
    private uint _requestsSize;
    private uint* _submissionHead;
    private uint* _submissionTail;
    private uint _submissionMask;
    private uint* _completionHead;
    private uint* _completionTail;
    private uint _completionMask;
    private io_uring_cqe* _completions;
    private uint _tail;

    private IoUring(int descriptor)
        : base(ownsHandle: true)
        => SetHandle(descriptor);

    /// <summary>Maps the memory that is shared with the kernel. Returns 0, or the error number.</summary>
    private int TryMap(in io_uring_params parameters)
    {
        _ringSize = Math.Max(parameters.sq_off.array + (parameters.sq_entries * sizeof(uint)), parameters.cq_off.cqes + (parameters.cq_entries * (uint)sizeof(io_uring_cqe)));
        _ring = (byte*)Map(_ringSize, LibC.IORING_OFF_SQ_RING);
        _requestsSize = parameters.sq_entries * (uint)sizeof(io_uring_sqe);
        _requests = _ring is null ? null : (io_uring_sqe*)Map(_requestsSize, LibC.IORING_OFF_SQES);
        if (_requests is null)
        {
            return Marshal.GetLastPInvokeError();
        }

        _submissionHead = (uint*)(_ring + parameters.sq_off.head);
        _submissionTail = (uint*)(_ring + parameters.sq_off.tail);
        _submissionMask = *(uint*)(_ring + parameters.sq_off.ring_mask);
        _completionHead = (uint*)(_ring + parameters.cq_off.head);
        _completionTail = (uint*)(_ring + parameters.cq_off.tail);
        _completionMask = *(uint*)(_ring + parameters.cq_off.ring_mask);
        _completions = (io_uring_cqe*)(_ring + parameters.cq_off.cqes);

        // The array maps each place of the queue to a request, here always to the request of the same number.
        uint* places = (uint*)(_ring + parameters.sq_off.array);
        for (uint i = 0; i < parameters.sq_entries; i++)
        {
            places[i] = i;
        }

        return 0;
    }

    /// <summary>Creates a ring for this number of requests at a time. Returns null, and the error number, when that fails.</summary>
    public static IoUring? TryCreate(int entries, out int errno)
    {
        io_uring_params parameters = default;
        int descriptor = LibC.io_uring_setup((uint)entries, &parameters);
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor < 0)
        {
            return null;
        }

        if ((parameters.features & LibC.IORING_FEAT_SINGLE_MMAP) == 0)
        {
            // Linux 5.3 and before.
            LibC.close(descriptor);
            errno = Errno.ENOSYS;
            return null;
        }

        var ring = new IoUring(descriptor);
        errno = ring.TryMap(parameters);
        if (errno != 0)
        {
            ring.Dispose();
            return null;
        }

        return ring;
    }

    /// <summary>
    /// Returns the next request, to be filled in. Between two calls of <see cref="Submit"/> there are as many as the ring was created for.
    /// </summary>
    public ref io_uring_sqe Next() => ref _requests[_tail++ & _submissionMask];

    /// <summary>
    /// Submits the requests that were filled in and waits until each has a completion. Returns the number of requests that the kernel accepted, which
    /// may be 0.
    /// </summary>
    /// <remarks>
    /// The kernel's own count of accepted requests decides, not the result of the call: a call that was interrupted, or whose result a filter
    /// changed, may have accepted some. When this method returns, the kernel no longer uses the memory of the requests.
    /// </remarks>
    /// <exception cref="KernelCryptoException">Thrown when completions do not arrive. The ring must not be used any more.</exception>
    public int Submit(int count)
    {
        uint start = _tail - (uint)count;
        Volatile.Write(ref *_submissionTail, _tail);
        int taken = 0;
        for (int attempts = 0; taken < count && attempts < MaxAttempts; attempts++)
        {
            int answer = Enter(count - taken, count);
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

    /// <summary>Withdraws the requests that were filled in since the last call of <see cref="Submit"/>.</summary>
    public void TakeBack() => TakeBack(Volatile.Read(ref *_submissionHead));

    private void TakeBack(uint tail)
    {
        _tail = tail;
        Volatile.Write(ref *_submissionTail, tail);
    }

    private int Enter(int submitted, int completed)
        => LibC.io_uring_enter((int)handle, (uint)submitted, (uint)completed, LibC.IORING_ENTER_GETEVENTS, null);

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

    /// <summary>Returns the next completion. There is one for each request that the kernel accepted.</summary>
    public io_uring_cqe Complete()
    {
        uint head = *_completionHead;
        io_uring_cqe completion = _completions[head & _completionMask];
        Volatile.Write(ref *_completionHead, head + 1);
        return completion;
    }

    protected override bool ReleaseHandle()
    {
        if (_ring is not null)
        {
            LibC.munmap(_ring, _ringSize);
        }

        if (_requests is not null)
        {
            LibC.munmap(_requests, _requestsSize);
        }

        return LibC.close((int)handle) == 0;
    }

    private void* Map(uint size, ulong offset)
    {
        void* memory = LibC.mmap(null, size, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_SHARED | LibC.MAP_POPULATE, (int)handle, (long)offset);
        return memory == LibC.MAP_FAILED ? null : memory;
    }
}
