using System.Runtime.InteropServices;

namespace KcapiGen.Streams;

/// <summary>The input that was added to a stream and not sent yet: vectors that were lent, and copies of what was added behind them.</summary>
internal sealed class PendingInput : IDisposable
{
    private readonly List<IoVec> _vectors = [];
    private readonly List<PrivateBuffer> _copies = [];
    private int _next;

    /// <summary>The number of bytes that are not sent yet.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the message ends with them.</summary>
    public bool EndsMessage { get; private set; }

    public bool IsEmpty => Bytes == 0 && !EndsMessage;

    public void Lend(ReadOnlySpan<IoVec> vectors, bool last)
    {
        EndsMessage = last;
        foreach (IoVec vector in vectors)
        {
            Add(vector);
        }
    }

    /// <summary>Copies bytes behind the lent vectors, which keeps the input in order without reading lent memory before it is due.</summary>
    public void Copy(ReadOnlySpan<byte> bytes, bool last)
    {
        EndsMessage = last;
        if (bytes.IsEmpty)
        {
            return;
        }

        var copy = new PrivateBuffer(bytes.Length);
        bytes.CopyTo(copy.Span);
        _copies.Add(copy);
        Add(copy.Vector);
    }

    /// <summary>
    /// Returns the next vectors, at most <paramref name="maxVectors"/> with at most <paramref name="maxBytes"/> bytes, and their number of bytes.
    /// </summary>
    public ReadOnlySpan<IoVec> Peek(long maxBytes, int maxVectors, out long bytes)
    {
        Span<IoVec> all = CollectionsMarshal.AsSpan(_vectors)[_next..];
        bytes = 0;
        int count = 0;
        while (count < all.Length && count < maxVectors && bytes + (long)all[count].Length <= maxBytes)
        {
            bytes += (long)all[count++].Length;
        }

        long room = maxBytes - bytes;
        if (count < all.Length && count < maxVectors && room > 0)
        {
            // Split the next vector in two: the first half fits.
            IoVec cut = all[count];
            all[count] = cut.Slice(0, (nuint)room);
            _vectors.Insert(_next + count + 1, cut.Slice((nuint)room, cut.Length - (nuint)room));
            bytes += room;
            count++;
        }

        return CollectionsMarshal.AsSpan(_vectors).Slice(_next, count);
    }

    /// <summary>
    /// Returns whether writing to an output, which is filled as the input is sent and never ahead of it, overwrites input that is not sent yet. It
    /// does if a byte of memory comes later in the input than in the output.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="held">The number of bytes that were sent before and not received.</param>
    public unsafe bool IsOverwrittenBy(ReadOnlySpan<IoVec> output, long held)
    {
        long inputOffset = held;
        foreach (IoVec input in CollectionsMarshal.AsSpan(_vectors)[_next..])
        {
            long outputOffset = 0;
            foreach (IoVec target in output)
            {
                bool overlaps = input.Pointer < target.Pointer + target.Length && target.Pointer < input.Pointer + input.Length;
                if (overlaps && inputOffset - outputOffset > input.Pointer - target.Pointer)
                {
                    return true;
                }

                outputOffset += (long)target.Length;
            }

            inputOffset += (long)input.Length;
        }

        return false;
    }

    /// <summary>Removes vectors that were sent, and the end of the message if it was sent with them.</summary>
    public void Drop(int vectors, long bytes, bool last)
    {
        _next += vectors;
        Bytes -= bytes;
        EndsMessage &= !last;
        if (_next == _vectors.Count)
        {
            Clear();
        }
    }

    public void Dispose()
    {
        EndsMessage = false;
        Clear();
    }

    private void Clear()
    {
        _copies.ForEach(copy => copy.Dispose());
        _copies.Clear();
        _vectors.Clear();
        _next = 0;
        Bytes = 0;
    }

    private void Add(IoVec vector)
    {
        if (vector.Length > 0)
        {
            _vectors.Add(vector);
            Bytes += (long)vector.Length;
        }
    }
}
