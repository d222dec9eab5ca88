using System.Buffers;

namespace KcapiGen.Runtime.Tests;

/// <summary>The memory that can be lent.</summary>
public sealed unsafe class MemoryTests
{
    [Fact]
    public void ANativeBufferIsZeroedAlignedAndInPlace()
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(10_000);
        Assert.Equal(10_000, buffer.Length);
        Assert.Equal(10_000, buffer.Memory.Length);
        Assert.False(buffer.Span.ContainsAnyExcept((byte)0));
        fixed (byte* start = buffer.Span)
        {
            Assert.Equal(0, (nint)start % Environment.SystemPageSize);
            IoVec vector = buffer.Vector(100, 50);
            Assert.Equal((nuint)50, vector.Length);
            Assert.True(vector.Pointer == start + 100);
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(int.MaxValue, 1)]
    public void AVectorLiesWithinItsBuffer(int offset, int length)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Vector(offset, length));
        Assert.Equal((nuint)0, buffer.Vector(10, 0).Length);
    }

    [Fact]
    public void ABufferThatWasDisposedGivesNothingOut()
    {
        NativeBuffer buffer = NativeBuffer.Allocate(10);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => buffer.Vector(0, 1));
        Assert.Throws<ObjectDisposedException>(() => buffer.Pin());
        Assert.Throws<ArgumentOutOfRangeException>(() => NativeBuffer.Allocate(-1));
    }

    [Fact]
    public void AVectorIsMadeOfMemoryThatIsThere()
    {
        Assert.Throws<ArgumentNullException>(() => IoVec.FromPointer(null, 1));
        Assert.Throws<ArgumentException>(() => IoVec.FromHandle(default, 1));
        Assert.Equal((nuint)0, IoVec.FromPointer(null, 0).Length);
        using MemoryHandle handle = new byte[] { 1, 2, 3 }.AsMemory().Pin();
        Assert.Throws<ArgumentOutOfRangeException>(() => IoVec.FromHandle(handle, -1));
        Assert.Equal([1, 2], IoVec.FromHandle(handle, 2).AsSpan().ToArray());
    }
}
