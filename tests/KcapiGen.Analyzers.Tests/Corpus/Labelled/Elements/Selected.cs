using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

/// <summary>Elements that a condition leaves out, and those that it does not.</summary>
public static class Selected
{
    public static int OthersFreed(Cbc cbc, byte[] iv, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int current = 0;
        stream.Update(buffers[current].Vector(0, 512), last: true);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (i != current) buffers[i].Dispose();
        }
        return stream.Op(output);
    }

    public static int OthersFreedForeach(Cbc cbc, byte[] iv, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        NativeBuffer kept = buffers[0];
        stream.Update(kept.Vector(0, 512), last: true);
        foreach (NativeBuffer buffer in buffers)
        {
            if (buffer == kept) continue;
            buffer.Dispose();
        }
        return stream.Op(output);
    }

    public static int AllAllocatedFreed(Cbc cbc, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        var handles = new GCHandle[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            handles[i] = GCHandle.Alloc(parts[i], GCHandleType.Pinned);
            unsafe { stream.Update(IoVec.FromPointer((void*)handles[i].AddrOfPinnedObject(), 512)); }
        }
        foreach (GCHandle handle in handles)
        {
            if (handle.IsAllocated) handle.Free(); // expect: KCG101
        }
        return stream.Op(output);
    }

    public static int SwappedBuffers(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer first = NativeBuffer.Allocate(512), second = NativeBuffer.Allocate(512);
        (NativeBuffer Front, NativeBuffer Back) pair = (first, second);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        source.ReadExactly(pair.Front.Span);
        int total = 0;
        for (int i = 0; i < 8; i++)
        {
            stream.Update(pair.Front.Vector(0, 512), last: i == 7);
            source.ReadExactly(pair.Back.Span);
            total += stream.Op(output);
            pair = (pair.Back, pair.Front);
        }
        return total;
    }
}
