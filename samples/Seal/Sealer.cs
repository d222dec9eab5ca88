namespace Seal;

/// <summary>Writes a header and encrypted chunks.</summary>
internal static class Sealer
{
    public static void Seal(Stream input, Output output, Header header, Gcm cipher, Action<int> advance)
    {
        output.Write(header.Bytes.ToArray());

        var chunks = new Chunks(input, Chunks.TextSize);
        var nonces = new ChunkNonces(header);

        // One buffer is filled while the other is written.
        byte[] buffer = new byte[Chunks.TextSize + Gcm.TagSize], written = new byte[Chunks.TextSize + Gcm.TagSize];
        bool last;
        do
        {
            ReadOnlySpan<byte> text = chunks.Next(out last);
            Span<byte> sealedText = buffer.AsSpan(0, text.Length), tag = buffer.AsSpan(text.Length, Gcm.TagSize);
            cipher.Encrypt(nonces.Next(last), text, sealedText, tag, associatedData: header.Bytes);
            output.Write(buffer.AsMemory(0, text.Length + Gcm.TagSize));
            (buffer, written) = (written, buffer);
            advance(text.Length);
        }
        while (!last);
    }
}
