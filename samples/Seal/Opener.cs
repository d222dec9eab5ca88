using System.Security.Cryptography;

namespace Seal;

/// <summary>Decrypts sealed chunks. The output is complete only when it has returned without an exception.</summary>
internal static class Opener
{
    /// <summary>Continues after <see cref="Header.Read"/>.</summary>
    /// <exception cref="InvalidDataException">The file was changed, or the key is wrong.</exception>
    public static void Open(Stream input, Output output, Header header, Gcm cipher, Action<int> advance)
    {
        var chunks = new Chunks(input, Chunks.TextSize + Gcm.TagSize);
        var nonces = new ChunkNonces(header);

        // One buffer is filled while the other is written.
        byte[] buffer = new byte[Chunks.TextSize], written = new byte[Chunks.TextSize];
        long opened = 0;
        bool last;
        do
        {
            ReadOnlySpan<byte> chunk = chunks.Next(out last);
            if (chunk.Length < Gcm.TagSize)
            {
                throw new InvalidDataException("the file is truncated; use a complete copy");
            }

            ReadOnlySpan<byte> sealedText = chunk[..^Gcm.TagSize], tag = chunk[^Gcm.TagSize..];
            Span<byte> text = buffer.AsSpan(0, sealedText.Length);
            try
            {
                cipher.Decrypt(nonces.Next(last), sealedText, tag, text, associatedData: header.Bytes);
            }
            catch (AuthenticationTagMismatchException)
            {
                throw new InvalidDataException(Explain(header, opened, last));
            }

            output.Write(buffer.AsMemory(0, text.Length));
            (buffer, written) = (written, buffer);
            opened += text.Length;
            advance(chunk.Length);
        }
        while (!last);
    }

    private static string Explain(Header header, long opened, bool last) => (opened, last) switch
    {
        (0, _) => $"the {(header.IsForPassword ? "password" : "key file")} is not the one that the file was sealed with, or the first chunk is damaged",
        (_, false) => $"damaged after byte {opened:N0} of the content (changed, missing or misplaced); use another copy",
        (_, true) => $"truncated, extended or damaged after byte {opened:N0} of the content; use a complete copy",
    };
}
