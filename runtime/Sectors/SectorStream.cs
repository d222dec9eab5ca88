using KcapiGen.Sectors;

namespace KcapiGen;

/// <summary>Provides the content of an encrypted disk as a seekable stream, over a stream of the encrypted disk.</summary>
/// <remarks>
/// Sectors are decrypted when they are read. A write goes to the underlying stream before it returns; a write that does not begin and end on
/// sector boundaries reads those sectors first. The stream cannot grow. It holds at most 128 KiB, and clears its plaintext when it is disposed.
/// Like a <see cref="FileStream"/>, it is not thread-safe. Do not use the underlying stream or the cipher's handle for anything else at the same
/// time.
/// </remarks>
public sealed class SectorStream : Stream
{
    private readonly SectorWindow _window = new();
    private readonly Stream _stream;
    private readonly ISectorCipher _cipher;
    private readonly SectorFormat _format;
    private readonly ulong _firstSector;
    private readonly long _offset;
    private readonly bool _leaveOpen;
    private byte[] _ciphertext = [];
    private long _position;
    private bool _isDisposed;

    /// <summary>Creates the stream.</summary>
    /// <param name="stream">The encrypted disk, which must be readable and seekable.</param>
    /// <param name="cipher">The cipher with the key of the disk. The caller disposes it.</param>
    /// <param name="format">The format of the sectors.</param>
    /// <param name="firstSector">The number of the first sector, in the unit in which the format counts (LUKS2's <c>iv_tweak</c>).</param>
    /// <param name="offset">The position of the first sector in <paramref name="stream"/>, in bytes.</param>
    /// <param name="length">
    /// The length of the content in bytes, a multiple of the sector size; <see langword="null"/> for everything up to the end of <paramref name="stream"/>.
    /// </param>
    /// <param name="leaveOpen"><see langword="true"/> to leave <paramref name="stream"/> open when this one is disposed.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="stream"/> is not readable and seekable, a number or size is out of range, or the content is not a whole number of sectors.
    /// </exception>
    public SectorStream(
        Stream stream, ISectorCipher cipher, SectorFormat format, ulong firstSector = 0, long offset = 0, long? length = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(cipher);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException("The stream must be readable and seekable. Open a file, or copy the disk to a MemoryStream.", nameof(stream));
        }

        Length = length ?? stream.Length - offset;
        ArgumentOutOfRangeException.ThrowIfNegative(Length, nameof(length));
        if (Length % format.SectorSize != 0)
        {
            throw new ArgumentException(
                $"The content is {Length} bytes long, which is not a multiple of the sector size, {format.SectorSize}. Pass the length of the content.", nameof(length));
        }

        format.CheckNumbers(firstSector, Length / format.SectorSize);
        (_stream, _cipher, _format, _firstSector, _offset, _leaveOpen) = (stream, cipher, format, firstSector, offset, leaveOpen);
    }

    /// <inheritdoc/>
    public override bool CanRead => !_isDisposed;

    /// <inheritdoc/>
    public override bool CanSeek => !_isDisposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_isDisposed && _stream.CanWrite;

    /// <summary>Gets the length of the content in bytes.</summary>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "The origin is not valid."),
    };

    /// <summary>Reads bytes and returns their number, which is 0 at the end and may be less than the size of the buffer.</summary>
    public override int Read(Span<byte> buffer)
    {
        int count = CountToRead(buffer.Length);
        if (CountWholeSectors(count) is > 0 and int whole)
        {
            MoveTo(_position);
            _stream.ReadExactly(buffer[..whole]);
            Decrypt(_position, buffer[..whole]);
            return Advance(whole);
        }

        if (count > 0 && !_window.Contains(_position))
        {
            Memory<byte> sectors = BeginWindow();
            _stream.ReadExactly(sectors.Span);
            EndWindow(sectors.Span);
        }

        return count == 0 ? 0 : Advance(_window.Read(_position, buffer[..count]));
    }

    /// <inheritdoc cref="Read(Span{byte})"/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = CountToRead(buffer.Length);
        if (CountWholeSectors(count) is > 0 and int whole)
        {
            MoveTo(_position);
            await _stream.ReadExactlyAsync(buffer[..whole], cancellationToken).ConfigureAwait(false);
            Decrypt(_position, buffer.Span[..whole]);
            return Advance(whole);
        }

        if (count > 0 && !_window.Contains(_position))
        {
            Memory<byte> sectors = BeginWindow();
            await _stream.ReadExactlyAsync(sectors, cancellationToken).ConfigureAwait(false);
            EndWindow(sectors.Span);
        }

        return count == 0 ? 0 : Advance(_window.Read(_position, buffer.Span[..count]));
    }

    /// <summary>Writes bytes.</summary>
    /// <exception cref="IOException">The bytes do not fit before the end of the content. Nothing is written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        CheckWrite(buffer.Length);
        while (!buffer.IsEmpty)
        {
            if (CountWholeSectors(buffer.Length, isWrite: true) == 0 && !_window.Contains(_position))
            {
                Memory<byte> sectors = BeginWindow();
                _stream.ReadExactly(sectors.Span);
                EndWindow(sectors.Span);
            }

            try
            {
                int count = Encrypt(buffer, out ReadOnlyMemory<byte> ciphertext);
                _stream.Write(ciphertext.Span);
                buffer = buffer[Advance(count)..];
            }
            catch
            {
                _window.Forget(); // it may be newer than what is stored
                throw;
            }
        }
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckWrite(buffer.Length);
        while (!buffer.IsEmpty)
        {
            if (CountWholeSectors(buffer.Length, isWrite: true) == 0 && !_window.Contains(_position))
            {
                Memory<byte> sectors = BeginWindow();
                await _stream.ReadExactlyAsync(sectors, cancellationToken).ConfigureAwait(false);
                EndWindow(sectors.Span);
            }

            try
            {
                int count = Encrypt(buffer.Span, out ReadOnlyMemory<byte> ciphertext);
                await _stream.WriteAsync(ciphertext, cancellationToken).ConfigureAwait(false);
                buffer = buffer[Advance(count)..];
            }
            catch
            {
                _window.Forget();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(Checked(buffer, offset, count));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(CheckedMemory(buffer, offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(Checked(buffer, offset, count));

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(CheckedMemory(buffer, offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int ReadByte()
    {
        byte value = 0;
        return Read(new Span<byte>(ref value)) == 0 ? -1 : value;
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(ref value));

    /// <summary>Flushes the underlying stream. This stream holds back nothing.</summary>
    public override void Flush()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _stream.Flush();
    }

    /// <inheritdoc cref="Flush"/>
    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _stream.FlushAsync(cancellationToken);
    }

    /// <summary>Not supported, because a disk has a fixed length.</summary>
    public override void SetLength(long value) => throw new NotSupportedException("The length of a disk cannot be set.");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (End())
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && End())
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Span<byte> Checked(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return buffer.AsSpan(offset, count);
    }

    private static Memory<byte> CheckedMemory(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return buffer.AsMemory(offset, count);
    }

    /// <summary>Ends the use of this stream, and returns whether to dispose the underlying stream.</summary>
    private bool End()
    {
        bool isFirst = !_isDisposed;
        _isDisposed = true;
        _window.Dispose();
        return isFirst && !_leaveOpen;
    }

    private int CountToRead(int room)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return (int)Math.Clamp(Length - _position, 0, room);
    }

    private void CheckWrite(int count)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!CanWrite)
        {
            throw new NotSupportedException("The underlying stream cannot be written.");
        }

        if (count > Length - _position)
        {
            throw new IOException($"{count} bytes do not fit at position {_position} of a disk of {Length} bytes.");
        }
    }

    /// <summary>Returns how many bytes can bypass the window, as whole sectors; 0 if the window is needed, or holds what is read.</summary>
    private int CountWholeSectors(int count, bool isWrite = false)
    {
        bool isAligned = _position % _format.SectorSize == 0 && (isWrite || !_window.Contains(_position));
        return isAligned ? count - (count % _format.SectorSize) : 0;
    }

    private Memory<byte> BeginWindow()
    {
        long start = SectorOf(_position);
        MoveTo(start);
        return _window.Begin(start, (int)Math.Min(SectorWindow.Size, Length - start));
    }

    private void EndWindow(Span<byte> sectors)
    {
        Decrypt(SectorOf(_position), sectors);
        _window.Accept(sectors.Length);
    }

    /// <summary>Encrypts the first bytes to write, whole sectors or a part of one, and moves the underlying stream to their place.</summary>
    private int Encrypt(ReadOnlySpan<byte> source, out ReadOnlyMemory<byte> ciphertext)
    {
        int size = _format.SectorSize;
        if (_ciphertext.Length == 0)
        {
            _ciphertext = new byte[SectorWindow.Size];
        }

        long start = SectorOf(_position);
        int whole = Math.Min(CountWholeSectors(source.Length, isWrite: true), SectorWindow.Size);
        int count = whole > 0 ? whole : Math.Min((int)(start + size - _position), source.Length);
        _window.Write(_position, source[..count]);
        ReadOnlySpan<byte> plaintext = whole > 0 ? source[..whole] : _window.Sector(start, size);
        _cipher.EncryptSectors(NumberOf(start), _format, plaintext, _ciphertext);
        ciphertext = _ciphertext.AsMemory(0, plaintext.Length);
        MoveTo(start);
        return count;
    }

    private void Decrypt(long start, Span<byte> sectors) => _cipher.DecryptSectors(NumberOf(start), _format, sectors, sectors);

    private ulong NumberOf(long start) => _firstSector + ((ulong)(start / _format.SectorSize) * _format.Step);

    private long SectorOf(long position) => position - (position % _format.SectorSize);

    private void MoveTo(long position) => _stream.Position = _offset + position;

    private int Advance(int count)
    {
        _position += count;
        return count;
    }
}
