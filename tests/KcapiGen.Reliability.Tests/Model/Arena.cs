using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>One piece of memory in which the buffers of a call lie anywhere, over each other too.</summary>
internal sealed class Arena
{
    private const int Size = 160;

    private readonly Random _random;
    private readonly List<Range> _inputs = [];

    public Arena(Random random)
    {
        _random = random;
        Memory = Key.Bytes(random, Size);
    }

    /// <summary>The memory.</summary>
    public byte[] Memory { get; }

    /// <summary>Returns a range that may overlap any other.</summary>
    public Range Anywhere(int length)
    {
        int start = _random.Next(Size - length + 1);
        return start..(start + length);
    }

    /// <summary>Puts bytes where no other bytes were put; returns null where there is no such place.</summary>
    public Range? Put(byte[] bytes)
    {
        for (int attempt = 0; attempt < 50; attempt++)
        {
            Range range = Anywhere(bytes.Length);
            if (!_inputs.Exists(input => Overlap(input, range)))
            {
                bytes.CopyTo(Memory.AsSpan(range));
                _inputs.Add(range);
                return range;
            }
        }

        return null;
    }

    /// <summary>Returns a range of the same length: the same range, one beside it, or any other.</summary>
    public Range Near(Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(Size);
        int at = _random.Next(3) switch
        {
            0 => start,
            1 => Math.Clamp(start + _random.Next(-17, 18), 0, Size - length),
            _ => _random.Next(Size - length + 1),
        };
        return at..(at + length);
    }

    /// <summary>Returns the memory as it must be after a call: the outputs are written and nothing else is.</summary>
    public byte[] With(params (Range Range, byte[] Bytes)[] outputs)
    {
        byte[] after = [.. Memory];
        foreach ((Range range, byte[] bytes) in outputs)
        {
            bytes.CopyTo(after.AsSpan(range));
        }

        return after;
    }

    private static bool Overlap(Range one, Range other) => one.Start.Value < other.End.Value && other.Start.Value < one.End.Value;
}
