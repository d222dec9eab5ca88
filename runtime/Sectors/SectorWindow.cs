using System.Security.Cryptography;

namespace KcapiGen.Sectors;

/// <summary>The plaintext of some consecutive sectors of a <see cref="SectorStream"/>.</summary>
internal sealed class SectorWindow : IDisposable
{
    /// <summary>The largest number of bytes that it holds, a multiple of every sector size.</summary>
    public const int Size = 65_536;

    // Pinned, so that the garbage collector leaves no copy of it behind.
    private readonly byte[] _bytes = GC.AllocateArray<byte>(Size, pinned: true);
    private long _start;
    private int _length;

    public bool Contains(long position) => position >= _start && position < _start + _length;

    /// <summary>Discards its content and returns the memory for other sectors, which are valid after <see cref="Accept"/>.</summary>
    public Memory<byte> Begin(long start, int length)
    {
        Forget();
        _start = start;
        return _bytes.AsMemory(0, length);
    }

    public void Accept(int length) => _length = length;

    public void Forget() => _length = 0;

    /// <summary>Copies from a position that it contains; returns the number of bytes, which may be less than the size of the destination.</summary>
    public int Read(long position, Span<byte> destination)
    {
        ReadOnlySpan<byte> held = _bytes.AsSpan((int)(position - _start), (int)(_start + _length - position));
        int count = Math.Min(held.Length, destination.Length);
        held[..count].CopyTo(destination);
        return count;
    }

    /// <summary>Returns a sector that it contains.</summary>
    public ReadOnlySpan<byte> Sector(long start, int size) => _bytes.AsSpan((int)(start - _start), size);

    /// <summary>Updates the part of its content that is in a written range.</summary>
    public void Write(long position, ReadOnlySpan<byte> source)
    {
        long from = Math.Max(position, _start), to = Math.Min(position + source.Length, _start + _length);
        if (from < to)
        {
            source[(int)(from - position)..(int)(to - position)].CopyTo(_bytes.AsSpan((int)(from - _start)));
        }
    }

    public void Dispose()
    {
        Forget();
        CryptographicOperations.ZeroMemory(_bytes);
    }
}
