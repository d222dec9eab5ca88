using System.Runtime.InteropServices;

namespace KcapiGen.Streams;

/// <summary>The input that a stream was given and has not sent: vectors that were lent, and copies of what was given behind them.</summary>
internal sealed class PendingInput : IDisposable
{
    private readonly List<IoVec> _vectors = [];
    private readonly List<PrivateBuffer> _copies = [];
    private int _next;

    /// <summary>The bytes that are pending.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the message ends with what is pending.</summary>
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

    /// <summary>Copies bytes behind what was lent, so that the order of the input holds and what was lent stays unread.</summary>
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

    /// <summary>The next vectors, <paramref name="maxBytes"/> and <paramref name="maxVectors"/> at most, and how many bytes they have.</summary>
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
            // The next vector is cut in two, of which the first fits.
            IoVec cut = all[count];
            all[count] = cut.Slice(0, (nuint)room);
            _vectors.Insert(_next + count + 1, cut.Slice((nuint)room, cut.Length - (nuint)room));
            bytes += room;
            count++;
        }

        return CollectionsMarshal.AsSpan(_vectors).Slice(_next, count);
    }

    /// <summary>
    /// Whether an output that is filled while the input is sent, never ahead of it, overwrites input that is still to be sent: it does where a byte of
    /// memory comes later in the input than in the output.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="held">The bytes that were sent before and not received.</param>
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

    /// <summary>Drops vectors that were sent, and the end of the message if it was sent with them.</summary>
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
