namespace KcapiGen.Chunks;

/// <summary>Splits a stream into chunks. It reads one chunk ahead, because a chunk is the last if nothing follows it.</summary>
/// <remarks>A chunk stays valid while the next one is read.</remarks>
internal sealed class ChunkReader(Stream source, int size) : IDisposable
{
    private const int NotBegun = -1, Failed = -2;

    private ChunkBuffer _ahead = new(size), _second = new(size), _third = new(size);

    // The length of the chunk that is read ahead.
    private int _length = NotBegun;

    /// <summary>Reads the next chunk. Not to be called after the last.</summary>
    public Chunk Read()
    {
        int length = BeginRead();
        length = length == NotBegun ? source.ReadAtLeast(_ahead.Bytes, size, throwOnEndOfStream: false) : length;
        ReadOnlyMemory<byte> chunk = TakeAhead(length);
        _length = length == size ? source.ReadAtLeast(_ahead.Bytes, size, throwOnEndOfStream: false) : 0;
        return new(chunk, _length == 0);
    }

    /// <inheritdoc cref="Read"/>
    public async ValueTask<Chunk> ReadAsync(CancellationToken cancellationToken)
    {
        int length = BeginRead();
        length = length == NotBegun ? await FillAsync(cancellationToken).ConfigureAwait(false) : length;
        ReadOnlyMemory<byte> chunk = TakeAhead(length);
        _length = length == size ? await FillAsync(cancellationToken).ConfigureAwait(false) : 0;
        return new(chunk, _length == 0);
    }

    public void Dispose()
    {
        _ahead.Dispose();
        _second.Dispose();
        _third.Dispose();
    }

    // A read that fails, or is canceled, may have taken bytes from the source, and nobody knows how many.
    private int BeginRead()
    {
        int length = _length;
        _length = Failed;
        return length != Failed
            ? length
            : throw new InvalidOperationException("An earlier read of the source failed or was canceled, so the message cannot be read further. Open it again from its beginning.");
    }

    private ValueTask<int> FillAsync(CancellationToken cancellationToken)
        => source.ReadAtLeastAsync(_ahead.Bytes, size, throwOnEndOfStream: false, cancellationToken);

    private ReadOnlyMemory<byte> TakeAhead(int length)
    {
        ReadOnlyMemory<byte> chunk = _ahead.Bytes.AsMemory(0, length);
        (_ahead, _second, _third) = (_second, _third, _ahead);
        return chunk;
    }
}
