namespace KcapiGen.Operations;

/// <summary>Checks the lengths of the buffers of a call, and how they overlap.</summary>
internal static class Buffers
{
    /// <summary>Checks that the output is at least as long as the input, and is either the same memory or does not overlap it.</summary>
    public static void CheckRoom(ReadOnlySpan<byte> input, Span<byte> output, string inputName, string outputName)
    {
        if (output.Length < input.Length)
        {
            throw new ArgumentException($"The {outputName} has room for {output.Length} bytes and the {inputName} has {input.Length}.", outputName);
        }

        CheckNotShifted(input, output[..input.Length], inputName, outputName);
    }

    /// <summary>Checks that the output is as long as the input, and is either the same memory or does not overlap it.</summary>
    public static void CheckSameLength(ReadOnlySpan<byte> input, Span<byte> output, string inputName, string outputName)
    {
        if (output.Length != input.Length)
        {
            throw new ArgumentException($"The {outputName} has {output.Length} bytes and the {inputName} has {input.Length}; they must be of one length.", outputName);
        }

        CheckNotShifted(input, output, inputName, outputName);
    }

    /// <summary>Checks that two outputs do not overlap.</summary>
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
