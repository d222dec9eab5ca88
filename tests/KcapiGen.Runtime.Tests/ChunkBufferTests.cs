using System.Runtime.CompilerServices;
using KcapiGen.Chunks;

namespace KcapiGen.Runtime.Tests;

/// <summary>The plaintext of a chunk does not outlive its owner.</summary>
public sealed class ChunkBufferTests
{
    [Fact]
    public void Disposing_zeroes_it()
    {
        using var buffer = new ChunkBuffer(100);
        buffer.Bytes.AsSpan().Fill(7);
        buffer.Dispose();
        Assert.Equal(new byte[100], buffer.Bytes);
    }

    [Fact]
    public void Abandoning_zeroes_it()
    {
        byte[] bytes = Abandon();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(new byte[100], bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Abandon()
    {
        var buffer = new ChunkBuffer(100);
        buffer.Bytes.AsSpan().Fill(7);
        return buffer.Bytes;
    }
}
