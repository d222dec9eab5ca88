using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KcapiGen;

/// <summary>Represents memory that is lent to a <see cref="CipherStream"/>: a pointer and a length, laid out as <c>struct iovec</c>.</summary>
/// <remarks>
/// A vector neither pins the memory nor keeps it alive. The memory must stay pinned, allocated and unchanged until the
/// <see cref="CipherStream.Op(Span{byte})"/> that uses the vector has returned.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public readonly unsafe struct IoVec
{
    private readonly void* _pointer;
    private readonly nuint _length;

    private IoVec(void* pointer, nuint length)
    {
        _pointer = pointer;
        _length = length;
    }

    /// <summary>Gets the length in bytes.</summary>
    public nuint Length => _length;

    internal byte* Pointer => (byte*)_pointer;

    /// <summary>Creates a vector of <paramref name="length"/> bytes at <paramref name="pointer"/>, which must be pinned or native memory.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="pointer"/> is null and <paramref name="length"/> is not 0.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IoVec FromPointer(void* pointer, nuint length)
    {
        if (pointer is null && length > 0)
        {
            throw new ArgumentNullException(nameof(pointer));
        }

        return new IoVec(pointer, length);
    }

    /// <summary>Creates a vector of the first <paramref name="length"/> bytes of the memory that <paramref name="handle"/> pins.</summary>
    /// <exception cref="ArgumentException"><paramref name="handle"/> pins no memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public static IoVec FromHandle(MemoryHandle handle, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (handle.Pointer is null && length > 0)
        {
            throw new ArgumentException("The handle pins no memory: it is default or was disposed. Call Memory<byte>.Pin() and keep its handle.", nameof(handle));
        }

        return new IoVec(handle.Pointer, (nuint)length);
    }

    /// <summary>Returns the length, without the address.</summary>
    public override string ToString() => $"{_length} bytes";

    internal IoVec Slice(nuint start, nuint length) => new(Pointer + start, length);

    internal Span<byte> AsSpan() => new(_pointer, checked((int)_length));
}
