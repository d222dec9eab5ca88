namespace KcapiGen.Operations;

/// <summary>What the buffers of a call must be to each other.</summary>
internal static class Buffers
{
    /// <summary>The output holds the input, and is the same memory or other memory.</summary>
    public static void CheckRoom(ReadOnlySpan<byte> input, Span<byte> output, string inputName, string outputName)
    {
        if (output.Length < input.Length)
        {
            throw new ArgumentException($"The {outputName} has room for {output.Length} bytes and the {inputName} has {input.Length}.", outputName);
        }

        CheckNotShifted(input, output[..input.Length], inputName, outputName);
    }

    /// <summary>The output is as long as the input, and is the same memory or other memory.</summary>
    public static void CheckSameLength(ReadOnlySpan<byte> input, Span<byte> output, string inputName, string outputName)
    {
        if (output.Length != input.Length)
        {
            throw new ArgumentException($"The {outputName} has {output.Length} bytes and the {inputName} has {input.Length}; they must be of one length.", outputName);
        }

        CheckNotShifted(input, output, inputName, outputName);
    }

    /// <summary>Two outputs do not overlap.</summary>
    public static void CheckApart(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, string otherName)
    {
        if (one.Overlaps(other))
        {
            throw new ArgumentException($"The {otherName} overlaps the other output.", otherName);
        }
    }

    private static void CheckNotShifted(ReadOnlySpan<byte> input, ReadOnlySpan<byte> output, string inputName, string outputName)
    {
        if (input.Overlaps(output, out int shift) && shift != 0)
        {
            throw new ArgumentException($"The {outputName} overlaps the {inputName} in part. Give it the same memory to work in place, or memory of its own.", outputName);
        }
    }
}
