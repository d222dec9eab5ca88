using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Transforms;

/// <summary>Transforms one message from a stream to a stream, in bounded memory. For ciphers whose OP keeps its state between calls.</summary>
/// <remarks>
/// The next chunk is read before the current one is transformed, so that the last chunk is known to be the last. The asynchronous method reads one
/// more chunk ahead, while the current one is transformed and written, because that is where the time goes. Sending to an OP and receiving from it at
/// the same time would gain nothing: the kernel locks the socket for both (<c>lock_sock</c> in <c>crypto/algif_skcipher.c</c>).
/// </remarks>
internal sealed class StreamTransform : IDisposable
{
    private const int BufferSize = 1 << 17;

    private readonly SkcipherDefinition _definition;
    private readonly CipherOperation _operation;
    private readonly HeldHeader _header;
    private readonly IProgress<long>? _progress;
    private readonly Action _release;

    // Arrays, because they are passed to the caller's streams: whatever a stream does with one, it is not freed while something refers to it.
    private byte[] _current = NewBuffer();
    private byte[] _next = NewBuffer();
    private byte[] _afterNext = [];
    private long _done;

    // Whether the OP holds an incomplete message.
    private bool _isUnderWay;

    public StreamTransform(SkcipherDefinition definition, CipherOperation operation, HeldHeader header, IProgress<long>? progress, Action release)
    {
        _definition = definition;
        _operation = operation;
        _header = header;
        _progress = progress;
        _release = release;
    }

    /// <summary>Checks the arguments, as far as that is possible before anything is read.</summary>
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

    /// <summary>Transforms the message. Returns its length in bytes.</summary>
    public long Run(Stream source, Stream destination)
    {
        int length = Read(source, _current, BufferSize);
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

    /// <summary>Transforms the message, and disposes this object. Returns the length of the message in bytes.</summary>
    public async Task<long> RunAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        using StreamTransform self = this;
        _afterNext = NewBuffer();
        int length = await ReadAsync(source, _current, BufferSize, cancellationToken).ConfigureAwait(false);
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
                // Wait until nothing writes to the buffers any more: they are zeroed next.
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            length = nextLength;
            nextLength = await reading.ConfigureAwait(false);
            (_current, _next, _afterNext) = (_next, _afterNext, _current);
        }

        return _done;
    }

    /// <summary>Clears the buffers of a transform that was abandoned, such as one whose source never completes a read.</summary>
    ~StreamTransform() => ClearBuffers();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        ClearBuffers();
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
    private static byte[] NewBuffer() => GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);

    private void ClearBuffers()
    {
        CryptographicOperations.ZeroMemory(_current);
        CryptographicOperations.ZeroMemory(_next);
        CryptographicOperations.ZeroMemory(_afterNext);
    }

    // After a chunk that is not full, the source has ended.
    private static int Read(Stream source, byte[] buffer, int before)
        => before < BufferSize ? 0 : source.ReadAtLeast(buffer, BufferSize, throwOnEndOfStream: false);

    private static async Task<int> ReadAsync(Stream source, byte[] buffer, int before, CancellationToken cancellationToken)
        => before < BufferSize ? 0 : await source.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);

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

    // Every other chunk is a whole number of blocks, so a message ends within a block exactly when its last chunk does.
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
