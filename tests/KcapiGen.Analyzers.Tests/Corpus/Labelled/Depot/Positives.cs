using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Depot.Sealing;
using KcapiGen;

namespace Depot.Wrong;

public static class ScopeLost
{
    public readonly record struct PinnedPart(byte[] Data, MemoryHandle Pin);

    // Wrong: the fixed block that pins the image ends before the operation reads it.
    public static unsafe int SealImageHeader(Cbc cipher, byte[] iv, string path, byte[] output)
    {
        byte[] image = File.ReadAllBytes(path);
        int length = image.Length & ~15;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* start = image)
        {
            stream.Update(IoVec.FromPointer(start, (nuint)length), last: true); // expect: KCG101
        }
        int written = stream.Op(output);
        return written;
    }

    // Wrong: each pin lives for one turn of the loop, but the operation comes after the loop.
    public static int GatherParts(Gcm cipher, byte[] nonce, IReadOnlyList<byte[]> parts, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        foreach (byte[] part in parts)
        {
            using MemoryHandle pin = part.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, part.Length)); // expect: KCG101
        }
        stream.Update(ReadOnlySpan<byte>.Empty, last: true);
        return stream.Op(output);
    }

    // Wrong: the handle is freed one line too early.
    public static unsafe byte[] SealFrame(Gcm cipher, byte[] nonce, byte[] frame)
    {
        byte[] sealedFrame = new byte[frame.Length + Gcm.TagSize];
        GCHandle handle = GCHandle.Alloc(frame, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)frame.Length), last: true);
        handle.Free(); // expect: KCG101
        int count = stream.Op(sealedFrame);
        return count == sealedFrame.Length ? sealedFrame : sealedFrame[..count];
    }

    // Wrong: the header is on the stack of the local function, which has returned when the operation runs.
    public static unsafe int SealWithStackHeader(Cbc cipher, byte[] iv, int sequence, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        LendHeader();
        stream.Update(body, last: true);
        return stream.Op(output);

        void LendHeader()
        {
            byte* header = stackalloc byte[16];
            BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(header, 16), sequence);
            stream.Update(IoVec.FromPointer(header, 16)); // expect: KCG101
        }
    }

    // Wrong: the using statement of the pinned handle ends before the operation.
    public static unsafe int SealRecord(Cbc cipher, byte[] iv, byte[] record, Span<byte> output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using (var pinned = new PinnedGCHandle<byte[]>(record))
        {
            stream.Update(IoVec.FromPointer(pinned.GetAddressOfArrayData(), (nuint)record.Length), last: true); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Wrong: all the pins collected in the list are disposed before the operation instead of after it.
    public static int SealSegments(Cbc cipher, byte[] iv, List<byte[]> segments, byte[] output)
    {
        var pins = new List<MemoryHandle>(segments.Count);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] segment in segments)
        {
            MemoryHandle pin = segment.AsMemory().Pin();
            pins.Add(pin);
            stream.Update(IoVec.FromHandle(pin, segment.Length));
        }
        foreach (MemoryHandle pin in pins)
            pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the handle of the block before is freed in the loop though nothing was collected yet.
    public static unsafe int FreePreviousWhileLent(Cbc cipher, byte[] iv, byte[][] blocks, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        GCHandle previous = default;
        foreach (byte[] block in blocks)
        {
            GCHandle handle = GCHandle.Alloc(block, GCHandleType.Pinned);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)block.Length));
            if (previous.IsAllocated)
                previous.Free(); // expect: KCG101
            previous = handle;
        }
        int written = stream.Op(output);
        if (previous.IsAllocated) previous.Free();
        return written;
    }

    // Wrong: finally unpins the buffer, and the operation comes after the try statement.
    public static int SealAfterFinally(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[4096];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        MemoryHandle pin = buffer.AsMemory().Pin();
        try
        {
            source.ReadExactly(buffer);
            stream.Update(IoVec.FromHandle(pin, buffer.Length), last: true);
        }
        finally
        {
            pin.Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Wrong: the state after the body unpins what the last state has still to collect.
    public static long StateMachine(Cbc cipher, byte[] iv, byte[] body, Stream target)
    {
        byte[] output = new byte[body.Length];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        MemoryHandle pin = body.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, body.Length), last: true);
        int state = 0;
        while (true)
        {
            switch (state)
            {
                case 0:
                    pin.Dispose(); // expect: KCG101
                    state = 1;
                    break;
                default:
                    target.Write(output, 0, stream.Op(output));
                    return target.Position;
            }
        }
    }

    // Wrong: the inner fixed block, which pins the trailer, is left before the operation in the outer one.
    public static unsafe int BodyAndTrailer(Cbc cipher, byte[] iv, byte[] body, byte[] trailer, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* pBody = body)
        {
            stream.Update(IoVec.FromPointer(pBody, (nuint)body.Length));
            fixed (byte* pTrailer = trailer)
                stream.Update(IoVec.FromPointer(pTrailer, (nuint)trailer.Length), last: true); // expect: KCG101
            return stream.Op(output);
        }
    }

    // Wrong: the pin held by the record is disposed before the operation.
    public static int SealPinnedPart(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] data = new byte[8192];
        source.ReadExactly(data);
        var part = new PinnedPart(data, data.AsMemory().Pin());
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(part.Pin, part.Data.Length), last: true);
        part.Pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the queue of handles is drained before the operation.
    public static unsafe int DrainTooEarly(Cbc cipher, byte[] iv, IEnumerable<byte[]> packets, byte[] output)
    {
        var handles = new Queue<GCHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] packet in packets)
        {
            GCHandle handle = GCHandle.Alloc(packet, GCHandleType.Pinned);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)packet.Length));
            handles.Enqueue(handle);
        }
        while (handles.Count > 0)
            handles.Dequeue().Free(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the pin is disposed before the awaited flush, and the operation runs after it.
    public static async Task<int> SealAndFlushAsync(Cbc cipher, byte[] iv, byte[] message, Stream log, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        MemoryHandle pin = message.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        pin.Dispose(); // expect: KCG101
        await log.FlushAsync();
        int count = stream.Op(output);
        await log.WriteAsync(output.AsMemory(0, count));
        return count;
    }

    // Wrong: the handle is freed at the label on the way to the operation.
    public static unsafe int WithGoto(Cbc cipher, byte[] iv, byte[] page, bool withTrailer, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(page, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((byte*)handle.AddrOfPinnedObject(), (nuint)page.Length));
        if (!withTrailer) goto done;
        stream.Update(iv);
    done:
        handle.Free(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the stream is handed to the caller with the memory of this method's stack frame lent to it.
    public static unsafe CipherStream OpenWithPreamble(Cbc cipher, byte[] iv, long volume)
    {
        long* preamble = stackalloc long[2];
        preamble[0] = volume;
        preamble[1] = ~volume;
        CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(preamble, 16)); // expect: KCG101
        return stream;
    }

    // Wrong: the address of a local of the local function is lent, and that frame is gone at the operation.
    public static unsafe int SealCounter(Cbc cipher, byte[] iv, UInt128 counter, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        AppendCounter(counter + 1);
        return stream.Op(output);

        void AppendCounter(UInt128 value)
        {
            UInt128 block = value;
            stream.Update(IoVec.FromPointer(&block, 16), last: true); // expect: KCG101
        }
    }

    // Wrong: after the swap 'standby' is the handle whose memory is lent, and it is disposed before the operation.
    public static int SwapThenDispose(Cbc cipher, byte[] iv, byte[] first, byte[] second, byte[] output)
    {
        MemoryHandle active = first.AsMemory().Pin(), standby = second.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(active, first.Length));
        (active, standby) = (standby, active);
        standby.Dispose(); // expect: KCG101
        int written = stream.Op(output);
        active.Dispose();
        return written;
    }

    // Wrong: the vectors are kept in an array, and the pins behind them are disposed between Update and Op.
    public static int VectorArray(Gcm cipher, byte[] nonce, byte[] head, byte[] tail, byte[] output)
    {
        MemoryHandle headPin = head.AsMemory().Pin();
        MemoryHandle tailPin = tail.AsMemory().Pin();
        IoVec[] vectors = [IoVec.FromHandle(headPin, head.Length), IoVec.FromHandle(tailPin, tail.Length)];
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(vectors, last: true);
        tailPin.Dispose(); // expect: KCG101
        int written = stream.Op(output);
        headPin.Dispose();
        return written;
    }

    // Wrong: the pin of the turn before is replaced at the top of the loop while its memory is still lent.
    public static int RepinInLoop(Cbc cipher, byte[] iv, List<Memory<byte>> pages, byte[] output)
    {
        MemoryHandle pin = default;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < pages.Count; i++)
        {
            pin.Dispose(); // expect: KCG101
            pin = pages[i].Pin();
            stream.Update(IoVec.FromHandle(pin, pages[i].Length), last: i == pages.Count - 1);
        }
        int written = stream.Op(output);
        pin.Dispose();
        return written;
    }

    // Wrong: the batch is collected every eight messages only, but each pin is disposed in its own turn.
    public static void FlushWhenFull(Cbc cipher, byte[] iv, IEnumerable<byte[]> messages, Stream target)
    {
        byte[] output = new byte[1 << 15];
        int pending = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] message in messages)
        {
            MemoryHandle pin = message.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, message.Length));
            if (++pending == 8)
            {
                target.Write(output.AsSpan(0, stream.Op(output)));
                pending = 0;
            }
            pin.Dispose(); // expect: KCG101
        }
        if (pending > 0) target.Write(output.AsSpan(0, stream.Op(output)));
    }

    // Wrong: the generic table is pinned only while it is lent, not while it is read.
    public static unsafe int SealTable<T>(Cbc cipher, byte[] iv, T[] table, byte[] output) where T : unmanaged
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        nuint size = (nuint)(table.Length * sizeof(T));
        fixed (T* rows = table)
            stream.Update(IoVec.FromPointer(rows, size), last: true); // expect: KCG101
        for (int attempt = 0; ; attempt++)
        {
            int read = stream.Op(output);
            if (read > 0 || attempt == 3) return read;
        }
    }

    // Wrong: the iterator unpins each page before it collects it.
    public static IEnumerable<int> SealPages(Cbc cipher, byte[] iv, IEnumerable<byte[]> pages, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] page in pages)
        {
            MemoryHandle pin = page.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, page.Length));
            pin.Dispose(); // expect: KCG101
            yield return stream.Op(output);
        }
    }
}

public static class PoolLost
{
    public readonly record struct Lease(byte[] Buffer, MemoryHandle Pin, int Length);

    // Wrong: the rented buffer goes back to the pool before the operation.
    public static int CopySealed(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(16384);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = source.Read(rented, 0, 16384) & ~15;
        stream.Update(IoVec.FromHandle(pin, count), last: true);
        ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        return stream.Op(output);
    }

    // Wrong: in the fixed block the pool gets its array back before the stream has read it.
    public static unsafe void ChunkedUpload(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] output = new byte[8192];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        while (true)
        {
            byte[] chunk = ArrayPool<byte>.Shared.Rent(8192);
            int count = source.ReadAtLeast(chunk.AsSpan(0, 8192), 8192, throwOnEndOfStream: false) & ~15;
            if (count == 0)
            {
                ArrayPool<byte>.Shared.Return(chunk);
                break;
            }
            fixed (byte* p = chunk)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)count));
                ArrayPool<byte>.Shared.Return(chunk, clearArray: true); // expect: KCG102
                target.Write(output, 0, stream.Op(output));
            }
        }
    }

    // Wrong: the owner is disposed by the end of its using statement, the operation comes after it.
    public static int OwnerUsing(Gcm cipher, byte[] nonce, Stream source, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        MemoryHandle pin;
        using (IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096))
        {
            int count = source.Read(owner.Memory.Span);
            pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, count), last: true); // expect: KCG102
        }
        int written = stream.Op(output);
        pin.Dispose();
        return written;
    }

    // Wrong: the owner is disposed by hand between Update and Op.
    public static async Task<int> OwnerDisposedAsync(Cbc cipher, byte[] iv, Stream source, Memory<byte> output, CancellationToken token)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int count = await source.ReadAtLeastAsync(owner.Memory, 4096, false, token);
        MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, count & ~15), last: true);
        owner.Dispose(); // expect: KCG102
        token.ThrowIfCancellationRequested();
        int written = stream.Op(output.Span);
        pin.Dispose();
        return written;
    }

    // Wrong: the leases of the list are returned before the batch is collected.
    public static int BatchOfLeases(Cbc cipher, byte[] iv, IReadOnlyList<Stream> files, byte[] output)
    {
        var leases = new List<Lease>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (Stream file in files)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
            int length = file.Read(buffer, 0, 1024) & ~15;
            var lease = new Lease(buffer, buffer.AsMemory().Pin(), length);
            leases.Add(lease);
            stream.Update(IoVec.FromHandle(lease.Pin, lease.Length));
        }
        foreach (Lease lease in leases)
            ArrayPool<byte>.Shared.Return(lease.Buffer); // expect: KCG102
        int written = stream.Op(output);
        foreach (Lease lease in leases)
            lease.Pin.Dispose();
        return written;
    }

    // Wrong: each owner lives for one turn of the loop, the operation gathers them after it.
    public static unsafe int OwnersInLoop(Cbc cipher, byte[] iv, Stream source, int blocks, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        var pins = new List<MemoryHandle>();
        for (int i = 0; i < blocks; i++)
        {
            using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(512);
            source.ReadExactly(owner.Memory.Span[..512]);
            MemoryHandle pin = owner.Memory.Pin();
            pins.Add(pin);
            stream.Update(IoVec.FromHandle(pin, 512)); // expect: KCG102
        }
        int written = stream.Op(output);
        pins.ForEach(static pin => pin.Dispose());
        return written;
    }

    // Wrong: the finally block returns the buffer, and the tag is picked up only after it.
    public static unsafe int FinallyReturns(Gcm cipher, byte[] nonce, Stream source, int size, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(size);
        GCHandle handle = GCHandle.Alloc(rented, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        try
        {
            source.ReadExactly(rented, 0, size);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)size), last: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        }
        int written = stream.Op(output);
        handle.Free();
        return written;
    }

    // Wrong: the alias 'payload' is the rented array, returned before the operation.
    public static int AliasReturned(Cbc cipher, byte[] iv, Socketish peer, byte[] output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Create();
        byte[] rented = pool.Rent(2048);
        byte[] payload = rented;
        int length = peer.Receive(payload);
        using MemoryHandle pin = payload.AsMemory().Pin();
        using CipherStream stream = cipher.BeginDecrypt(iv);
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        pool.Return(payload); // expect: KCG102
        int plain = stream.Op(output);
        peer.Acknowledge(plain);
        return plain;
    }

    public sealed class Socketish
    {
        public int Receive(Span<byte> buffer) => buffer.Length & ~15;
        public void Acknowledge(int count) => _ = count;
    }

    // Wrong: on the short path the buffer goes back before the operation that both paths share.
    public static int ShortPath(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        using MemoryHandle pin = rented.AsMemory().Pin();
        int length = source.Read(rented, 0, 4096) & ~15;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        if (length < 4096)
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        int written = stream.Op(output);
        return written;
    }

    // Wrong: the previous buffer is returned in the loop while the stream has collected nothing.
    public static int ReturnPreviousTooEarly(Cbc cipher, byte[] iv, Stream source, int count, byte[] output)
    {
        byte[]? previous = null;
        var pins = new List<MemoryHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            byte[] current = ArrayPool<byte>.Shared.Rent(256);
            source.ReadExactly(current, 0, 256);
            pins.Add(current.AsMemory().Pin());
            stream.Update(IoVec.FromHandle(pins[^1], 256));
            if (previous is not null)
                ArrayPool<byte>.Shared.Return(previous); // expect: KCG102
            previous = current;
        }
        int written = stream.Op(output);
        foreach (MemoryHandle pin in pins) pin.Dispose();
        if (previous is not null) ArrayPool<byte>.Shared.Return(previous);
        return written;
    }

    // Wrong: the local function that cleans up is called before the operation.
    public static int LocalCleanup(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
        MemoryHandle pin = rented.AsMemory().Pin();
        source.ReadExactly(rented, 0, 1024);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        Release();
        int written = stream.Op(output);
        pin.Dispose();
        return written;

        void Release() => ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
    }

    // Wrong: the array of owners is disposed, then the stream reads.
    public static int OwnerArray(Gcm cipher, byte[] nonce, Stream source, byte[] output)
    {
        IMemoryOwner<byte>[] owners = [MemoryPool<byte>.Shared.Rent(1000), MemoryPool<byte>.Shared.Rent(1000)];
        var pins = new MemoryHandle[owners.Length];
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        for (int i = 0; i < owners.Length; i++)
        {
            source.ReadExactly(owners[i].Memory.Span[..1000]);
            pins[i] = owners[i].Memory.Pin();
            stream.Update(IoVec.FromHandle(pins[i], 1000), last: i == owners.Length - 1);
        }
        foreach (IMemoryOwner<byte> owner in owners)
            owner.Dispose(); // expect: KCG102
        int written = stream.Op(output);
        foreach (MemoryHandle pin in pins)
            pin.Dispose();
        return written;
    }

    // Wrong: two rented parts are lent together, and the second is returned before the operation.
    public static unsafe int HeadAndBody(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Shared;
        byte[] head = pool.Rent(64), body = pool.Rent(4096);
        source.ReadExactly(head, 0, 64);
        source.ReadExactly(body, 0, 4096);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int written;
        fixed (byte* h = head, b = body)
        {
            stream.Update([IoVec.FromPointer(h, 64), IoVec.FromPointer(b, 4096)], last: true);
            pool.Return(body); // expect: KCG102
            written = stream.Op(output);
        }
        pool.Return(head);
        return written;
    }

    // Wrong: the retry returns the rented array and then still collects what was lent from it.
    public static int RetryReturns(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(512);
        using MemoryHandle pin = rented.AsMemory().Pin();
        source.ReadExactly(rented, 0, 512);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        try
        {
            source.Flush();
        }
        catch (IOException)
        {
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        }
        return stream.Op(output);
    }

    // Wrong: the dictionary's buffers are returned before the operation that reads them.
    public static int CacheOfBuffers(Cbc cipher, byte[] iv, IEnumerable<string> paths, byte[] output)
    {
        var cache = new Dictionary<string, (byte[] Buffer, MemoryHandle Pin)>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (string path in paths)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(128);
            using (FileStream file = File.OpenRead(path)) file.ReadExactly(buffer, 0, 128);
            MemoryHandle pin = buffer.AsMemory().Pin();
            cache[path] = (buffer, pin);
            stream.Update(IoVec.FromHandle(pin, 128));
        }
        foreach (var entry in cache.Values)
            ArrayPool<byte>.Shared.Return(entry.Buffer); // expect: KCG102
        int written = stream.Op(output);
        foreach (var entry in cache.Values)
            entry.Pin.Dispose();
        return written;
    }

    // Wrong: the char pool gets its text back while its bytes are lent.
    public static unsafe int SealText(Ctr cipher, byte[] counter, string text, byte[] output)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(chars);
        using CipherStream stream = cipher.BeginEncrypt(counter);
        fixed (char* p = chars)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length * sizeof(char)), last: true);
            ArrayPool<char>.Shared.Return(chars); // expect: KCG102
            return stream.Op(output);
        }
    }

    // Wrong: the tuple's buffer is returned before Op, only its pin is kept.
    public static int TupleReturned(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        (byte[] Data, MemoryHandle Pin) slot = (rented, rented.AsMemory().Pin());
        int count = source.Read(slot.Data, 0, 4096) & ~15;
        using CipherStream stream = cipher.BeginDecrypt(iv);
        stream.Update(IoVec.FromHandle(slot.Pin, count), last: true);
        ArrayPool<byte>.Shared.Return(slot.Data); // expect: KCG102
        int written = stream.Op(output);
        slot.Pin.Dispose();
        return written;
    }

    // Wrong: every turn lends and returns, the stream is collected only when the batch is full.
    public static void ReturnBeforeFlush(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] output = new byte[16384];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int filled = 0, read;
        do
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
            MemoryHandle pin = rented.AsMemory().Pin();
            read = source.Read(rented, 0, 1024) & ~15;
            stream.Update(IoVec.FromHandle(pin, read));
            filled += read;
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
            if (filled >= 8192 || read == 0)
            {
                target.Write(output, 0, stream.Op(output));
                filled = 0;
            }
            pin.Dispose();
        }
        while (read > 0);
    }

    // Wrong: the slice 'window' is memory of the owner that is disposed before the operation.
    public static int SliceOfOwner(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(8192);
        Memory<byte> window = owner.Memory.Slice(16, 4096);
        source.ReadExactly(window.Span);
        MemoryHandle pin = window.Pin();
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            stream.Update(IoVec.FromHandle(pin, window.Length), last: true);
            owner.Dispose(); // expect: KCG102
            int written = stream.Op(output);
            pin.Dispose();
            return written;
        }
    }

    // Wrong: the pool's owner, declared after the stream, is disposed inside the switch before the shared Op.
    public static int SwitchOnKind(Cbc cipher, byte[] iv, Stream source, int kind, byte[] output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024);
        MemoryHandle pin = owner.Memory.Pin();
        source.ReadExactly(owner.Memory.Span[..1024]);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        switch (kind)
        {
            case 0:
                stream.Update(IoVec.FromHandle(pin, 512), last: true);
                break;
            case 1:
                stream.Update(IoVec.FromHandle(pin, 1024), last: true);
                owner.Dispose(); // expect: KCG102
                break;
            default:
                stream.Update(iv, last: true);
                break;
        }
        int written = stream.Op(output);
        pin.Dispose();
        return written;
    }
}

public static class NativeLost
{
    public readonly unsafe struct Block(byte* address, int length)
    {
        public readonly byte* Address = address;
        public readonly int Length = length;
    }

    // Wrong: the native block is freed before the operation.
    public static unsafe int SealNative(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* block = (byte*)NativeMemory.Alloc(4096);
        source.ReadExactly(new Span<byte>(block, 4096));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 4096), last: true);
        NativeMemory.Free(block); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the aligned sector buffer is freed in finally, the operation follows.
    public static unsafe int SealSector(Cbc cipher, byte[] iv, Stream disk, long sector, byte[] output)
    {
        void* aligned = NativeMemory.AlignedAlloc(512, 512);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        try
        {
            disk.Position = sector * 512;
            disk.ReadExactly(new Span<byte>(aligned, 512));
            stream.Update(IoVec.FromPointer(aligned, 512), last: true);
        }
        finally
        {
            NativeMemory.AlignedFree(aligned); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: growing the block frees the old one, which is still lent.
    public static unsafe int GrowWhileLent(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        nuint capacity = 1024;
        byte* data = (byte*)NativeMemory.Alloc(capacity);
        source.ReadExactly(new Span<byte>(data, 1024));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(data, 1024));
        capacity *= 2;
        data = (byte*)NativeMemory.Realloc(data, capacity); // expect: KCG103
        int written = stream.Op(output);
        NativeMemory.Free(data);
        return written;
    }

    // Wrong: the COM-style buffer is freed before the operation.
    public static unsafe int SealHGlobal(Gcm cipher, byte[] nonce, byte[] message, byte[] output)
    {
        IntPtr memory = Marshal.AllocHGlobal(message.Length);
        Marshal.Copy(message, 0, memory, message.Length);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer((void*)memory, (nuint)message.Length), last: true);
        Marshal.FreeHGlobal(memory); // expect: KCG103
        int written = stream.Op(output);
        return written;
    }

    // Wrong: the task memory is freed on the branch that logs, before the operation that both branches reach.
    public static unsafe int SealCoTask(Cbc cipher, byte[] iv, string title, bool verbose, byte[] output)
    {
        nint text = Marshal.StringToCoTaskMemUni(title);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)text, (nuint)title.Length * 2), last: true);
        if (verbose)
        {
            Console.WriteLine(title);
            Marshal.FreeCoTaskMem(text); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the native buffer is disposed by hand before the operation.
    public static int SealBuffer(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(8192);
        int count = source.Read(buffer.Span) & ~15;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, count), last: true);
        buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the using statement frees the native buffer before the operation.
    public static int UsingBuffer(Cbc cipher, byte[] iv, byte[] record, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using (NativeBuffer copy = NativeBuffer.Allocate(record.Length))
        {
            record.CopyTo(copy.Span);
            stream.Update(copy.Vector(0, record.Length), last: true); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: each page is freed at the end of its turn, the operation comes after the loop.
    public static int PagesInLoop(Cbc cipher, byte[] iv, Stream source, int pages, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < pages; i++)
        {
            using NativeBuffer page = NativeBuffer.Allocate(4096);
            source.ReadExactly(page.Span);
            stream.Update(page.Vector(0, 4096), last: i + 1 == pages); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the list of blocks is freed, then the stream reads.
    public static unsafe int ListOfBlocks(Cbc cipher, byte[] iv, IReadOnlyList<byte[]> parts, byte[] output)
    {
        var blocks = new List<nint>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            byte* block = (byte*)NativeMemory.Alloc((nuint)part.Length);
            part.CopyTo(new Span<byte>(block, part.Length));
            blocks.Add((nint)block);
            stream.Update(IoVec.FromPointer(block, (nuint)part.Length));
        }
        foreach (nint block in blocks)
            NativeMemory.Free((void*)block); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: in the double buffer the half which is lent is disposed, and then collected.
    public static int DoubleBuffer(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer current = NativeBuffer.Allocate(4096), next = NativeBuffer.Allocate(4096);
        source.ReadExactly(current.Span);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(current.Vector(0, 4096));
        source.ReadExactly(next.Span);
        (current, next) = (next, current);
        next.Dispose(); // expect: KCG103
        int written = stream.Op(output);
        current.Dispose();
        return written;
    }

    // Wrong: the early return on cancellation is clean, but the main path frees before it collects.
    public static unsafe int Cancellable(Cbc cipher, byte[] iv, Stream source, byte[] output, CancellationToken token)
    {
        byte* block = (byte*)NativeMemory.AllocZeroed(2048);
        int count = source.Read(new Span<byte>(block, 2048)) & ~15;
        if (token.IsCancellationRequested)
        {
            NativeMemory.Free(block);
            return 0;
        }
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, (nuint)count), last: true);
        NativeMemory.Free(block); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the struct's block is freed before the operation.
    public static unsafe int StructBlock(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        var block = new Block((byte*)NativeMemory.Alloc(256), 256);
        source.ReadExactly(new Span<byte>(block.Address, block.Length));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block.Address, (nuint)block.Length), last: true);
        NativeMemory.Free(block.Address); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the vector comes from a slice of the native buffer that is disposed before the awaited result.
    public static async Task<int> SliceAsync(Cbc cipher, byte[] iv, Stream source, Stream target, CancellationToken token)
    {
        byte[] output = new byte[4096];
        NativeBuffer ring = NativeBuffer.Allocate(16384);
        await source.ReadExactlyAsync(ring.Memory.Slice(4096, 4096), token);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        IoVec middle = ring.Vector(4096, 4096);
        stream.Update(middle, last: true);
        ring.Dispose(); // expect: KCG103
        int count = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, count), token);
        return count;
    }

    // Wrong: the old block is freed in the loop though the operation comes only after it.
    public static unsafe int FreePrevious(Cbc cipher, byte[] iv, Stream source, int count, byte[] output)
    {
        byte* previous = null;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            byte* block = (byte*)NativeMemory.Alloc(64);
            source.ReadExactly(new Span<byte>(block, 64));
            stream.Update(IoVec.FromPointer(block, 64));
            NativeMemory.Free(previous); // expect: KCG103
            previous = block;
        }
        int written = stream.Op(output);
        NativeMemory.Free(previous);
        return written;
    }

    // Wrong: the local function frees what the outer method lent and collects later.
    public static unsafe int LocalFree(Gcm cipher, byte[] nonce, int size, Stream source, byte[] output)
    {
        byte* scratch = (byte*)NativeMemory.Alloc((nuint)size);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        source.ReadExactly(new Span<byte>(scratch, size));
        stream.Update(IoVec.FromPointer(scratch, (nuint)size), last: true);
        Cleanup();
        return stream.Op(output);

        void Cleanup()
        {
            NativeMemory.Free(scratch); // expect: KCG103
        }
    }

    // Wrong: the catch block frees the memory and falls through to the operation.
    public static unsafe int CatchFrees(Cbc cipher, byte[] iv, Stream source, Stream log, byte[] output)
    {
        IntPtr memory = Marshal.AllocHGlobal(1024);
        source.ReadExactly(new Span<byte>((void*)memory, 1024));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)memory, 1024), last: true);
        try
        {
            log.WriteByte(1);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            Marshal.FreeHGlobal(memory); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the generic array of vectors points into native rows that are freed before the operation.
    public static unsafe int Rows<T>(Cbc cipher, byte[] iv, ReadOnlySpan<T> rows, byte[] output) where T : unmanaged
    {
        T* copy = (T*)NativeMemory.Alloc((nuint)rows.Length, (nuint)sizeof(T));
        rows.CopyTo(new Span<T>(copy, rows.Length));
        int half = rows.Length / 2;
        ReadOnlySpan<IoVec> vectors = [IoVec.FromPointer(copy, (nuint)(half * sizeof(T))), IoVec.FromPointer(copy + half, (nuint)((rows.Length - half) * sizeof(T)))];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(vectors, last: true);
        NativeMemory.Free(copy); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: in the pool of two the buffer of the lent slot is disposed before its stream collects.
    public static int TwoStreams(Cbc inner, Cbc outer, byte[] iv, byte[] text, byte[] output)
    {
        NativeBuffer slot = NativeBuffer.Allocate(text.Length);
        text.CopyTo(slot.Span);
        using CipherStream a = inner.BeginEncrypt(iv);
        using CipherStream b = outer.BeginEncrypt(iv);
        a.Update(slot.Vector(0, text.Length), last: true);
        b.Update(text, last: true);
        int written = b.Op(output);
        slot.Dispose(); // expect: KCG103
        return written + a.Op(output.AsSpan(written));
    }

    // Wrong: leaving the state 'Filled' frees the page that the state 'Sealed' collects.
    public static unsafe int States(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* page = (byte*)NativeMemory.AlignedAlloc(4096, 4096);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        source.ReadExactly(new Span<byte>(page, 4096));
        stream.Update(IoVec.FromPointer(page, 4096), last: true);
        for (int state = 0; ; state++)
        {
            if (state == 0)
            {
                NativeMemory.AlignedFree(page); // expect: KCG103
                continue;
            }
            return stream.Op(output);
        }
    }

    // Wrong: the queue of native buffers is emptied before the stream has collected.
    public static int QueueOfBuffers(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        var queue = new Queue<NativeBuffer>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < 4; i++)
        {
            NativeBuffer buffer = NativeBuffer.Allocate(1024);
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 1024));
            queue.Enqueue(buffer);
        }
        while (queue.TryDequeue(out NativeBuffer? done))
            done.Dispose(); // expect: KCG103
        return stream.Op(output);
    }
}

public static class Overwritten
{
    public struct Header
    {
        public uint Magic, Sequence;
        public ulong Length;
    }

    // Wrong: the next chunk is read into the buffer which is lent.
    public static int ReadNextTooEarly(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[4096];
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        source.ReadExactly(buffer);
        stream.Update(IoVec.FromHandle(pin, buffer.Length), last: true);
        int more = source.Read(buffer, 0, buffer.Length); // expect: KCG104
        int written = stream.Op(output);
        return more == 0 ? written : -written;
    }

    // Wrong: the secret is wiped before the operation has read it.
    public static unsafe int WipeTooEarly(Gcm cipher, byte[] nonce, byte[] secret, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        fixed (byte* p = secret)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)secret.Length), last: true);
            CryptographicOperations.ZeroMemory(secret); // expect: KCG104
            return stream.Op(output);
        }
    }

    // Wrong: one byte of the lent page is patched before the operation.
    public static int PatchLength(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        int count = source.Read(page.Span[16..]);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(page.Vector(0, 4096), last: true);
        page.Span[0] = (byte)count; // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: Array.Clear empties the frame that the stream has yet to read.
    public static int ClearFrame(Cbc cipher, byte[] iv, byte[] frame, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(frame, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(iv);
            unsafe { stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)frame.Length), last: true); }
            Array.Clear(frame, 0, 16); // expect: KCG104
            return stream.Op(output);
        }
        finally
        {
            handle.Free();
        }
    }

    // Wrong: the pad is made random after it was lent.
    public static int RandomPad(Cbc cipher, byte[] iv, byte[] block, byte[] output)
    {
        byte[] pad = GC.AllocateUninitializedArray<byte>(64);
        using MemoryHandle pin = pad.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(block);
        stream.Update(IoVec.FromHandle(pin, pad.Length), last: true);
        RandomNumberGenerator.Fill(pad.AsSpan(0, 16)); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the loop reads into the same buffer again and collects only at the end.
    public static int OneBufferForAll(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[1024];
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int read;
        while ((read = source.Read(buffer)) > 0) // expect: KCG104
            stream.Update(IoVec.FromHandle(pin, read & ~15));
        return stream.Op(output);
    }

    // Wrong: the header is copied over the beginning of the body which is lent.
    public static unsafe int HeaderOverBody(Cbc cipher, byte[] iv, byte[] header, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = body)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)body.Length));
            header.CopyTo(body, 0); // expect: KCG104
            int written = stream.Op(output);
            stream.Update(header, last: true);
            return written + stream.Op(output.AsSpan(written));
        }
    }

    // Wrong: the length is written through a span that is a slice of what is lent.
    public static int FrameLength(Cbc cipher, byte[] iv, byte[] payload, byte[] output)
    {
        byte[] frame = new byte[16 + payload.Length];
        payload.CopyTo(frame.AsSpan(16));
        Span<byte> prefix = frame.AsSpan(0, 4);
        using MemoryHandle pin = frame.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, frame.Length), last: true);
        BinaryPrimitives.WriteInt32BigEndian(prefix, payload.Length); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: a field of the lent header is set after Update.
    public static unsafe int LateSequence(Cbc cipher, byte[] iv, uint sequence, byte[] body, byte[] output)
    {
        Header header = default;
        header.Magic = 0x4B434731;
        header.Length = (ulong)body.Length;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&header, (nuint)sizeof(Header)));
        header.Sequence = sequence; // expect: KCG104
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    // Wrong: the output of the first stream goes into the memory lent to the second.
    public static int ChainOverwrites(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] output)
    {
        byte[] middle = new byte[text.Length];
        using MemoryHandle pin = middle.AsMemory().Pin();
        using CipherStream inner = first.BeginEncrypt(iv);
        using CipherStream outer = second.BeginEncrypt(iv);
        inner.Update(text, last: true);
        outer.Update(IoVec.FromHandle(pin, middle.Length), last: true);
        inner.Op(middle); // expect: KCG104
        return outer.Op(output);
    }

    // Wrong: the buffers are swapped, so the read goes into the half which is lent.
    public static int SwappedRead(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        using NativeBuffer one = NativeBuffer.Allocate(4096), two = NativeBuffer.Allocate(4096);
        byte[] output = new byte[4096];
        NativeBuffer lent = one, free = two;
        source.ReadExactly(lent.Span);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(lent.Vector(0, 4096));
        (lent, free) = (free, lent);
        source.ReadExactly(free.Span); // expect: KCG104
        int written = stream.Op(output);
        target.Write(output, 0, written);
        return written;
    }

    // Wrong: the ref local points into the lent buffer and is written through.
    public static int RefLocal(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] block = new byte[512];
        source.ReadExactly(block);
        ref byte flags = ref block[3];
        using MemoryHandle pin = block.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, block.Length), last: true);
        flags |= 0x80; // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the pointer itself is written through before the operation.
    public static unsafe int PointerWrite(Cbc cipher, byte[] iv, byte[] block, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            *p ^= 0xA5; // expect: KCG104
            return stream.Op(output);
        }
    }

    // Wrong: the native scratch is filled with zeros while it is lent.
    public static unsafe int FillNative(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* scratch = (byte*)NativeMemory.Alloc(1024);
        Span<byte> view = new(scratch, 1024);
        source.ReadExactly(view);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(scratch, 1024), last: true);
        view.Clear(); // expect: KCG104
        int written = stream.Op(output);
        NativeMemory.Free(scratch);
        return written;
    }

    // Wrong: the second read of the message goes into the same half that was lent by constant offset.
    public static int SameHalf(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer ring = NativeBuffer.Allocate(8192);
        source.ReadExactly(ring.Span[..4096]);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(ring.Vector(0, 4096));
        source.ReadExactly(ring.Span.Slice(2048, 4096)); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the awaited read fills the array which is lent.
    public static async Task<int> ReadAsyncOverLent(Cbc cipher, byte[] iv, Stream source, byte[] output, CancellationToken token)
    {
        byte[] buffer = new byte[2048];
        await source.ReadExactlyAsync(buffer, token);
        MemoryHandle pin = buffer.AsMemory().Pin();
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(iv);
            stream.Update(IoVec.FromHandle(pin, buffer.Length), last: true);
            int trailing = await source.ReadAsync(buffer, token); // expect: KCG104
            int written = stream.Op(output);
            return trailing > 0 ? -written : written;
        }
        finally
        {
            pin.Dispose();
        }
    }

    // Wrong: the local function writes the sequence number into the lent frame.
    public static int LocalWrite(Cbc cipher, byte[] iv, byte[] frame, byte sequence, byte[] output)
    {
        using MemoryHandle pin = frame.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, frame.Length), last: true);
        Stamp();
        return stream.Op(output);

        void Stamp()
        {
            frame[0] = sequence; // expect: KCG104
        }
    }

    // Wrong: the counter in the lent block is incremented in every turn, but only every eighth turn collects.
    public static void CounterBlocks(Cbc cipher, byte[] iv, int count, Stream target)
    {
        byte[] block = new byte[16], output = new byte[256];
        using MemoryHandle pin = block.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            block[15]++; // expect: KCG104
            stream.Update(IoVec.FromHandle(pin, 16));
            if (i % 8 == 7)
                target.Write(output, 0, stream.Op(output));
        }
        target.Write(output, 0, stream.Op(output));
    }

    // Wrong: one-shot encryption writes its ciphertext over what is lent to the stream.
    public static int OneShotOver(Cbc cipher, Xts disk, byte[] iv, byte[] tweak, byte[] sector, byte[] output)
    {
        using MemoryHandle pin = sector.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, sector.Length), last: true);
        disk.Encrypt(tweak, sector, sector); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the first word of the lent table is incremented by reference before the operation.
    public static unsafe int ExchangeInLent(Cbc cipher, byte[] iv, long[] words, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (long* p = words)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)words.Length * 8), last: true);
            Interlocked.Increment(ref words[0]); // expect: KCG104
            return stream.Op(output);
        }
    }

    // Wrong: the batch is reversed in place after it was lent.
    public static int Reversed(Cbc cipher, byte[] iv, byte[] batch, byte[] output)
    {
        var pin = new PinnedGCHandle<byte[]>(batch);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        unsafe { stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)batch.Length), last: true); }
        Array.Reverse(batch); // expect: KCG104
        int written = stream.Op(output);
        pin.Dispose();
        return written;
    }
}

public static class Unpinned
{
    // Wrong: the pointer is used after the fixed block that pinned the array.
    public static unsafe int PointerOutlivesFixed(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        byte* start;
        fixed (byte* p = data) start = p;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(start, (nuint)data.Length), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // Wrong: Unsafe.AsPointer pins nothing.
    public static unsafe int AsPointer(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] data = new byte[4096];
        source.ReadExactly(data);
        void* address = Unsafe.AsPointer(ref data[0]);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(address, 4096), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // Wrong: a reference to the array's data is not a pin.
    public static unsafe int ArrayReference(Gcm cipher, byte[] nonce, string path, byte[] output)
    {
        byte[] file = File.ReadAllBytes(path);
        ref byte first = ref MemoryMarshal.GetArrayDataReference(file);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        IoVec vector = IoVec.FromPointer(Unsafe.AsPointer(ref first), (nuint)file.Length); // expect: KCG105
        stream.Update(vector, last: true);
        return stream.Op(output);
    }

    // Wrong: the span's array may move, nothing pins it.
    public static unsafe int SpanReference(Cbc cipher, byte[] iv, Stream source, Span<byte> output)
    {
        Span<byte> window = new byte[1024].AsSpan(512, 256);
        source.ReadExactly(window);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(window)), (nuint)window.Length), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // Wrong: the address is asked of an array that no handle has pinned.
    public static unsafe int ElementAddress(Cbc cipher, byte[] iv, int count, byte[] output)
    {
        int[] table = Enumerable.Range(0, count).ToArray();
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(table, 0);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)address, (nuint)count * 4), last: true); // expect: KCG105
        return stream.Op(output);
    }
}

public static class NeverCollected
{
    // Wrong: the last part is sent, but nothing picks it up before the stream is disposed.
    public static void LastPartLost(Cbc cipher, byte[] iv, byte[] head, byte[] tail, Stream target)
    {
        byte[] output = new byte[head.Length + tail.Length];
        using CipherStream stream = cipher.BeginEncrypt(iv); // expect: KCG106
        stream.Update(head);
        int written = stream.Op(output);
        stream.Update(tail, last: true);
        target.Write(output, 0, written);
    }

    // Wrong: the short message returns early with its input in the stream.
    public static int EarlyReturn(Gcm cipher, byte[] nonce, byte[] message, byte[] output)
    {
        using MemoryHandle pin = message.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(nonce); // expect: KCG106
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        if (message.Length < 16)
            return 0;
        return stream.Op(output);
    }

    // Wrong: the variable is given a new stream while the old one has input that nobody collected.
    public static int Reassigned(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] output)
    {
        CipherStream stream = first.BeginEncrypt(iv); // expect: KCG106
        stream.Update(text, last: true);
        stream.Dispose();
        stream = second.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int written = stream.Op(output);
        stream.Dispose();
        return written;
    }

    // Wrong: the loop is left by break after Update and before Op.
    public static long BreakBeforeOp(Cbc cipher, byte[] iv, Stream source, Stream target, CancellationToken token)
    {
        byte[] buffer = new byte[4096], output = new byte[4096];
        using CipherStream stream = cipher.BeginEncrypt(iv); // expect: KCG106
        while (true)
        {
            int read = source.Read(buffer) & ~15;
            if (read == 0) break;
            stream.Update(buffer.AsSpan(0, read));
            if (token.IsCancellationRequested) break;
            target.Write(output, 0, stream.Op(output));
        }
        return target.Length;
    }

    // Wrong: the trailer is lent after the last operation and the stream ends.
    public static async Task TrailerAsync(Cbc cipher, byte[] iv, byte[] body, byte[] trailer, Stream target)
    {
        byte[] output = new byte[body.Length];
        MemoryHandle pin = trailer.AsMemory().Pin();
        CipherStream stream = cipher.BeginEncrypt(iv); // expect: KCG106
        try
        {
            stream.Update(body);
            int count = stream.Op(output);
            await target.WriteAsync(output.AsMemory(0, count));
            stream.Update(IoVec.FromHandle(pin, trailer.Length), last: true);
        }
        finally
        {
            stream.Dispose();
            pin.Dispose();
        }
    }
}

public static class Abandoned
{
    // Wrong: the cancelled path leaves with lent input uncollected, but the early Free harms nobody, for nothing reads any more.
    public static unsafe int CancelledAfterLending(Cbc cipher, byte[] iv, byte[] data, CancellationToken token, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(iv); // expect: KCG106
        stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)data.Length), last: true);
        if (token.IsCancellationRequested)
        {
            handle.Free();
            return 0;
        }
        int written = stream.Op(output);
        handle.Free();
        return written;
    }

    // Wrong: the measured stream is given a rented block and thrown away without an operation.
    public static int MeasureOnly(Cbc cipher, byte[] iv, Stream source)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
        using MemoryHandle pin = rented.AsMemory().Pin();
        int count = source.Read(rented, 0, 1024) & ~15, sent;
        using (CipherStream stream = cipher.BeginEncrypt(iv)) // expect: KCG106
        {
            sent = stream.Update(IoVec.FromHandle(pin, count), last: true);
        }
        ArrayPool<byte>.Shared.Return(rented);
        return sent;
    }
}

public static class AfterLast
{
    // Wrong: the trailer comes after the update that was said to be the last.
    public static int Trailer(Cbc cipher, byte[] iv, byte[] body, byte[] trailer, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(body, last: true);
        int written = stream.Op(output);
        stream.Update(trailer); // expect: KCG108
        return written + stream.Op(output.AsSpan(written));
    }

    // Wrong: every part of the loop is called the last.
    public static int AllLast(Gcm cipher, byte[] nonce, IEnumerable<byte[]> parts, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        foreach (byte[] part in parts)
            stream.Update(part, last: true); // expect: KCG108
        return stream.Op(output);
    }

    // Wrong: the branch ends the message, and the code after it goes on.
    public static int OneBranchEnds(Cbc cipher, byte[] iv, byte[] head, byte[] body, bool headOnly, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (headOnly)
            stream.Update(head, last: true);
        else
            stream.Update(head);
        stream.Update(body, last: true); // expect: KCG108
        return stream.Op(output);
    }

    // Wrong: the local function has ended the message already.
    public static int EndedByLocal(Cbc cipher, byte[] iv, byte[] body, byte[] pad, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        Finish();
        using MemoryHandle pin = pad.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, pad.Length)); // expect: KCG108
        return stream.Op(output);

        void Finish() => stream.Update(body, true);
    }

    // Wrong: an empty piece is sent after the last one.
    public static unsafe int EmptyAfterLast(Cbc cipher, byte[] iv, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = body)
        {
            const bool final = true;
            stream.Update(IoVec.FromPointer(p, (nuint)body.Length), final);
            stream.Update(ReadOnlySpan<byte>.Empty, last: true); // expect: KCG108
            return stream.Op(output);
        }
    }
}
