using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>Bytes that go in at the back and come out at the front, in native memory that is zeroed when it is left.</summary>
internal sealed class ByteQueue : IDisposable
{
    private const int MinSize = 64 * 1024;

    private NativeBuffer? _buffer;
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

    /// <summary>The first bytes, which stay in the queue.</summary>
    public ReadOnlySpan<byte> Front(int count) => count == 0 ? [] : _buffer!.Span.Slice(_start, count);

    /// <summary>Drops the first bytes.</summary>
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

    private void MakeRoom(int count)
    {
        if (_buffer is not null && _end + count <= _buffer.Length)
        {
            return;
        }

        if (_buffer is not null && Count + count <= _buffer.Length / 2)
        {
            Span<byte> all = _buffer.Span;
            all[_start.._end].CopyTo(all);
            CryptographicOperations.ZeroMemory(all[Count.._end]);
        }
        else
        {
            NativeBuffer larger = NativeBuffer.Allocate(Math.Max(MinSize, checked((Count + count) * 2)));
            Front(Count).CopyTo(larger.Span);
            _buffer?.Dispose();
            _buffer = larger;
        }

        (_start, _end) = (0, Count);
    }
}
