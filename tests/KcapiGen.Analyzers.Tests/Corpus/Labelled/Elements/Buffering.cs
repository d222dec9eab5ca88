using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

/// <summary>Two buffers in turn, and buffers that a caller gave.</summary>
public static class Buffering
{
    public static int A(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[][] buffers = new byte[4][];
        MemoryHandle[] handles = new MemoryHandle[4];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = ArrayPool<byte>.Shared.Rent(512);
            handles[i] = buffers[i].AsMemory().Pin();
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < handles.Length; i++)
        {
            source.ReadExactly(buffers[i], 0, 512);
            stream.Update(IoVec.FromHandle(handles[i], 512), last: i == 3);
        }
        int read = stream.Op(output);
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i].Dispose();
            ArrayPool<byte>.Shared.Return(buffers[i]);
        }
        return read;
    }

    public static int Double(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[][] buffers = new byte[2][];
        MemoryHandle[] handles = new MemoryHandle[2];
        for (int i = 0; i < 2; i++)
        {
            buffers[i] = ArrayPool<byte>.Shared.Rent(512);
            handles[i] = buffers[i].AsMemory().Pin();
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int current = 0;
        int count = source.Read(buffers[current], 0, 512);
        while (count > 0)
        {
            stream.Update(IoVec.FromHandle(handles[current], count));
            current ^= 1;
            count = source.Read(buffers[current], 0, 512);
            stream.Op(output);
        }
        stream.Update([], true);
        int read = stream.Op(output);
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i].Dispose();
            ArrayPool<byte>.Shared.Return(buffers[i]);
        }
        return read;
    }

    public static int DoubleNamed(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer[] buffers = [NativeBuffer.Allocate(512), NativeBuffer.Allocate(512)];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int current = 0;
        int count = source.Read(buffers[current].Span);
        while (count > 0)
        {
            stream.Update(buffers[current].Vector(0, count));
            current = 1 - current;
            count = source.Read(buffers[current].Span);
            stream.Op(output);
        }
        stream.Update(ReadOnlySpan<byte>.Empty, true);
        int read = stream.Op(output);
        foreach (NativeBuffer buffer in buffers) buffer.Dispose();
        return read;
    }

    public static int DoubleWrong(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer[] buffers = [NativeBuffer.Allocate(512), NativeBuffer.Allocate(512)];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int current = 0;
        int count = source.Read(buffers[current].Span);
        while (count > 0)
        {
            stream.Update(buffers[current].Vector(0, count));
            count = source.Read(buffers[current].Span); // expect: KCG104
            current = 1 - current;
            stream.Op(output);
        }
        stream.Update(ReadOnlySpan<byte>.Empty, true);
        int read = stream.Op(output);
        foreach (NativeBuffer buffer in buffers) buffer.Dispose();
        return read;
    }

    public static int Given(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < buffers.Length; i++)
        {
            source.ReadExactly(buffers[i].Span);
            stream.Update(buffers[i].Vector(0, 512), last: i == buffers.Length - 1);
        }
        return stream.Op(output);
    }

    public static int GivenWrong(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < buffers.Length; i++)
        {
            source.ReadExactly(buffers[i].Span);
            stream.Update(buffers[i].Vector(0, 512), last: i == buffers.Length - 1);
            buffers[i].Span.Clear(); // expect: KCG104
        }
        return stream.Op(output);
    }

    public static int GivenWrongTwoLoops(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < buffers.Length; i++) stream.Update(buffers[i].Vector(0, 512), last: i == buffers.Length - 1);
        foreach (NativeBuffer buffer in buffers) buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }
}
