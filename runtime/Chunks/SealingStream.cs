using System.Security.Cryptography;
using KcapiGen.Chunks;

namespace KcapiGen;

/// <summary>Seals what is written to it, and writes the sealed chunks to another stream. Created by <see cref="ChunkedAead.CreateSealingStream"/>.</summary>
/// <remarks>
/// Call <see cref="Complete"/> or <see cref="CompleteAsync"/> at the end of the message. A stream that is disposed before, for example because an
/// exception was thrown, leaves a message without an end, which nobody can open by mistake. After a failed write the message cannot be continued.
/// Like a <see cref="FileStream"/>, it is not thread-safe.
/// </remarks>
public sealed class SealingStream : Stream
{
    private readonly ChunkCipher _cipher;
    private readonly Stream _destination;
    private readonly bool _leaveOpen;
    private readonly ChunkBuffer _chunk;
    private readonly byte[] _sealed;
    private int _length;
    private State _state;

    internal SealingStream(ChunkCipher cipher, Stream destination, bool leaveOpen)
    {
        (_cipher, _destination, _leaveOpen) = (cipher, destination, leaveOpen);
        _chunk = new(cipher.InputSize);
        _sealed = new byte[cipher.OutputSize];
    }

    private enum State
    {
        Open,
        Failed,
        Completed,
        Disposed,
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _state == State.Open;

    /// <summary>Not supported.</summary>
    public override long Length => throw NotSeekable();

    /// <summary>Not supported.</summary>
    public override long Position
    {
        get => throw NotSeekable();
        set => throw NotSeekable();
    }

    /// <summary>Seals the last chunk and ends the message. Does not dispose or flush the destination.</summary>
    /// <exception cref="InvalidOperationException">The message is already complete, or an earlier write failed.</exception>
    public void Complete()
    {
        CheckOpen();
        _destination.Write(SealChunk(isLast: true).Span);
        _state = State.Completed;
    }

    /// <inheritdoc cref="Complete"/>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        CheckOpen();
        await _destination.WriteAsync(SealChunk(isLast: true), cancellationToken).ConfigureAwait(false);
        _state = State.Completed;
    }

    /// <summary>Appends bytes to the message.</summary>
    /// <exception cref="InvalidOperationException">The message is already complete, or an earlier write failed.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        CheckOpen();
        while (!buffer.IsEmpty)
        {
            if (_length == _cipher.InputSize)
            {
                _destination.Write(SealChunk(isLast: false).Span);
                _state = State.Open;
            }

            buffer = buffer[Fill(buffer)..];
        }
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckOpen();
        while (!buffer.IsEmpty)
        {
            if (_length == _cipher.InputSize)
            {
                await _destination.WriteAsync(SealChunk(isLast: false), cancellationToken).ConfigureAwait(false);
                _state = State.Open;
            }

            buffer = buffer[Fill(buffer.Span)..];
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(ref value));

    /// <summary>Flushes the destination. The bytes of a chunk that is not full are held back.</summary>
    public override void Flush() => _destination.Flush();

    /// <inheritdoc cref="Flush"/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _destination.FlushAsync(cancellationToken);

    /// <summary>Not supported.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream can only be written.");

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw NotSeekable();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw NotSeekable();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (End())
        {
            await _destination.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && End())
        {
            _destination.Dispose();
        }

        base.Dispose(disposing);
    }

    private static NotSupportedException NotSeekable() => new("The stream is not seekable.");

    /// <summary>Ends the use of this stream, and returns whether to dispose the destination.</summary>
    private bool End()
    {
        bool isFirst = _state != State.Disposed;
        _state = State.Disposed;
        _chunk.Dispose();
        return isFirst && !_leaveOpen;
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_state == State.Disposed, this);
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                _state == State.Completed ? "The message is already complete." : "An earlier write failed, so the message cannot be continued. Seal it again with a new nonce prefix.");
        }
    }

    private int Fill(ReadOnlySpan<byte> source)
    {
        int count = Math.Min(source.Length, _cipher.InputSize - _length);
        source[..count].CopyTo(_chunk.Bytes.AsSpan(_length));
        _length += count;
        return count;
    }

    // Failed until the sealed chunk is written: a chunk that was written in part cannot be written again.
    private ReadOnlyMemory<byte> SealChunk(bool isLast)
    {
        _state = State.Failed;
        int count = _cipher.Transform(new Chunk(_chunk.Bytes.AsMemory(0, _length), isLast), _sealed);
        CryptographicOperations.ZeroMemory(_chunk.Bytes.AsSpan(0, _length));
        _length = 0;
        GC.KeepAlive(this);
        return _sealed.AsMemory(0, count);
    }
}
