using System.Security.Cryptography;

namespace KcapiGen.Chunks;

/// <summary>Reads a sealed message, and gives out bytes of authentic chunks only.</summary>
internal sealed class OpeningStream(ChunkCipher cipher, Stream source, bool leaveOpen) : Stream
{
    private readonly ChunkReader _reader = new(source, cipher.InputSize);
    private readonly ChunkBuffer _plaintext = new(cipher.OutputSize);
    private Memory<byte> _rest;
    private bool _isEnded;
    private bool _isDisposed;

    // Why the message cannot be read further: a caller that reads again must not take the end of what is authentic for the end of the message.
    private Exception? _failure;

    public override bool CanRead => !_isDisposed;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw NotSeekable();

    public override long Position
    {
        get => throw NotSeekable();
        set => throw NotSeekable();
    }

    public override int Read(Span<byte> buffer)
    {
        while (NeedsChunk(buffer.Length))
        {
            Open(_reader.Read());
        }

        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (NeedsChunk(buffer.Length))
        {
            Open(await _reader.ReadAsync(cancellationToken).ConfigureAwait(false));
        }

        return Take(buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override int ReadByte()
    {
        byte value = 0;
        return Read(new Span<byte>(ref value)) == 0 ? -1 : value;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream can only be read.");

    public override long Seek(long offset, SeekOrigin origin) => throw NotSeekable();

    public override void SetLength(long value) => throw NotSeekable();

    public override async ValueTask DisposeAsync()
    {
        if (End())
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && End())
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private static NotSupportedException NotSeekable() => new("The stream is not seekable.");

    private bool End()
    {
        bool isFirst = !_isDisposed;
        _isDisposed = true;
        _rest = default;
        _reader.Dispose();
        _plaintext.Dispose();
        return isFirst && !leaveOpen;
    }

    private bool NeedsChunk(int room)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_failure is not null)
        {
            throw _failure is AuthenticationTagMismatchException
                ? new AuthenticationTagMismatchException(_failure.Message, _failure)
                : new InvalidOperationException("An earlier read failed, so the message cannot be read further. Open it again from its beginning.", _failure);
        }

        return room > 0 && _rest.IsEmpty && !_isEnded;
    }

    private void Open(Chunk chunk)
    {
        try
        {
            _rest = _plaintext.Bytes.AsMemory(0, cipher.Transform(chunk, _plaintext.Bytes));
            _isEnded = chunk.IsLast;
            GC.KeepAlive(this);
        }
        catch (Exception e)
        {
            _failure = e;
            throw;
        }
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _rest.Length);
        _rest.Span[..count].CopyTo(buffer);
        _rest.Span[..count].Clear();
        _rest = _rest[count..];
        GC.KeepAlive(this);
        return count;
    }
}
