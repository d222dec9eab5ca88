using System.Buffers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Memory of a caller that throws when it is pinned or when it is unpinned.</summary>
internal sealed class ThrowingMemory(bool throwsOnPin) : MemoryManager<byte>
{
    private readonly NativeBuffer _buffer = NativeBuffer.Allocate(64);

    public override Span<byte> GetSpan() => _buffer.Span;

    // The handle names this object, so that disposing it unpins.
    public override unsafe MemoryHandle Pin(int elementIndex = 0)
        => throwsOnPin ? throw new NotSupportedException() : new MemoryHandle(_buffer.Pin(elementIndex).Pointer, default, this);

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => _buffer.Dispose();
}
