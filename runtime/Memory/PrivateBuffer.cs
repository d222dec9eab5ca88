namespace KcapiGen;

/// <summary>Native memory to which only its owner points, so that it can be zeroed and freed when the owner is abandoned.</summary>
/// <remarks>
/// A <see cref="NativeBuffer"/> has no finalizer, because its spans and vectors may outlive it. Those of a private buffer are used only while
/// its owner is reachable.
/// </remarks>
internal sealed class PrivateBuffer(int length) : IDisposable
{
    private readonly NativeBuffer _buffer = NativeBuffer.Allocate(length);

    // If the constructor threw for lack of memory, there is no buffer.
    ~PrivateBuffer() => _buffer?.Dispose();

    /// <summary>The length in bytes.</summary>
    public int Length => _buffer.Length;

    /// <summary>The memory.</summary>
    public Span<byte> Span => _buffer.Span;

    /// <summary>Returns a vector of the whole memory.</summary>
    public IoVec Vector => _buffer.Vector(0, _buffer.Length);

    public void Dispose()
    {
        _buffer.Dispose();
        GC.SuppressFinalize(this);
    }
}
