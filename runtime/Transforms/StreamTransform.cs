using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Transforms;

/// <summary>Transforms one message from a stream to a stream, in bounded memory. For ciphers whose OP keeps its state between calls.</summary>
/// <remarks>
/// The next piece is read before the current one is transformed, so that the last piece is known to be the last. The asynchronous form reads one
/// piece further ahead while it transforms and writes the current one, because reading and writing take most of the time. Sending to an OP and
/// receiving from it at the same time would gain nothing, because the kernel locks the socket for both (<c>lock_sock</c> in
/// <c>crypto/algif_skcipher.c</c>).
/// </remarks>
internal sealed class StreamTransform : IDisposable
{
    private const int PieceSize = 1 << 17;

    private readonly SkcipherDefinition _definition;
    private readonly CipherOperation _operation;
    private readonly HeldHeader _header;
    private readonly IProgress<long>? _progress;
    private readonly Action _release;

    // Arrays, because the caller's streams get them: an array is never freed while a stream still has it.
    private byte[] _current = NewPiece();
    private byte[] _next = NewPiece();
    private byte[] _afterNext = [];
    private long _done;

    // Whether the OP holds a message that has not ended.
    private bool _isUnderWay;

    public StreamTransform(SkcipherDefinition definition, CipherOperation operation, HeldHeader header, IProgress<long>? progress, Action release)
    {
        _definition = definition;
        _operation = operation;
        _header = header;
        _progress = progress;
        _release = release;
    }

    /// <summary>Checks what can be checked before anything is read.</summary>
    public static void Check(SkcipherDefinition definition, Stream source, Stream destination)
    {
        StreamArguments.CheckSource(source);
        StreamArguments.CheckDestination(destination);
        if (source.CanSeek)
        {
            definition.CheckInput(CipherDirection.Encrypt, source.Length - source.Position, nameof(source));
        }
    }

    /// <summary>Transforms the message, and returns the number of its bytes.</summary>
    public long Run(Stream source, Stream destination)
    {
        int length = Read(source, _current, PieceSize);
        while (length > 0)
        {
            int nextLength = Read(source, _next, length);
            Transform(length, last: nextLength == 0);
            destination.Write(_current, 0, length);
            Report(length);
            length = nextLength;
            (_current, _next) = (_next, _current);
        }

        return _done;
    }

    /// <summary>Transforms the message asynchronously, and disposes this object.</summary>
    public async Task<long> RunAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        using StreamTransform self = this;
        _afterNext = NewPiece();
        int length = await ReadAsync(source, _current, PieceSize, cancellationToken).ConfigureAwait(false);
        int nextLength = await ReadAsync(source, _next, length, cancellationToken).ConfigureAwait(false);
        while (length > 0)
        {
            Task<int> reading = ReadAsync(source, _afterNext, nextLength, cancellationToken);
            try
            {
                Transform(length, last: nextLength == 0);
                await destination.WriteAsync(_current.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
                Report(length);
            }
            catch
            {
                // The pieces are zeroed after the last write to them.
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            length = nextLength;
            nextLength = await reading.ConfigureAwait(false);
            (_current, _next, _afterNext) = (_next, _afterNext, _current);
        }

        return _done;
    }

    /// <summary>Clears the pieces of a transform that was abandoned, such as one whose source never ends a read.</summary>
    ~StreamTransform() => ClearPieces();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        ClearPieces();
        try
        {
            if (_isUnderWay)
            {
                _operation.Abandon();
            }
        }
        finally
        {
            _release();
        }
    }

    // Pinned, because the operation gets pointers to it, and because a collection then leaves no copy of the plaintext behind.
    private static byte[] NewPiece() => GC.AllocateUninitializedArray<byte>(PieceSize, pinned: true);

    private void ClearPieces()
    {
        CryptographicOperations.ZeroMemory(_current);
        CryptographicOperations.ZeroMemory(_next);
        CryptographicOperations.ZeroMemory(_afterNext);
    }

    // A piece that is not full is the last of the source.
    private static int Read(Stream source, byte[] piece, int before)
        => before < PieceSize ? 0 : source.ReadAtLeast(piece, PieceSize, throwOnEndOfStream: false);

    private static async Task<int> ReadAsync(Stream source, byte[] piece, int before, CancellationToken cancellationToken)
        => before < PieceSize ? 0 : await source.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);

    private unsafe void Transform(int length, bool last)
    {
        if (last)
        {
            CheckEnd(length);
        }

        _isUnderWay = true;
        byte* text = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_current, 0);
        Pieces.Transform(_operation, _header.Header, isBegun: _done > 0, _definition.ChunkSize, text, text, length, last);
        _isUnderWay = !last;
    }

    // A full piece is a whole number of blocks, so the rest of the message is the rest of its last piece.
    private void CheckEnd(int length)
    {
        try
        {
            _definition.CheckInput(_header.Direction, _done + length, "source");
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException($"The source ended after {_done + length} bytes, of which {_done} are written: {e.Message}", e);
        }
    }

    private void Report(int length)
    {
        _done += length;
        _progress?.Report(_done);
    }
}
