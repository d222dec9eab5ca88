using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Cbc;
public readonly record struct Chunk(byte[] Buffer, int Count);
public struct Lease { public byte[] Buffer; public MemoryHandle Handle; public int Count { get; set; } }
public sealed record Work(IMemoryOwner<byte> Owner, int Count);
/// <summary>Memory in tuples, structs and records.</summary>
public static class Tuples
{
    public static int TupleWrite(Cbc cbc, byte[] iv, byte[] output)
    {
        (byte[] Data, int Count) chunk = (GC.AllocateUninitializedArray<byte>(512, pinned: true), 512);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = chunk.Data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, 512), last: true);
        chunk.Data[0] = 1; // expect: KCG104
        return stream.Op(output);
    }

    public static int TupleReturn(Cbc cbc, byte[] iv, byte[] output)
    {
        var lease = (Buffer: ArrayPool<byte>.Shared.Rent(512), Handle: default(MemoryHandle));
        lease.Handle = lease.Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(lease.Handle, 512), last: true);
        lease.Handle.Dispose(); // expect: KCG101
        ArrayPool<byte>.Shared.Return(lease.Buffer); // expect: KCG102
        return stream.Op(output);
    }

    public static int TupleParameter(Cbc cbc, byte[] iv, (NativeBuffer Buffer, int Count) part, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(part.Buffer.Vector(0, part.Count), last: true);
        part.Buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    public static unsafe int RecordStruct(Cbc cbc, byte[] iv, byte[] output)
    {
        var chunk = new Chunk(ArrayPool<byte>.Shared.Rent(512), 512);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = chunk.Buffer)
        {
            stream.Update(IoVec.FromPointer(p, 512), last: true);
            ArrayPool<byte>.Shared.Return(chunk.Buffer); // expect: KCG102
            return stream.Op(output);
        }
    }

    public static int Struct(Cbc cbc, byte[] iv, byte[] output)
    {
        Lease lease = default;
        lease.Buffer = new byte[512];
        lease.Handle = lease.Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(lease.Handle, 512), last: true);
        lease.Handle.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    public static int ListOfTuples(Cbc cbc, byte[] iv, Stream source, int n, byte[] output)
    {
        var leases = new List<(byte[] Buffer, MemoryHandle Handle)>();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < n; i++)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(buffer, 0, 512);
            MemoryHandle handle = buffer.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(handle, 512), last: i == n - 1);
            leases.Add((buffer, handle));
        }
        foreach (var (buffer, handle) in leases)
        {
            handle.Dispose(); // expect: KCG101
            ArrayPool<byte>.Shared.Return(buffer); // expect: KCG102
        }
        return stream.Op(output);
    }

    public static int ListOfTuplesRight(Cbc cbc, byte[] iv, Stream source, int n, byte[] output)
    {
        var leases = new List<(byte[] Buffer, MemoryHandle Handle)>();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < n; i++)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(buffer, 0, 512);
            MemoryHandle handle = buffer.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(handle, 512), last: i == n - 1);
            leases.Add((buffer, handle));
        }
        int read = stream.Op(output);
        foreach (var (buffer, handle) in leases)
        {
            handle.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return read;
    }

    public static int RecordClass(Cbc cbc, byte[] iv, byte[] output)
    {
        var work = new Work(MemoryPool<byte>.Shared.Rent(512), 512);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = work.Owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(handle, work.Count), last: true);
        work.Owner.Dispose(); // expect: KCG102
        return stream.Op(output);
    }

    public static int WorkParameter(Cbc cbc, byte[] iv, Work work, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = work.Owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(handle, work.Count), last: true);
        work.Owner.Dispose(); // expect: KCG102
        return stream.Op(output);
    }

    public static int TupleReplaced(Cbc cbc, byte[] iv, byte[] output)
    {
        var lease = (Buffer: new byte[512], Count: 512);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = lease.Buffer.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, 512), last: true);
        lease.Buffer = new byte[512];
        lease.Buffer[0] = 1;
        return stream.Op(output);
    }

    public static int TupleOther(Cbc cbc, byte[] iv, (byte[] A, byte[] B) pair, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = pair.A.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, 512), last: true);
        pair.B[0] = 1;
        return stream.Op(output);
    }

    public static int TupleSame(Cbc cbc, byte[] iv, (byte[] A, byte[] B) pair, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = pair.A.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, pair.A.Length), last: true);
        pair.A[0] = 1; // expect: KCG104
        return stream.Op(output);
    }

    public static int RefForeach(Cbc cbc, byte[] iv, NativeBuffer buffer, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 512), last: true);
        foreach (ref byte b in buffer.Span[..512]) b ^= 0x5a; // expect: KCG104
        return stream.Op(output);
    }

    public static int ReadForeach(Cbc cbc, byte[] iv, NativeBuffer buffer, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 512), last: true);
        int sum = 0;
        foreach (byte b in buffer.Span[..512]) { sum += b; }
        foreach (ref readonly byte b in buffer.Span[..512]) { sum += b; }
        foreach (ref byte b in buffer.Span[512..]) b = 0;
        return stream.Op(output) + sum;
    }

    public static int LeaseSlots(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        Lease[] leases = new Lease[4];
        for (int i = 0; i < leases.Length; i++)
        {
            leases[i].Buffer = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(leases[i].Buffer, 0, 512);
            leases[i].Handle = leases[i].Buffer.AsMemory().Pin();
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < leases.Length; i++) stream.Update(IoVec.FromHandle(leases[i].Handle, 512), last: i == 3);
        for (int i = 0; i < leases.Length; i++)
        {
            leases[i].Handle.Dispose(); // expect: KCG101
            ArrayPool<byte>.Shared.Return(leases[i].Buffer); // expect: KCG102
        }
        return stream.Op(output);
    }
}
