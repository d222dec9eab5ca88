namespace KcapiGen.Chunks;

/// <summary>Seals or opens one message from a stream to a stream, in bounded memory.</summary>
internal sealed class ChunkTransform(ChunkCipher cipher, Stream source, Stream destination, IProgress<long>? progress) : IDisposable
{
    private readonly ChunkReader _reader = new(source, cipher.InputSize);

    // The asynchronous form fills one while the other is written.
    private ChunkBuffer _output = new(cipher.OutputSize);
    private ChunkBuffer _written = new(0);
    private long _done;

    /// <summary>Transforms the message. Returns the number of bytes written to the destination.</summary>
    public long Run()
    {
        long total = 0;
        bool isLast;
        do
        {
            Chunk chunk = _reader.Read();
            int count = cipher.Transform(chunk, _output.Bytes);
            destination.Write(_output.Bytes, 0, count);
            total += count;
            isLast = Report(chunk);
        }
        while (!isLast);

        return total;
    }

    /// <summary>Transforms the message, and reads the next chunk and writes the previous one meanwhile. Disposes this object.</summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        using ChunkTransform self = this;
        _written = new(cipher.OutputSize);
        long total = 0;
        Task writing = Task.CompletedTask;
        Task<Chunk> reading = _reader.ReadAsync(cancellationToken).AsTask();
        try
        {
            bool isLast;
            do
            {
                Chunk chunk = await reading.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                reading = chunk.IsLast ? reading : _reader.ReadAsync(cancellationToken).AsTask();
                int count = cipher.Transform(chunk, _output.Bytes);
                await writing.ConfigureAwait(false);
                writing = destination.WriteAsync(_output.Bytes.AsMemory(0, count), cancellationToken).AsTask();
                (_output, _written) = (_written, _output);
                total += count;
                isLast = Report(chunk);
            }
            while (!isLast);

            await writing.ConfigureAwait(false);
            return total;
        }
        catch
        {
            // The buffers are zeroed after the last use of them, and what is authentic is written.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _output.Dispose();
        _written.Dispose();
    }

    private bool Report(Chunk chunk)
    {
        _done += chunk.Bytes.Length;
        progress?.Report(_done);
        return chunk.IsLast;
    }
}
