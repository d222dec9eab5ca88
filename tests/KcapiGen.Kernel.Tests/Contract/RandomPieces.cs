namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Puts a message through a stream on one thread, cut at random: copied, lent, or both by turns.</summary>
/// <param name="unit">The unit in which output comes before the end; 0 where it comes in one piece.</param>
/// <param name="seed">Of the random cuts.</param>
internal sealed class RandomPieces(int unit, int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Run(CipherStream stream, byte[] input, int outputLength)
    {
        // Everything lent stays in place until the stream is done.
        using NativeBuffer lent = NativeBuffer.Allocate(input.Length);
        input.CopyTo(lent.Span);
        byte[] output = new byte[outputLength];
        int given = 0, read = 0;
        bool last = false;
        while (!last)
        {
            int count = Math.Min(NextCount(input.Length), input.Length - given);
            last = given + count == input.Length && _random.Next(3) > 0;
            Give(stream, input, lent, given, count, last);
            given += count;

            // On one thread Op must not be called while nothing is ready: it would sleep.
            if (unit > 0 && given - read >= unit && _random.Next(2) == 0)
            {
                int room = Math.Min(unit + _random.Next(3000), output.Length - read);
                read += stream.Op(output.AsSpan(read, room));
            }
        }

        while (true)
        {
            int room = unit == 0 ? output.Length - read : Math.Min(Math.Max(unit, 1) + _random.Next(3000), output.Length - read);
            int count = stream.Op(output.AsSpan(read, room));
            if (count == 0)
            {
                break;
            }

            read += count;
        }

        Assert.Equal(output.Length, read);
        return output;
    }

    private void Give(CipherStream stream, byte[] input, NativeBuffer lent, int offset, int count, bool last)
    {
        int given = _random.Next(3) switch
        {
            0 => stream.Update(input.AsSpan(offset, count), last),
            1 => stream.Update(lent.Vector(offset, count), last),
            _ => stream.Update(Vectors(lent, offset, count), last),
        };
        Assert.Equal(count, given);
    }

    private IoVec[] Vectors(NativeBuffer lent, int offset, int count)
    {
        List<IoVec> vectors = [];
        for (int end = offset + count; offset < end;)
        {
            int length = Math.Min(_random.Next(0, Math.Max(2, count)), end - offset);
            vectors.Add(lent.Vector(offset, length));
            offset += length;
        }

        return [.. vectors];
    }

    // Nothing, a byte or two, something odd, or much at once.
    private int NextCount(int length) => _random.Next(4) switch
    {
        0 => _random.Next(3),
        1 => _random.Next(40),
        _ => _random.Next(1, (length / 3) + 2),
    };
}
