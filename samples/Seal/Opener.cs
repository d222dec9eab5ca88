using System.Security.Cryptography;
using KcapiGen;

namespace Seal;

/// <summary>Opens sealed content. The output is complete only when it has returned without an exception.</summary>
internal static class Opener
{
    /// <summary>Continues after <see cref="Header.Read"/>.</summary>
    /// <exception cref="InvalidDataException">The file was changed, or the key is wrong.</exception>
    public static async Task Open(Stream input, Stream output, Header header, Gcm cipher, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var aead = new ChunkedAead(cipher, Header.ChunkSize);
        var chunks = new ChunkCount(aead.ChunkSize + aead.TagSizeInBytes, progress);
        try
        {
            await aead.OpenAsync(input, output, header.NoncePrefix, associatedData: header.Bytes, chunks, cancellationToken);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new InvalidDataException(Explain(header, chunks.Value * aead.ChunkSize));
        }
    }

    private static string Explain(Header header, long opened) => opened == 0
        ? $"the {(header.IsForPassword ? "password" : "key file")} is not the one that the file was sealed with, or the first chunk is damaged"
        : $"damaged, truncated or extended after byte {opened:N0} of the content; use another copy";

    /// <summary>Counts the chunks that were authentic.</summary>
    private sealed class ChunkCount(int size, IProgress<long>? next) : IProgress<long>
    {
        public long Value { get; private set; }

        public void Report(long value)
        {
            Value = value / size;
            next?.Report(value);
        }
    }
}
