using System.Numerics;

namespace KcapiGen.InProcess.Composed;

/// <summary>Makes a block cipher in a mode, with a key that was derived; null where there is none.</summary>
internal delegate EngineSkcipher? BlockCipherFactory(ReadOnlySpan<byte> key);

/// <summary>What modes do with blocks.</summary>
internal static class Blocks
{
    /// <summary>Writes the exclusive or of one text and the beginning of another; the result may be either of them.</summary>
    public static void Xor(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<byte> result)
    {
        int offset = 0;
        for (; offset <= one.Length - Vector<byte>.Count; offset += Vector<byte>.Count)
        {
            (new Vector<byte>(one[offset..]) ^ new Vector<byte>(other[offset..])).CopyTo(result[offset..]);
        }

        for (; offset < one.Length; offset++)
        {
            result[offset] = (byte)(one[offset] ^ other[offset]);
        }
    }
}
