namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>Native memory as a stream, which copies nothing anywhere else.</summary>
internal sealed unsafe class NativeStream(NativeBuffer buffer) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> destination)
    {
        int count = Math.Min(destination.Length, buffer.Length - _position);
        buffer.Span.Slice(_position, count).CopyTo(destination);
        _position += count;
        return count;
    }

    public override void Write(ReadOnlySpan<byte> source)
    {
        source.CopyTo(buffer.Span[_position..]);
        _position += source.Length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(destination.Span));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Write(source.Span);
        return ValueTask.CompletedTask;
    }

    public override int Read(byte[] bytes, int offset, int count) => Read(bytes.AsSpan(offset, count));

    public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
