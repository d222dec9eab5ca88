using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>Represents page-aligned native memory. It never moves, so it can be lent to a <see cref="CipherStream"/> without pinning.</summary>
/// <remarks>
/// The memory is zeroed when it is allocated and when it is disposed. Do not dispose a buffer while it is lent (KCG103).
/// A buffer that is never disposed is leaked, because a finalizer could free memory to which a span or a lent vector still points.
/// </remarks>
public sealed unsafe class NativeBuffer : MemoryManager<byte>
{
    private readonly int _length;

    // A number, so that only one of two threads that dispose the buffer gets it.
    private nint _memory;

    private NativeBuffer(int length)
    {
        _length = length;
        void* memory = NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1), (nuint)Environment.SystemPageSize);
        NativeMemory.Clear(memory, (nuint)length);
        _memory = (nint)memory;
    }

    /// <summary>Gets the length in bytes.</summary>
    public int Length => _length;

    /// <summary>Gets the memory.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public Span<byte> Span => GetSpan();

    /// <summary>Allocates a buffer of <paramref name="length"/> zeroed bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static NativeBuffer Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new NativeBuffer(length);
    }

    /// <summary>Returns a vector of <paramref name="length"/> bytes from <paramref name="offset"/>, to lend.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the buffer.</exception>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public IoVec Vector(int offset, int length)
    {
        byte* memory = Pointer();
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _length - length);
        return IoVec.FromPointer(memory + offset, (nuint)length);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan()
        => new(Pointer(), _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        byte* memory = Pointer();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length, nameof(elementIndex));
        return new MemoryHandle(memory + elementIndex);
    }

    /// <summary>Does nothing, because native memory does not move.</summary>
    public override void Unpin()
    {
    }

    /// <summary>Zeroes and frees the memory.</summary>
    public void Dispose() => Dispose(disposing: true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        void* memory = (void*)Interlocked.Exchange(ref _memory, 0);
        if (memory is not null)
        {
            CryptographicOperations.ZeroMemory(new Span<byte>(memory, _length));
            NativeMemory.AlignedFree(memory);
        }
    }

    private byte* Pointer()
    {
        nint memory = _memory;
        ObjectDisposedException.ThrowIf(memory == 0, this);
        return (byte*)memory;
    }
}
