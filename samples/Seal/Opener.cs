using System.Security.Cryptography;

namespace Seal;

/// <summary>Sealed chunks in, plaintext out. What it wrote is worth something only once it has returned: the end may be missing.</summary>
internal static class Opener
{
    /// <summary>Goes on where <see cref="Header.Read"/> ended.</summary>
    /// <exception cref="InvalidDataException">Something in the file is not what was sealed, or the key is not the one.</exception>
    public static void Open(Stream input, Output output, Header header, Gcm cipher, Action<int> advance)
    {
        var chunks = new Chunks(input, Chunks.TextSize + Gcm.TagSize);
        var nonces = new ChunkNonces(header);

        // One is filled while the other is written.
        byte[] buffer = new byte[Chunks.TextSize], written = new byte[Chunks.TextSize];
        long opened = 0;
        bool last;
        do
        {
            ReadOnlySpan<byte> chunk = chunks.Next(out last);
            if (chunk.Length < Gcm.TagSize)
            {
                throw new InvalidDataException("the file is cut short; take a complete copy");
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
        (0, _) => $"the {(header.IsForPassword ? "password" : "key file")} is not the one that it was sealed with, or its first chunk is damaged",
        (_, false) => $"damaged behind byte {opened:N0} of the content (changed, missing or misplaced); take another copy",
        (_, true) => $"cut short, continued or damaged behind byte {opened:N0} of the content; take a complete copy",
    };
}
