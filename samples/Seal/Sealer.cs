using KcapiGen;

namespace Seal;

/// <summary>Writes a header and the sealed content.</summary>
internal static class Sealer
{
    public static async Task Seal(Stream input, Stream output, Header header, Gcm cipher, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await output.WriteAsync(header.Bytes, cancellationToken);
        await new ChunkedAead(cipher, Header.ChunkSize).SealAsync(input, output, header.NoncePrefix, associatedData: header.Bytes, progress, cancellationToken);
    }
}
