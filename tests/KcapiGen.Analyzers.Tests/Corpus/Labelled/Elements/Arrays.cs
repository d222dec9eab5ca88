using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

/// <summary>Arrays that one loop fills, another lends and a third disposes.</summary>
public static class Arrays
{
    public static int FilledInALoop(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        Lease[] leases = new Lease[4];
        for (int i = 0; i < leases.Length; i++)
        {
            leases[i].Buffer = ArrayPool<byte>.Shared.Rent(512);
            leases[i].Handle = leases[i].Buffer.AsMemory().Pin();
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(leases[0].Handle, 512), last: true);
        leases[0].Handle.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    public static int OneSlot(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        Lease[] leases = new Lease[4];
            leases[0].Buffer = ArrayPool<byte>.Shared.Rent(512);
            leases[0].Handle = leases[0].Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(leases[0].Handle, 512), last: true);
        leases[0].Handle.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    public static int SlotByNumber(Cbc cbc, byte[] iv, int i, byte[] output)
    {
        Lease[] leases = new Lease[4];
            leases[i].Buffer = ArrayPool<byte>.Shared.Rent(512);
            leases[i].Handle = leases[i].Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(leases[i].Handle, 512), last: true);
        leases[i].Handle.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    public static int BuffersAndHandles(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[][] buffers = new byte[4][];
        MemoryHandle[] handles = new MemoryHandle[4];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(buffers[i], 0, 512);
            handles[i] = buffers[i].AsMemory().Pin();
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < handles.Length; i++) stream.Update(IoVec.FromHandle(handles[i], 512), last: i == 3);
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i].Dispose(); // expect: KCG101
            ArrayPool<byte>.Shared.Return(buffers[i]); // expect: KCG102
        }
        return stream.Op(output);
    }

    public static int GivenHandles(Cbc cbc, byte[] iv, MemoryHandle[] handles, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < handles.Length; i++) stream.Update(IoVec.FromHandle(handles[i], 512));
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i].Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }

    public static int FirstOfGivenHandles(Cbc cbc, byte[] iv, MemoryHandle[] handles, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handles[0], 512));
        for (int i = 0; i < handles.Length; i++)
        {
            handles[i].Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }

    public static int FirstAlone(Cbc cbc, byte[] iv, byte[] buffer, byte[] output)
    {
        MemoryHandle[] handles = new MemoryHandle[4];
        handles[0] = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < 4; i++) stream.Update(IoVec.FromHandle(handles[i], 512));
        for (int i = 0; i < 4; i++)
        {
            handles[i].Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }

    public static int FilledAndLentAtOnce(Cbc cbc, byte[] iv, byte[] buffer, byte[] output)
    {
        MemoryHandle[] handles = new MemoryHandle[4];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < 4; i++)
        {
            handles[i] = buffer.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(handles[i], 512));
        }
        for (int i = 0; i < 4; i++)
        {
            handles[i].Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }
}
