namespace KcapiGen.Sides.Tests;

/// <summary>Puts a message through a stream in random pieces, copied and lent, and picks the output up in random pieces.</summary>
internal static class Pieces
{
    private const int MostAtOnce = 60_000;

    public static string Through(CipherStream stream, byte[] text, bool isCut, Random random)
    {
        using NativeBuffer lent = NativeBuffer.Allocate(text.Length);
        text.CopyTo(lent.Span);
        var output = new List<byte>();
        byte[] buffer = new byte[text.Length + 64];
        int held = 0;
        int offset = 0;
        bool last;
        do
        {
            int count = Math.Min(random.Next(1, random.Next(2, MostAtOnce)), text.Length - offset);
            last = offset + count == text.Length;
            if (random.Next(2) == 0)
            {
                stream.Update(lent.Vector(offset, count), last);
            }
            else
            {
                stream.Update(text.AsSpan(offset, count), last);
            }

            offset += count;
            held += count;

            // One thread that gives more than the operation holds, and takes nothing, would sleep.
            if (held > MostAtOnce && isCut)
            {
                held -= Take(stream, buffer, output);
            }
        }
        while (!last);

        while (Take(stream, buffer, output) > 0)
        {
        }

        return Outcome.Hash([.. output]);
    }

    private static int Take(CipherStream stream, byte[] buffer, List<byte> output)
    {
        int count = stream.Op(buffer);
        output.AddRange(buffer.AsSpan(0, count));
        return count;
    }
}
