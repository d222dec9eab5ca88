namespace KcapiGen.Streams;

/// <summary>Walks through an output of several vectors and returns the part that the next receive fills.</summary>
internal ref struct VectorCursor(ReadOnlySpan<IoVec> vectors)
{
    private readonly ReadOnlySpan<IoVec> _vectors = vectors;
    private int _index;
    private nuint _offset;

    /// <summary>Fills <paramref name="taken"/> with vectors of the next <paramref name="bytes"/> bytes and returns their number.</summary>
    public int Take(long bytes, scoped Span<IoVec> taken)
    {
        int count = 0;
        nuint left = (nuint)bytes;
        while (left > 0)
        {
            IoVec vector = _vectors[_index];
            nuint length = nuint.Min(left, vector.Length - _offset);
            if (length > 0)
            {
                taken[count++] = vector.Slice(_offset, length);
            }

            left -= length;
            _offset += length;
            if (_offset == vector.Length)
            {
                _index++;
                _offset = 0;
            }
        }

        return count;
    }
}
