using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KcapiGen;

namespace Elements;

public record struct Slot(byte[] Buffer, MemoryHandle Pin) { public void Swap(ref Slot other) { Slot t = this; this = other; other = t; } }
/// <summary>What each turn of a loop has of its own; what a catch goes on with; what takes the place of an element.</summary>
public static class Turns
{
    public static int FlushWhenFull(Cbc cbc, byte[] iv, IEnumerable<byte[]> parts, byte[] output)
    {
        var pending = new List<MemoryHandle>();
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            MemoryHandle pin = part.AsMemory().Pin();
            pending.Add(pin);
            stream.Update(IoVec.FromHandle(pin, part.Length));
            if (pending.Count == 4)
            {
                total += stream.Op(output);
                foreach (MemoryHandle h in pending) h.Dispose();
                pending.Clear();
            }
        }
        total += stream.Op(output);
        foreach (MemoryHandle h in pending) h.Dispose();
        return total;
    }

    public static int PreviousAfterOp(Cbc cbc, byte[] iv, Stream source, int count, byte[] output)
    {
        byte[]? previous = null;
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            byte[] current = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(current, 0, 512);
            using MemoryHandle pin = current.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, 512));
            if (previous is not null) ArrayPool<byte>.Shared.Return(previous);
            total += stream.Op(output);
            previous = current;
        }
        return total;
    }

    public static int TwoBehind(Cbc cbc, byte[] iv, Stream source, int count, byte[] output)
    {
        var queue = new Queue<NativeBuffer>();
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            NativeBuffer current = NativeBuffer.Allocate(512);
            source.ReadExactly(current.Span);
            stream.Update(current.Vector(0, 512));
            queue.Enqueue(current);
            if (queue.Count > 2) queue.Dequeue().Dispose();
            total += stream.Op(output);
        }
        while (queue.Count > 0) queue.Dequeue().Dispose();
        return total;
    }

    public static int Reversed(Cbc cbc, byte[] iv, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffers[0].Vector(0, 512), last: true);
        Array.Reverse(buffers);
        if (buffers.Length > 1) buffers[0].Span.Clear();
        return stream.Op(output);
    }

    public static int Swapped(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffers[0].Vector(0, 512), last: true);
        (buffers[0], buffers[1]) = (buffers[1], buffers[0]);
        source.ReadExactly(buffers[0].Span);
        return stream.Op(output);
    }

    public static int Replaced(Cbc cbc, byte[] iv, Stream source, byte[][] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = buffers[0].AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        buffers[0] = new byte[512];
        source.ReadExactly(buffers[0]);
        return stream.Op(output);
    }

    public static int EvenAndOdd(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < buffers.Length; i += 2) stream.Update(buffers[i].Vector(0, 512));
        for (int i = 1; i < buffers.Length; i += 2) source.ReadExactly(buffers[i].Span);
        return stream.Op(output);
    }

    public static int SwapStruct(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        Slot a = new(new byte[512], default), b = new(new byte[512], default);
        a.Pin = a.Buffer.AsMemory().Pin();
        b.Pin = b.Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(a.Pin, 512), last: true);
        a.Swap(ref b);
        source.ReadExactly(a.Buffer);
        int read = stream.Op(output);
        a.Pin.Dispose(); b.Pin.Dispose();
        return read;
    }

    public static int WithExpression(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        Slot a = new(new byte[512], default);
        a.Pin = a.Buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(a.Pin, 512), last: true);
        Slot b = a with { Buffer = new byte[512] };
        source.ReadExactly(b.Buffer);
        int read = stream.Op(output);
        a.Pin.Dispose();
        return read;
    }

    public static int RemovedFirst(Cbc cbc, byte[] iv, Stream source, List<NativeBuffer> buffers, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        NativeBuffer first = buffers[0];
        stream.Update(first.Vector(0, 512), last: true);
        buffers.RemoveAt(0);
        source.ReadExactly(buffers[0].Span);
        return stream.Op(output);
    }

    public static int CatchGivesUp(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(512);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        try
        {
            source.Flush();
        }
        catch (IOException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            return -1;
        }
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(rented);
        return read;
    }

    public static int CatchBeginsAnew(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(512);
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 512), last: true);
        try
        {
            source.Flush();
        }
        catch (IOException)
        {
            stream.Dispose();
            buffer.Dispose();
            buffer = NativeBuffer.Allocate(512);
            stream = cbc.BeginEncrypt(iv);
            stream.Update(buffer.Vector(0, 512), last: true);
        }
        int read = stream.Op(output);
        stream.Dispose();
        buffer.Dispose();
        return read;
    }

    public static int OpThrows(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(512);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        int read = 0;
        try { read = stream.Op(output); }
        catch (System.Security.Cryptography.CryptographicException) { read = -1; }
        ArrayPool<byte>.Shared.Return(rented);
        return read;
    }

    public static int RetryLoop(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        for (int attempt = 0; ; attempt++)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(512);
            try
            {
                source.ReadExactly(rented, 0, 512);
                using MemoryHandle pin = rented.AsMemory().Pin();
                using CipherStream stream = cbc.BeginEncrypt(iv);
                stream.Update(IoVec.FromHandle(pin, 512), last: true);
                return stream.Op(output);
            }
            catch (IOException) when (attempt < 3)
            {
                continue;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    public static int ManyFiles(Cbc cbc, byte[] iv, IEnumerable<string> files, byte[] output)
    {
        var leases = new List<(byte[] Buffer, MemoryHandle Pin)>();
        int total = 0;
        foreach (string file in files)
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            for (int i = 0; i < 4; i++)
            {
                byte[] buffer = ArrayPool<byte>.Shared.Rent(512);
                leases.Add((buffer, buffer.AsMemory().Pin()));
                stream.Update(IoVec.FromHandle(leases[^1].Pin, 512), last: i == 3);
            }
            total += stream.Op(output);
            foreach (var (buffer, pin) in leases)
            {
                pin.Dispose();
                ArrayPool<byte>.Shared.Return(buffer);
            }
            leases.Clear();
        }
        return total;
    }

    public static int OtherKey(Cbc cbc, byte[] iv, Dictionary<string, NativeBuffer> cache, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(cache["a"].Vector(0, 512), last: true);
        cache["b"].Dispose();
        cache["c"].Span.Clear();
        return stream.Op(output);
    }

    public static int RingModulo(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] ring, int count, byte[] output)
    {
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            NativeBuffer now = ring[i % ring.Length], next = ring[(i + 1) % ring.Length];
            stream.Update(now.Vector(0, 512));
            source.ReadExactly(next.Span);
            total += stream.Op(output);
        }
        return total;
    }

    public static int NextSlot(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] ring, byte[] output)
    {
        int total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        source.ReadExactly(ring[0].Span);
        for (int i = 0; i < ring.Length - 1; i++)
        {
            stream.Update(ring[i].Vector(0, 512));
            source.ReadExactly(ring[i + 1].Span);
            total += stream.Op(output);
        }
        return total;
    }

    public static int HeaderSlot(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] parts, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 1; i < parts.Length; i++) stream.Update(parts[i].Vector(0, 512), last: i == parts.Length - 1);
        BinaryPrimitives.WriteInt32LittleEndian(parts[0].Span, parts.Length);
        return stream.Op(output);
    }

    public static int FoundOnly(Cbc cbc, byte[] iv, List<NativeBuffer> idle, NativeBuffer busy, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(busy.Vector(0, 512), last: true);
        foreach (NativeBuffer buffer in idle) buffer.Dispose();
        return stream.Op(output);
    }

    public static int OffsetIf(Cbc cbc, byte[] iv, Stream source, NativeBuffer buffer, bool header, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int offset = 0;
        if (header)
        {
            stream.Update(buffer.Vector(0, 64));
            offset = 64;
        }
        source.ReadExactly(buffer.Span.Slice(offset, 512));
        stream.Update(buffer.Vector(offset, 512), last: true);
        return stream.Op(output);
    }

    public static int SlotIf(Cbc cbc, byte[] iv, Stream source, NativeBuffer[] buffers, int other, bool header, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int slot = 0;
        if (header)
        {
            stream.Update(buffers[0].Vector(0, 64));
            slot = other;
        }
        source.ReadExactly(buffers[slot].Span);
        stream.Update(buffers[slot].Vector(0, 512), last: true);
        return stream.Op(output);
    }
}
