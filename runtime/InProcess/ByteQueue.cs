using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>A queue of bytes in native memory. Bytes are zeroed when they are removed.</summary>
internal sealed class ByteQueue : IDisposable
{
    private const int MinSize = 64 * 1024;

    private PrivateBuffer? _buffer;
    private int _start;
    private int _end;

    public int Count => _end - _start;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        MakeRoom(bytes.Length);
        bytes.CopyTo(_buffer!.Span[_end..]);
        _end += bytes.Length;
    }

    /// <summary>Returns the first bytes, which stay in the queue.</summary>
    public ReadOnlySpan<byte> Front(int count) => count == 0 ? [] : _buffer!.Span.Slice(_start, count);

    /// <summary>Removes the first bytes.</summary>
    public void Drop(int count)
    {
        if (count > 0)
        {
            CryptographicOperations.ZeroMemory(_buffer!.Span.Slice(_start, count));
            _start += count;
        }
    }

    public void Clear() => Drop(Count);

    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
        _start = _end = 0;
    }

    // Twice the required size, so that a long message in short parts is not copied for each of them.
    private static int SizeFor(long count)
        => count <= Array.MaxLength
            ? (int)Math.Clamp(2 * count, MinSize, Array.MaxLength)
            : throw new ArgumentException($"The message needs {count} bytes in one piece; {Array.MaxLength} is the most. Cut it into shorter messages.");

    private void MakeRoom(int count)
    {
        if (_buffer is not null && count <= _buffer.Length - _end)
        {
            return;
        }

        if (_buffer is not null && (long)Count + count <= _buffer.Length / 2)
        {
            Span<byte> all = _buffer.Span;
            all[_start.._end].CopyTo(all);
            CryptographicOperations.ZeroMemory(all[Count.._end]);
        }
        else
        {
            var larger = new PrivateBuffer(SizeFor((long)Count + count));
            Front(Count).CopyTo(larger.Span);
            _buffer?.Dispose();
            _buffer = larger;
        }

        (_start, _end) = (0, Count);
    }
}
