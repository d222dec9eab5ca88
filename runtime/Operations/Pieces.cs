namespace KcapiGen.Operations;

/// <summary>
/// Sends a text through an OP that keeps its state between calls, in pieces that it can hold. The first piece of a message is sent with the IV.
/// </summary>
internal static unsafe class Pieces
{
    /// <param name="operation">The OP.</param>
    /// <param name="header">The header, which is sent with the first piece.</param>
    /// <param name="isBegun">Whether earlier text of the message was sent.</param>
    /// <param name="unit">The unit in bytes of which every piece except the last of the message is a multiple.</param>
    /// <param name="source">The text.</param>
    /// <param name="target">Receives the result. May be the same as <paramref name="source"/>.</param>
    /// <param name="length">The number of bytes, which is not 0.</param>
    /// <param name="last">Whether the message ends with this text.</param>
    public static void Transform(CipherOperation operation, in MessageHeader header, bool isBegun, int unit, byte* source, byte* target, int length, bool last)
    {
        int piece = operation.Capacity / unit * unit;
        int count;
        for (int offset = 0; offset < length; offset += count)
        {
            // The last piece ends at length, so no offset is greater than that.
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
