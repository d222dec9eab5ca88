using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.InProcess;

/// <summary>
/// Pages that hold keys and nothing else. They are neither swapped (<c>mlock</c>) nor in a core dump (<c>MADV_DONTDUMP</c>); where the system refuses
/// the one or the other, for instance because of RLIMIT_MEMLOCK, they are pages like others.
/// </summary>
/// <remarks>
/// A page is divided into pieces of one size, a power of two, which are used again and never given back, so that a key costs no system call once there
/// were as many of its size before.
/// </remarks>
internal static unsafe class LockedPages
{
    private const int MinSize = 64;

    private static readonly Lock Gate = new();

    // The first free piece of each size, by the size's logarithm. A free piece begins with the address of the next one, and is zero behind it.
    private static readonly nint[] Free = new nint[8 * sizeof(int)];

    /// <summary>Returns a piece of zeros of at least this many bytes.</summary>
    /// <exception cref="OutOfMemoryException">Thrown when the system has no memory.</exception>
    public static nint Rent(int length)
    {
        int order = OrderOf(length);
        lock (Gate)
        {
            if (Free[order] == 0)
            {
                Add(order);
            }

            nint piece = Free[order];
            Free[order] = *(nint*)piece;
            *(nint*)piece = 0;
            return piece;
        }
    }

    /// <summary>Takes back a piece, which must be zeros, with the length that it was asked for with.</summary>
    public static void Return(nint piece, int length)
    {
        int order = OrderOf(length);
        lock (Gate)
        {
            *(nint*)piece = Free[order];
            Free[order] = piece;
        }
    }

    private static int OrderOf(int length) => BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, MinSize)));

    private static void Add(int order)
    {
        nint size = (nint)1 << order, all = Math.Max(size, Environment.SystemPageSize);
        nint pages = Libc.IsOnThisPlatform ? Map(all) : Allocate(all);
        for (nint piece = pages; piece < pages + all; piece += size)
        {
            *(nint*)piece = Free[order];
            Free[order] = piece;
        }
    }

    // A method of its own, because one that calls Tmds.LibC cannot be compiled on a platform for which it has no assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Map(nint size)
    {
        void* pages = LibC.mmap(null, (uint)size, LibC.PROT_READ | LibC.PROT_WRITE, LibC.MAP_PRIVATE | LibC.MAP_ANONYMOUS, -1, 0);
        if (pages == LibC.MAP_FAILED)
        {
            throw new OutOfMemoryException();
        }

        // They may fail, and the key is kept all the same.
        LibC.mlock(pages, (uint)size);
        LibC.madvise(pages, (uint)size, LibC.MADV_DONTDUMP);
        return (nint)pages;
    }

    private static nint Allocate(nint size)
    {
        void* pages = NativeMemory.AlignedAlloc((nuint)size, (nuint)Environment.SystemPageSize);
        NativeMemory.Clear(pages, (nuint)size);
        return (nint)pages;
    }
}
