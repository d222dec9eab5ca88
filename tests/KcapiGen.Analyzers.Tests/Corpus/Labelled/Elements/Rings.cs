using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

public sealed class RingWriter(Cbc cbc, byte[] iv, Stream source) : IDisposable
{
    private readonly NativeBuffer[] _ring = [NativeBuffer.Allocate(4096), NativeBuffer.Allocate(4096)];
    private readonly List<MemoryHandle> _pins = [];
    private readonly byte[] _output = new byte[8192];
    private NativeBuffer _front = NativeBuffer.Allocate(4096), _back = NativeBuffer.Allocate(4096);
    private int _current;
    private (byte[] Buffer, int Used) _chunk = (GC.AllocateUninitializedArray<byte>(4096, pinned: true), 0);

    public int Step(CipherStream stream)
    {
        stream.Update(_ring[_current].Vector(0, 512));
        _current = 1 - _current;
        source.ReadExactly(_ring[_current].Span);
        return stream.Op(_output);
    }

    public int StepXor(CipherStream stream)
    {
        stream.Update(_ring[_current].Vector(0, 512));
        source.ReadExactly(_ring[_current ^ 1].Span);
        _current ^= 1;
        return stream.Op(_output);
    }

    public int SwapFields(CipherStream stream)
    {
        stream.Update(_front.Vector(0, 512));
        (_front, _back) = (_back, _front);
        source.ReadExactly(_front.Span);
        return stream.Op(_output);
    }

    public int Helper(CipherStream stream)
    {
        stream.Update(_front.Vector(0, 512));
        Flip();
        source.ReadExactly(_front.Span);
        return stream.Op(_output);
    }

    public int HelperRing(CipherStream stream)
    {
        stream.Update(_ring[0].Vector(0, 512));
        Flip();
        source.ReadExactly(_ring[0].Span);
        return stream.Op(_output);
    }

    public int TupleField()
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = _chunk.Buffer.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        _chunk = (GC.AllocateUninitializedArray<byte>(4096, pinned: true), 0);
        _chunk.Buffer[0] = 1;
        _chunk.Used = 1;
        return stream.Op(_output);
    }

    public void Collect(CipherStream stream, byte[] part)
    {
        MemoryHandle pin = part.AsMemory().Pin();
        _pins.Add(pin);
        stream.Update(IoVec.FromHandle(pin, part.Length));
    }

    public int Flush(CipherStream stream)
    {
        int read = stream.Op(_output);
        foreach (MemoryHandle pin in _pins) pin.Dispose();
        _pins.Clear();
        return read;
    }

    public int CollectAndFlush(CipherStream stream, byte[] part)
    {
        MemoryHandle pin = part.AsMemory().Pin();
        _pins.Add(pin);
        stream.Update(IoVec.FromHandle(pin, part.Length));
        if (_pins.Count < 8) return 0;
        int read = stream.Op(_output);
        foreach (MemoryHandle p in _pins) p.Dispose();
        _pins.Clear();
        return read;
    }

    private void Flip()
    {
        (_ring[0], _ring[1]) = (_ring[1], _ring[0]);
        (_front, _back) = (_back, _front);
    }

    public void Dispose() { foreach (NativeBuffer b in _ring) b.Dispose(); _front.Dispose(); _back.Dispose(); }
}
/// <summary>Rings of buffers in fields, and code that works ahead.</summary>
public static class Rings
{
    public static int LocalFlush(Cbc cbc, byte[] iv, IEnumerable<byte[]> parts, byte[] output)
    {
        var pins = new List<MemoryHandle>();
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            pins.Add(part.AsMemory().Pin());
            stream.Update(IoVec.FromHandle(pins[^1], part.Length));
            if (pins.Count >= 8) Flush();
        }
        Flush();
        return total;
        void Flush()
        {
            total += stream.Op(output);
            foreach (MemoryHandle p in pins) p.Dispose();
            pins.Clear();
        }
    }

    public static int BreakOut(Cbc cbc, byte[] iv, NativeBuffer[] buffers, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int used = 0;
        foreach (NativeBuffer buffer in buffers)
        {
            int n = source.Read(buffer.Span);
            if (n == 0) break;
            stream.Update(buffer.Vector(0, n));
            used++;
        }
        for (int i = used; i < buffers.Length; i++) buffers[i].Dispose();
        int read = stream.Op(output);
        for (int i = 0; i < used; i++) buffers[i].Dispose();
        return read;
    }

    public static int RecordsOfWork(Cbc cbc, byte[] iv, IReadOnlyList<Work> work, byte[] output)
    {
        int total = 0;
        foreach (Work item in work)
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            using MemoryHandle pin = item.Owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, item.Count), last: true);
            total += stream.Op(output);
            item.Owner.Dispose();
        }
        return total;
    }

    public static int TwoStreams(Cbc cbc, byte[] iv, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream a = cbc.BeginEncrypt(iv), b = cbc.BeginEncrypt(iv);
        a.Update(buffers[0].Vector(0, 512), last: true);
        b.Update(buffers[1].Vector(0, 512), last: true);
        int n = a.Op(output);
        buffers[0].Dispose();
        n += b.Op(output);
        buffers[1].Dispose();
        return n;
    }

    public static int TwoStreamsInLoop(Cbc cbc, byte[] iv, NativeBuffer[] buffers, byte[] output)
    {
        CipherStream[] streams = new CipherStream[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            streams[i] = cbc.BeginEncrypt(iv);
            streams[i].Update(buffers[i].Vector(0, 512), last: true);
        }
        int n = 0;
        for (int i = 0; i < buffers.Length; i++)
        {
            n += streams[i].Op(output);
            streams[i].Dispose();
            buffers[i].Dispose();
        }
        return n;
    }

    public static int CarryTail(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int held = 0, total = 0;
        while (true)
        {
            int n = source.Read(buffer.Span[held..]);
            int whole = (held + n) / 16 * 16;
            if (n == 0) break;
            stream.Update(buffer.Vector(0, whole));
            total += stream.Op(output);
            buffer.Span[whole..(held + n)].CopyTo(buffer.Span);
            held = held + n - whole;
        }
        stream.Update(buffer.Span[..held], last: true);
        return total + stream.Op(output);
    }

    public static int SegmentsThenHeader(Cbc cbc, byte[] iv, byte[][] segments, byte[] output)
    {
        using NativeBuffer all = NativeBuffer.Allocate(65536);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int offset = 16;
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i].CopyTo(all.Span[offset..]);
            stream.Update(all.Vector(offset, segments[i].Length), last: i == segments.Length - 1);
            offset += segments[i].Length;
        }
        BinaryPrimitives.WriteInt32LittleEndian(all.Span, offset);
        return stream.Op(output);
    }

    public static async Task<int> Pipelined(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[][] buffers = [GC.AllocateArray<byte>(4096, pinned: true), GC.AllocateArray<byte>(4096, pinned: true)];
        int turn = 0, total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int count = await source.ReadAsync(buffers[turn]);
        while (count > 0)
        {
            unsafe { fixed (byte* p = buffers[turn]) stream.Update(IoVec.FromPointer(p, (nuint)count)); }
            ValueTask<int> next = source.ReadAsync(buffers[turn ^ 1]);
            total += stream.Op(output);
            count = await next;
            turn ^= 1;
        }
        return total;
    }
}
