namespace KcapiGen.Operations;

/// <summary>A text that goes through an OP that carries its state on, in pieces that it holds: the IV goes with the first of a message.</summary>
internal static unsafe class Pieces
{
    /// <param name="operation">The OP.</param>
    /// <param name="header">What goes with the first piece.</param>
    /// <param name="isBegun">Whether an earlier text of the message went through.</param>
    /// <param name="unit">What every piece but the last of the message has whole multiples of.</param>
    /// <param name="source">The text.</param>
    /// <param name="target">Receives the result; may be the source.</param>
    /// <param name="length">How many bytes, not 0.</param>
    /// <param name="last">Whether the message ends with this text.</param>
    public static void Transform(CipherOperation operation, in MessageHeader header, bool isBegun, int unit, byte* source, byte* target, int length, bool last)
    {
        int piece = operation.Capacity / unit * unit;
        int count;
        for (int offset = 0; offset < length; offset += count)
        {
            // The last piece ends at length, so no offset goes beyond it.
            count = Math.Min(piece, length - offset);
            bool more = !last || count < length - offset;
            ReadOnlySpan<IoVec> input = [IoVec.FromPointer(source + offset, (nuint)count)];
            if (isBegun || offset > 0)
            {
                operation.Continue(input, more);
            }
            else
            {
                operation.Begin(header, input, more);
            }

            operation.Receive([IoVec.FromPointer(target + offset, (nuint)count)]);
        }
    }
}
