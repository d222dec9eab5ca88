using KcapiGen.Operations;
using KcapiGen.Streams;

namespace KcapiGen.Runtime.Tests;

/// <summary>What was lent keeps its order, is cut where it must be, and is read no earlier than it is sent.</summary>
public sealed class PendingInputTests
{
    // The output is filled while the input is sent, and never ahead of it.
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(-100, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, false)]
    [InlineData(-1, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(-600, 0, false)]
    public void LentInputIsKeptFromTheOutput(int shift, int held, bool isOverwritten)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(3000);
        using var pending = new PendingInput();
        pending.Lend([buffer.Vector(1000, 200), buffer.Vector(1200, 300)], last: true);
        Assert.Equal(isOverwritten, pending.IsOverwrittenBy([buffer.Vector(1000 - shift, 500)], held));
    }

    [Fact]
    public void LentAndCopiedInputComesOutInItsOrderInAnyPieces()
    {
        var random = new Random(1);
        for (int round = 0; round < 200; round++)
        {
            using NativeBuffer buffer = NativeBuffer.Allocate(3000);
            random.NextBytes(buffer.Span);
            using var pending = new PendingInput();
            for (int offset = 0; offset < buffer.Length;)
            {
                int count = random.Next(0, Math.Min(400, buffer.Length - offset) + 1);
                bool last = offset + count == buffer.Length;
                if (random.Next(2) == 0)
                {
                    pending.Copy(buffer.Span.Slice(offset, count), last);
                }
                else
                {
                    pending.Lend([buffer.Vector(offset, count)], last);
                }

                offset += count;
            }

            Assert.Equal(3000, pending.Bytes);
            var sent = new List<byte>();
            while (!pending.IsEmpty)
            {
                ReadOnlySpan<IoVec> piece = pending.Peek(random.Next(1, 700), random.Next(1, 5), out long bytes);
                Assert.True(bytes > 0);
                foreach (IoVec vector in piece)
                {
                    sent.AddRange(vector.AsSpan());
                }

                pending.Drop(piece.Length, bytes, last: pending.EndsMessage && bytes == pending.Bytes);
            }

            Assert.Equal(buffer.Span.ToArray(), sent);
        }
    }

    [Fact]
    public void AnEndWithoutBytesIsPendingTillItIsSent()
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(16);
        using var pending = new PendingInput();
        pending.Lend([buffer.Vector(0, 16)], last: false);
        ReadOnlySpan<IoVec> piece = pending.Peek(16, 10, out long bytes);
        pending.Copy([], last: true);
        pending.Drop(piece.Length, bytes, last: false);
        Assert.False(pending.IsEmpty);
        Assert.True(pending.EndsMessage);
        pending.Drop(0, 0, last: true);
        Assert.True(pending.IsEmpty);
    }

    [Fact]
    public void AnOutputOfSeveralVectorsIsFilledInItsOrder()
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(100);
        var cursor = new VectorCursor([buffer.Vector(0, 10), buffer.Vector(50, 0), buffer.Vector(20, 30)]);
        Span<IoVec> taken = new IoVec[3];
        Assert.Equal(1, cursor.Take(4, taken));
        Assert.Equal((nuint)4, taken[0].Length);
        Assert.Equal(2, cursor.Take(16, taken));
        Assert.Equal((nuint)6, taken[0].Length);
        Assert.Equal((nuint)10, taken[1].Length);
        Assert.Equal(0, cursor.Take(0, taken));
        Assert.Equal(1, cursor.Take(20, taken));
    }

    [Fact]
    public unsafe void VectorsOfMoreThanAnIntAreRefused()
    {
        byte one = 0;
        IoVec half = IoVec.FromPointer(&one, 1 << 30);
        Assert.Equal(1 << 30, Vectors.Total([half], "vectors"));
        Assert.Equal("vectors", Assert.Throws<ArgumentException>(() => Vectors.Total([half, half], "vectors")).ParamName);
    }
}
