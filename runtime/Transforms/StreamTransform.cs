using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Transforms;

/// <summary>One message from a stream to a stream, in bounded memory. For ciphers whose OP carries its state on.</summary>
/// <remarks>
/// The next piece is read before the one at hand goes through, so that the last is known for what it is. The asynchronous form reads another
/// one ahead, while the one at hand goes through and is written: there the time is. Sending to an OP and receiving from it at the same time would gain nothing, since
/// the kernel locks the socket for both (<c>lock_sock</c> in <c>crypto/algif_skcipher.c</c>).
/// </remarks>
internal sealed class StreamTransform : IDisposable
{
    private const int PieceSize = 1 << 17;

    private readonly SkcipherDefinition _definition;
    private readonly Operation _operation;
    private readonly HeldHeader _header;
    private readonly IProgress<long>? _progress;
    private readonly Action _release;

    // Native, so that it is in place, and zeroed when it is disposed: the plaintext goes through it.
    private NativeBuffer _current = NativeBuffer.Allocate(PieceSize);
    private NativeBuffer _next = NativeBuffer.Allocate(PieceSize);
    private long _done;

    // Whether the OP holds a message that is not at its end.
    private bool _isUnderWay;

    public StreamTransform(SkcipherDefinition definition, Operation operation, HeldHeader header, IProgress<long>? progress, Action release)
    {
        _definition = definition;
        _operation = operation;
        _header = header;
        _progress = progress;
        _release = release;
    }

    /// <summary>Refuses what can be refused before anything is read.</summary>
    public static void Check(SkcipherDefinition definition, Stream source, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        if (!source.CanRead)
        {
            throw new ArgumentException("The source cannot be read.", nameof(source));
        }

        if (!destination.CanWrite)
        {
            throw new ArgumentException("The destination cannot be written to.", nameof(destination));
        }

        if (source.CanSeek)
        {
            definition.CheckInput(CipherDirection.Encrypt, source.Length - source.Position, nameof(source));
        }
    }

    /// <summary>Puts the message through; returns the number of its bytes.</summary>
    public long Run(Stream source, Stream destination)
    {
        int length = Read(source, _current, PieceSize);
        while (length > 0)
        {
            int nextLength = Read(source, _next, length);
            Transform(length, last: nextLength == 0);
            destination.Write(_current.Span[..length]);
            Report(length);
            length = nextLength;
            (_current, _next) = (_next, _current);
        }

        return _done;
    }

    /// <summary>The same, and disposes this.</summary>
    public async Task<long> RunAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        using StreamTransform self = this;
        using NativeBuffer third = NativeBuffer.Allocate(PieceSize);
        NativeBuffer afterNext = third;
        int length = await ReadAsync(source, _current, PieceSize, cancellationToken).ConfigureAwait(false);
        int nextLength = await ReadAsync(source, _next, length, cancellationToken).ConfigureAwait(false);
        while (length > 0)
        {
            Task<int> reading = ReadAsync(source, afterNext, nextLength, cancellationToken);
            try
            {
                Transform(length, last: nextLength == 0);
                await destination.WriteAsync(_current.Memory[..length], cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // The buffer is zeroed and freed only when nobody writes to it any more.
                await reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
                throw;
            }

            Report(length);
            length = nextLength;
            nextLength = await reading.ConfigureAwait(false);
            (_current, _next, afterNext) = (_next, afterNext, _current);
        }

        return _done;
    }

    public void Dispose()
    {
        _current.Dispose();
        _next.Dispose();
        if (_isUnderWay)
        {
            _operation.Abandon();
        }

        _release();
    }

    // Behind a piece that is not full the source has ended.
    private static int Read(Stream source, NativeBuffer piece, int before)
        => before < PieceSize ? 0 : source.ReadAtLeast(piece.Span, PieceSize, throwOnEndOfStream: false);

    private static async Task<int> ReadAsync(Stream source, NativeBuffer piece, int before, CancellationToken cancellationToken)
        => before < PieceSize ? 0 : await source.ReadAtLeastAsync(piece.Memory, PieceSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);

    private unsafe void Transform(int length, bool last)
    {
        if (last)
        {
            CheckEnd(length);
        }

        _isUnderWay = true;
        byte* text = _current.Vector(0, length).Pointer;
        Pieces.Transform(_operation, _header.Header, isBegun: _done > 0, _definition.ChunkSize, text, text, length, last);
        _isUnderWay = !last;
    }

    // A piece is a whole number of blocks, so the rest of the whole message is that of its last piece.
    private void CheckEnd(int length)
    {
        try
        {
            _definition.CheckInput(_header.Direction, _done + length, "source");
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException($"The source ends after {_done + length} bytes, of which {_done} are written: {e.Message}", e);
        }
    }

    private void Report(int length)
    {
        _done += length;
        _progress?.Report(_done);
    }
}
