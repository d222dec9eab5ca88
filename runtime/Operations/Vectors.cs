namespace KcapiGen.Operations;

/// <summary>Methods for several vectors.</summary>
internal static class Vectors
{
    /// <summary>Fills vectors from a buffer, which is zeroed afterwards. For outputs that are too scattered to be written directly.</summary>
    public static void FillThroughBuffer(ReadOnlySpan<IoVec> output, Action<NativeBuffer> fill)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(checked((int)Total(output)));
        fill(buffer);
        CopyOut(buffer.Span, output);
    }

    /// <summary>Copies bytes to vectors, which fill them exactly.</summary>
    public static void CopyOut(ReadOnlySpan<byte> bytes, ReadOnlySpan<IoVec> output)
    {
        foreach (IoVec vector in output)
        {
            bytes[..(int)vector.Length].CopyTo(vector.AsSpan());
            bytes = bytes[(int)vector.Length..];
        }
    }

    /// <summary>Returns the number of bytes of all vectors.</summary>
    public static long Total(ReadOnlySpan<IoVec> vectors)
    {
        long total = 0;
        foreach (IoVec vector in vectors)
        {
            total += (long)vector.Length;
        }

        return total;
    }

    /// <summary>Returns the number of bytes of all vectors, which a caller has passed.</summary>
    /// <exception cref="ArgumentException">Thrown when it is greater than 2,147,483,647.</exception>
    public static int Total(ReadOnlySpan<IoVec> vectors, string parameter)
    {
        ulong total = 0;
        foreach (IoVec vector in vectors)
        {
            total += vector.Length;
            if (vector.Length > int.MaxValue || total > int.MaxValue)
            {
                throw new ArgumentException($"The vectors hold more than {int.MaxValue} bytes.", parameter);
            }
        }

        return (int)total;
    }
}
