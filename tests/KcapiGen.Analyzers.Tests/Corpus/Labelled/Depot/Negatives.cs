using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Depot.Sealing;
using KcapiGen;

namespace Depot.Right;

public static class ScopeKept
{
    public readonly record struct PinnedPart(byte[] Data, MemoryHandle Pin);

    // Right: the operation runs inside the fixed block.
    public static unsafe int SealImageHeader(Cbc cipher, byte[] iv, string path, byte[] output)
    {
        byte[] image = File.ReadAllBytes(path);
        int length = image.Length & ~15, written;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* start = image)
        {
            stream.Update(IoVec.FromPointer(start, (nuint)length), last: true);
            written = stream.Op(output);
        }
        return written;
    }

    // Right: the pins live until the list is disposed after the operation.
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
        int written = stream.Op(output);
        foreach (MemoryHandle pin in pins)
            pin.Dispose();
        return written;
    }

    // Right: every turn collects before its pin is disposed by using.
    public static long PinPerTurn(Cbc cipher, byte[] iv, IEnumerable<byte[]> parts, Stream target)
    {
        byte[] output = new byte[8192];
        long total = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            using MemoryHandle pin = part.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, part.Length));
            int count = stream.Op(output);
            target.Write(output, 0, count);
            total += count;
        }
        return total;
    }

    // Right: the previous handle is freed only after its own block was collected.
    public static unsafe void FreePreviousAfterOp(Cbc cipher, byte[] iv, byte[][] blocks, Stream target)
    {
        byte[] output = new byte[4096];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        GCHandle previous = default;
        foreach (byte[] block in blocks)
        {
            GCHandle handle = GCHandle.Alloc(block, GCHandleType.Pinned);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)block.Length));
            target.Write(output, 0, stream.Op(output));
            if (previous.IsAllocated) previous.Free();
            previous = handle;
        }
        if (previous.IsAllocated) previous.Free();
    }

    // Right: while item i is lent, item i - 1, already collected, is freed.
    public static unsafe int FreeOneBehind(Cbc cipher, byte[] iv, byte[][] items, byte[] output)
    {
        var handles = new GCHandle[items.Length];
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < items.Length; i++)
        {
            handles[i] = GCHandle.Alloc(items[i], GCHandleType.Pinned);
            stream.Update(IoVec.FromPointer((void*)handles[i].AddrOfPinnedObject(), (nuint)items[i].Length), i == items.Length - 1);
            if (i > 0) handles[i - 1].Free();
            written += stream.Op(output.AsSpan(written));
        }
        if (items.Length > 0) handles[^1].Free();
        return written;
    }

    // Right: the unpinning in finally comes after the operation in try.
    public static int FinallyUnpins(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[4096];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        MemoryHandle pin = buffer.AsMemory().Pin();
        try
        {
            source.ReadExactly(buffer);
            stream.Update(IoVec.FromHandle(pin, buffer.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            pin.Dispose();
        }
    }

    // Right: the pin is declared before the stream, both end after the operation.
    public static int PinBeforeStream(Gcm cipher, byte[] nonce, byte[] message, byte[] output)
    {
        using MemoryHandle pin = message.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        return stream.Op(output);
    }

    // Right: the pin is declared after the stream and so ends before it, but the operation is long over.
    public static int PinAfterStream(Gcm cipher, byte[] nonce, byte[] message, byte[] output)
    {
        using CipherStream stream = cipher.BeginDecrypt(nonce);
        using MemoryHandle pin = message.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        int written = stream.Op(output);
        return written;
    }

    // Right: the array lives in the pinned heap, leaving the fixed block unpins nothing.
    public static unsafe int PinnedHeapFixed(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = GC.AllocateArray<byte>(4096, pinned: true);
        source.ReadExactly(buffer);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = buffer)
            stream.Update(IoVec.FromPointer(p, 4096), last: true);
        int written = stream.Op(output);
        GC.KeepAlive(buffer);
        return written;
    }

    // Right: the fixed block was over stack memory of this very frame, which outlives the operation.
    public static unsafe int FixedOverStack(Cbc cipher, byte[] iv, uint sequence, byte[] output)
    {
        Span<byte> header = stackalloc byte[32];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, sequence);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = header)
            stream.Update(IoVec.FromPointer(p, 32), last: true);
        return stream.Op(output);
    }

    // Right: the fixed block was over native memory, which nothing moves.
    public static unsafe int FixedOverNative(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        source.ReadExactly(buffer.Span);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = buffer.Span)
        {
            stream.Update(IoVec.FromPointer(p, 4096), last: true);
        }
        return stream.Op(output);
    }

    // Right: a handle pins the array for the whole method, the fixed block is only a way to its address.
    public static unsafe int FixedInsideHandle(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(iv);
            fixed (byte* p = data)
                stream.Update(IoVec.FromPointer(p, (nuint)data.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            handle.Free();
        }
    }

    // Right: what is sent in the fixed block is copied, so the block may end.
    public static unsafe int CopyFromFixed(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = data)
        {
            stream.Update(new ReadOnlySpan<byte>(p, data.Length), last: true);
        }
        return stream.Op(output);
    }

    // Right: the local function copies its stack header into the stream.
    public static int CopyStackHeader(Cbc cipher, byte[] iv, int sequence, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        AppendHeader();
        stream.Update(body, last: true);
        return stream.Op(output);

        void AppendHeader()
        {
            Span<byte> header = stackalloc byte[16];
            header.Clear();
            BinaryPrimitives.WriteInt32LittleEndian(header, sequence);
            stream.Update(header);
        }
    }

    // Right: the local function lends its stack header and collects it before it returns.
    public static unsafe int LocalCollects(Cbc cipher, byte[] iv, long sequence, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int written = LendHeader(output);
        stream.Update(body, last: true);
        return written + stream.Op(output.AsSpan(written));

        int LendHeader(Span<byte> into)
        {
            long* header = stackalloc long[2];
            header[0] = sequence;
            header[1] = 0;
            stream.Update(IoVec.FromPointer(header, 16));
            return stream.Op(into);
        }
    }

    // Right: the local function collects, then the caller frees.
    public static unsafe int FlushByLocal(Cbc cipher, byte[] iv, byte[] page, Stream target)
    {
        byte[] output = new byte[page.Length];
        GCHandle handle = GCHandle.Alloc(page, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)page.Length), last: true);
        int written = Flush();
        handle.Free();
        return written;

        int Flush()
        {
            int count = stream.Op(output);
            target.Write(output, 0, count);
            return count;
        }
    }

    // Right: the queue of handles is drained after the operation.
    public static unsafe int DrainAfterOp(Cbc cipher, byte[] iv, IEnumerable<byte[]> packets, byte[] output)
    {
        var handles = new Queue<GCHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] packet in packets)
        {
            GCHandle handle = GCHandle.Alloc(packet, GCHandleType.Pinned);
            handles.Enqueue(handle);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)packet.Length));
        }
        int written = stream.Op(output);
        while (handles.Count > 0)
            handles.Dequeue().Free();
        return written;
    }

    // Right: a sliding window of handles: the oldest leaves only when everything so far is collected.
    public static unsafe void SlidingWindow(Cbc cipher, byte[] iv, IEnumerable<byte[]> packets, Stream target)
    {
        byte[] output = new byte[32768];
        var window = new Queue<GCHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] packet in packets)
        {
            if (window.Count == 8)
            {
                target.Write(output, 0, stream.Op(output));
                while (window.TryDequeue(out GCHandle oldest)) oldest.Free();
            }
            GCHandle handle = GCHandle.Alloc(packet, GCHandleType.Pinned);
            window.Enqueue(handle);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)packet.Length));
        }
        target.Write(output, 0, stream.Op(output));
        while (window.TryDequeue(out GCHandle rest)) rest.Free();
    }

    // Right: pins are gathered and disposed together, each time the batch is flushed.
    public static void FlushWhenFull(Cbc cipher, byte[] iv, IEnumerable<byte[]> messages, Stream target)
    {
        byte[] output = new byte[1 << 15];
        var pins = new List<MemoryHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] message in messages)
        {
            MemoryHandle pin = message.AsMemory().Pin();
            pins.Add(pin);
            stream.Update(IoVec.FromHandle(pin, message.Length));
            if (pins.Count == 8) Flush();
        }
        if (pins.Count > 0) Flush();

        void Flush()
        {
            target.Write(output.AsSpan(0, stream.Op(output)));
            foreach (MemoryHandle pin in pins) pin.Dispose();
            pins.Clear();
        }
    }

    // Right: after the swap the idle handle is disposed, the lent one only after the operation.
    public static int SwapThenDispose(Cbc cipher, byte[] iv, byte[] first, byte[] second, byte[] output)
    {
        MemoryHandle active = first.AsMemory().Pin(), standby = second.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(active, first.Length));
        (active, standby) = (standby, active);
        active.Dispose();
        int written = stream.Op(output);
        standby.Dispose();
        return written;
    }

    // Right: the pin is renewed in the loop after the turn's operation.
    public static int RepinInLoop(Cbc cipher, byte[] iv, List<Memory<byte>> pages, byte[] output)
    {
        MemoryHandle pin = default;
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < pages.Count; i++)
        {
            pin.Dispose();
            pin = pages[i].Pin();
            stream.Update(IoVec.FromHandle(pin, pages[i].Length), last: i == pages.Count - 1);
            written += stream.Op(output.AsSpan(written));
        }
        pin.Dispose();
        return written;
    }

    // Right: the stack frame is the method's own, and the operation is in it.
    public static unsafe int StackInFrame(Cbc cipher, byte[] iv, long volume, byte[] output)
    {
        long* preamble = stackalloc long[2];
        preamble[0] = volume;
        preamble[1] = ~volume;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(preamble, 16), last: true);
        return stream.Op(output);
    }

    // Right: a stackalloc in an inner block lives as long as the method.
    public static unsafe int StackInBlock(Cbc cipher, byte[] iv, bool withHeader, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (withHeader)
        {
            byte* header = stackalloc byte[16];
            new Span<byte>(header, 16).Fill(0x20);
            stream.Update(IoVec.FromPointer(header, 16));
        }
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    // Right: the record's pin is disposed after the operation, the record's copy has the same pin.
    public static int RecordCopy(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] data = new byte[8192];
        source.ReadExactly(data);
        var part = new PinnedPart(data, data.AsMemory().Pin());
        PinnedPart copy = part with { Data = [] };
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(copy.Pin, data.Length), last: true);
        int written = stream.Op(output);
        copy.Pin.Dispose();
        return written;
    }

    // Right: another record's pin is disposed while this one's is lent.
    public static int OtherRecord(Cbc cipher, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        var first = new PinnedPart(a, a.AsMemory().Pin());
        var second = new PinnedPart(b, b.AsMemory().Pin());
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(first.Pin, a.Length));
        int written = stream.Op(output);
        stream.Update(IoVec.FromHandle(second.Pin, b.Length), last: true);
        first.Pin.Dispose();
        written += stream.Op(output.AsSpan(written));
        second.Pin.Dispose();
        return written;
    }

    // Right: the stream is abandoned without an operation, and nothing was lent to it on that path.
    public static int AbandonBeforeLending(Cbc cipher, byte[] iv, byte[] data, CancellationToken token, byte[] output)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (token.IsCancellationRequested)
        {
            pin.Dispose();
            return 0;
        }
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        int written = stream.Op(output);
        pin.Dispose();
        return written;
    }

    // Right: the pin ends only after the awaited write of what was collected.
    public static async Task<int> SealAsync(Cbc cipher, byte[] iv, byte[] message, Stream target, CancellationToken token)
    {
        byte[] output = new byte[message.Length];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using MemoryHandle pin = message.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        await Task.Yield();
        int count = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, count), token);
        return count;
    }

    // Right: the iterator collects each page before it unpins it.
    public static IEnumerable<int> SealPages(Cbc cipher, byte[] iv, IEnumerable<byte[]> pages, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] page in pages)
        {
            MemoryHandle pin = page.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, page.Length));
            int count = stream.Op(output);
            pin.Dispose();
            yield return count;
        }
    }

    // Right: the generic table is read while it is fixed.
    public static unsafe int SealTable<T>(Cbc cipher, byte[] iv, T[] table, byte[] output) where T : unmanaged
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (T* rows = table)
        {
            stream.Update(IoVec.FromPointer(rows, (nuint)(table.Length * sizeof(T))), last: true);
            for (int attempt = 0; ; attempt++)
            {
                int read = stream.Op(output);
                if (read > 0 || attempt == 3) return read;
            }
        }
    }

    // Right: all states that unpin come after the state that collects.
    public static unsafe int StateMachine(Cbc cipher, byte[] iv, byte[] body, byte[] output)
    {
        int state = 0, written = 0;
        GCHandle handle = default;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        while (state < 3)
        {
            switch (state)
            {
                case 0:
                    handle = GCHandle.Alloc(body, GCHandleType.Pinned);
                    state = 1;
                    break;
                case 1:
                    stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)body.Length), last: true);
                    written = stream.Op(output);
                    state = 2;
                    break;
                case 2:
                    handle.Free();
                    state = 3;
                    break;
            }
        }
        return written;
    }

    // Right: goto leads to the cleanup only from where nothing is lent or all is collected.
    public static unsafe int WithGoto(Cbc cipher, byte[] iv, byte[] page, byte[] output)
    {
        int written = 0;
        GCHandle handle = GCHandle.Alloc(page, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (page.Length == 0) goto done;
        stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)page.Length), last: true);
        written = stream.Op(output);
    done:
        handle.Free();
        return written;
    }

    // Right: a helper that takes the stream collects, and its caller unpins afterwards.
    public static int HelperCollects(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        int written = Collect(stream, output);
        pin.Dispose();
        return written;
    }

    private static int Collect(CipherStream stream, Span<byte> output)
    {
        int total = 0;
        while (total < output.Length)
        {
            int read = stream.Op(output[total..]);
            if (read == 0) break;
            total += read;
        }
        return total;
    }

    // Right: the lambda is called before the pin is disposed, and it is what collects.
    public static int LambdaCollects(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        Func<int> collect = () => stream.Op(output);
        MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        int written = collect();
        pin.Dispose();
        return written;
    }

    // Right: the array of vectors is refilled after each operation, the pins disposed then.
    public static void VectorArrayRefilled(Cbc cipher, byte[] iv, byte[][] parts, Stream target)
    {
        byte[] output = new byte[16384];
        var vectors = new IoVec[2];
        var pins = new MemoryHandle[2];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            for (int j = 0; j < 2; j++)
            {
                pins[j] = parts[i + j].AsMemory().Pin();
                vectors[j] = IoVec.FromHandle(pins[j], parts[i + j].Length);
            }
            stream.Update(vectors);
            target.Write(output, 0, stream.Op(output));
            foreach (MemoryHandle pin in pins) pin.Dispose();
        }
    }

    // Right: the stream variable is given a new stream after the old one collected, and only then is the old pin freed.
    public static int NewStreamEachFile(Cbc cipher, byte[] iv, byte[][] files, byte[] output)
    {
        int written = 0;
        MemoryHandle pin = default;
        CipherStream? stream = null;
        foreach (byte[] file in files)
        {
            stream?.Dispose();
            pin.Dispose();
            stream = cipher.BeginEncrypt(iv);
            pin = file.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, file.Length), last: true);
            written += stream.Op(output.AsSpan(written));
        }
        stream?.Dispose();
        pin.Dispose();
        return written;
    }

    // Right: the pin of one stream's memory is disposed while the other stream has its own memory lent.
    public static int NestedStreams(Cbc first, Cbc second, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        using CipherStream outer = first.BeginEncrypt(iv);
        using MemoryHandle outerPin = a.AsMemory().Pin();
        outer.Update(IoVec.FromHandle(outerPin, a.Length), last: true);
        int written;
        using (CipherStream inner = second.BeginEncrypt(iv))
        using (MemoryHandle innerPin = b.AsMemory().Pin())
        {
            inner.Update(IoVec.FromHandle(innerPin, b.Length), last: true);
            written = inner.Op(output);
        }
        return written + outer.Op(output.AsSpan(written));
    }

    // Right: the pinned handle's using statement holds both the lending and the operation.
    public static unsafe int PinnedUsing(Cbc cipher, byte[] iv, byte[] record, Span<byte> output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using (var pinned = new PinnedGCHandle<byte[]>(record))
        {
            stream.Update(IoVec.FromPointer(pinned.GetAddressOfArrayData(), (nuint)record.Length), last: true);
            return stream.Op(output);
        }
    }

    // Right: the pinned handle is retargeted to the next record after the operation.
    public static unsafe int PinnedRetargeted(Cbc cipher, byte[] iv, IEnumerable<byte[]> records, byte[] output)
    {
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        var pinned = new PinnedGCHandle<byte[]>(new byte[1]);
        foreach (byte[] record in records)
        {
            pinned.Target = record;
            stream.Update(IoVec.FromPointer(pinned.GetAddressOfArrayData(), (nuint)record.Length));
            written += stream.Op(output.AsSpan(written));
        }
        pinned.Dispose();
        return written;
    }

    // Right: the address of a local is lent and collected in the frame of that local.
    public static unsafe UInt128 EncryptCounter(Cbc cipher, byte[] iv, UInt128 counter)
    {
        UInt128 block = counter + 1, result = default;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&block, 16), last: true);
        stream.Op(IoVec.FromPointer(&result, 16));
        return result;
    }

    // Right: retries re-pin, each attempt has its own stream and collects it inside.
    public static int Retries(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        for (int attempt = 1; ; attempt++)
        {
            MemoryHandle pin = data.AsMemory().Pin();
            try
            {
                using CipherStream stream = cipher.BeginEncrypt(iv);
                stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
                return stream.Op(output);
            }
            catch (KernelCryptoException) when (attempt < 3)
            {
                Thread.Sleep(10 * attempt);
            }
            finally
            {
                pin.Dispose();
            }
        }
    }

    // Right: the dictionary's pins are disposed after the operation and the key is only looked up.
    public static int PinnedByName(Cbc cipher, byte[] iv, Dictionary<string, byte[]> files, byte[] output)
    {
        var pins = new Dictionary<string, MemoryHandle>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach ((string name, byte[] data) in files)
        {
            if (!pins.TryGetValue(name, out MemoryHandle pin))
                pins[name] = pin = data.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, data.Length));
        }
        int written = stream.Op(output);
        foreach (MemoryHandle pin in pins.Values) pin.Dispose();
        return written;
    }

    // Right: the header's pin is disposed after its own operation while the body is still to come.
    public static int HeaderThenBody(Cbc cipher, byte[] iv, byte[] header, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int written;
        using (MemoryHandle pin = header.AsMemory().Pin())
        {
            stream.Update(IoVec.FromHandle(pin, header.Length));
            written = stream.Op(output);
        }
        using (MemoryHandle pin = body.AsMemory().Pin())
        {
            stream.Update(IoVec.FromHandle(pin, body.Length), last: true);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: memory from the pinned heap stays where it is when the handle of its memory is disposed.
    public static int PinnedMemoryHandle(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] array = GC.AllocateUninitializedArray<byte>(2048, pinned: true);
        source.ReadExactly(array);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using (MemoryHandle pin = MemoryMarshal.CreateFromPinnedArray(array, 0, array.Length).Pin())
            stream.Update(IoVec.FromHandle(pin, array.Length), last: true);
        int written = stream.Op(output);
        GC.KeepAlive(array);
        return written;
    }

    // Right: the pins of the output are disposed after the operation that wrote through them.
    public static int PinnedOutput(Cbc cipher, byte[] iv, byte[] input, byte[] left, byte[] right)
    {
        MemoryHandle leftPin = left.AsMemory().Pin(), rightPin = right.AsMemory().Pin();
        using CipherStream stream = cipher.BeginDecrypt(iv);
        stream.Update(input, last: true);
        IoVec[] outputs = [IoVec.FromHandle(leftPin, left.Length), IoVec.FromHandle(rightPin, right.Length)];
        int written = stream.Op(outputs);
        leftPin.Dispose();
        rightPin.Dispose();
        return written;
    }

    // Right: a handle which pins something else is freed while the page is lent.
    public static unsafe int UnrelatedHandle(Cbc cipher, byte[] iv, byte[] page, byte[] log, Stream journal, byte[] output)
    {
        GCHandle logHandle = GCHandle.Alloc(log, GCHandleType.Pinned);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = page)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)page.Length), last: true);
            journal.Write(new ReadOnlySpan<byte>((void*)logHandle.AddrOfPinnedObject(), log.Length));
            logHandle.Free();
            return stream.Op(output);
        }
    }

    // Right: the switch expression chooses which pinned half is lent, both pins end after the operation.
    public static int ChooseHalf(Cbc cipher, byte[] iv, byte[] even, byte[] odd, int index, byte[] output)
    {
        using MemoryHandle evenPin = even.AsMemory().Pin();
        using MemoryHandle oddPin = odd.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        IoVec vector = (index % 2) switch
        {
            0 => IoVec.FromHandle(evenPin, even.Length),
            _ => IoVec.FromHandle(oddPin, odd.Length),
        };
        stream.Update(vector, last: true);
        return stream.Op(output);
    }

    // Right: the handles are freed by a loop that runs backwards after the operation.
    public static unsafe int FreeBackwards(Gcm cipher, byte[] nonce, byte[][] parts, byte[] output)
    {
        var handles = new GCHandle[parts.Length];
        var vectors = new IoVec[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            handles[i] = GCHandle.Alloc(parts[i], GCHandleType.Pinned);
            vectors[i] = IoVec.FromPointer((void*)handles[i].AddrOfPinnedObject(), (nuint)parts[i].Length);
        }
        int written;
        using (CipherStream stream = cipher.BeginEncrypt(nonce))
        {
            stream.Update(vectors, last: true);
            written = stream.Op(output);
        }
        for (int i = handles.Length - 1; i >= 0; i--)
            handles[i].Free();
        return written;
    }
}

public static class PoolKept
{
    public readonly record struct Lease(byte[] Buffer, MemoryHandle Pin, int Length);

    // Right: the rented buffer is returned after the operation.
    public static int CopySealed(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(16384);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = source.Read(rented, 0, 16384) & ~15;
        stream.Update(IoVec.FromHandle(pin, count), last: true);
        int written = stream.Op(output);
        ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    // Right: the copied chunk may go back to the pool at once.
    public static int CopyThenReturn(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(16384);
        int count = source.Read(rented, 0, 16384) & ~15;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(rented.AsSpan(0, count), last: true);
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return stream.Op(output);
    }

    // Right: each turn rents, lends, collects and returns, in this order.
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
                target.Write(output, 0, stream.Op(output));
            }
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    // Right: on an early end the buffer is returned, for nothing was lent.
    public static int EarlyEnd(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int length = source.Read(rented, 0, 4096) & ~15;
        if (length == 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
            return 0;
        }
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        int written = stream.Op(output);
        ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    // Right: the leases of the batch are returned after the batch is collected.
    public static int BatchOfLeases(Cbc cipher, byte[] iv, IReadOnlyList<Stream> files, byte[] output)
    {
        var leases = new List<Lease>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (Stream file in files)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
            int length = file.Read(buffer, 0, 1024) & ~15;
            leases.Add(new Lease(buffer, buffer.AsMemory().Pin(), length));
            stream.Update(IoVec.FromHandle(leases[^1].Pin, length));
        }
        int written = stream.Op(output);
        foreach (Lease lease in leases)
        {
            lease.Pin.Dispose();
            ArrayPool<byte>.Shared.Return(lease.Buffer);
        }
        return written;
    }

    // Right: the leases are returned each time the batch was full and collected.
    public static void LeasesByBatch(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] output = new byte[8192];
        var leases = new Stack<Lease>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        bool more = true;
        while (more)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
            int length = source.ReadAtLeast(buffer.AsSpan(0, 1024), 1024, false) & ~15;
            var lease = new Lease(buffer, buffer.AsMemory().Pin(), length);
            leases.Push(lease);
            more = length == 1024;
            stream.Update(IoVec.FromHandle(lease.Pin, lease.Length), last: !more);
            if (leases.Count < 8 && more) continue;
            target.Write(output, 0, stream.Op(output));
            while (leases.TryPop(out Lease done))
            {
                done.Pin.Dispose();
                ArrayPool<byte>.Shared.Return(done.Buffer);
            }
        }
    }

    // Right: the owner is declared before the stream and disposed after it.
    public static int OwnerOutside(Gcm cipher, byte[] nonce, Stream source, byte[] output)
    {
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int count = source.Read(owner.Memory.Span);
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(IoVec.FromHandle(pin, count), last: true);
        return stream.Op(output);
    }

    // Right: the owner, declared after the stream, is disposed first, but only after the operation.
    public static int OwnerInside(Gcm cipher, byte[] nonce, Stream source, byte[] output)
    {
        using CipherStream stream = cipher.BeginDecrypt(nonce);
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        using MemoryHandle pin = owner.Memory.Pin();
        int count = source.Read(owner.Memory.Span);
        stream.Update(IoVec.FromHandle(pin, count), last: true);
        return stream.Op(output);
    }

    // Right: the owner of the turn before is replaced and disposed after the operation of this turn.
    public static int OwnerReplaced(Cbc cipher, byte[] iv, Stream source, int rounds, byte[] output)
    {
        IMemoryOwner<byte>? owner = null;
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        try
        {
            for (int i = 0; i < rounds; i++)
            {
                owner?.Dispose();
                owner = MemoryPool<byte>.Shared.Rent(1024);
                source.ReadExactly(owner.Memory.Span[..1024]);
                using MemoryHandle pin = owner.Memory.Pin();
                stream.Update(IoVec.FromHandle(pin, 1024));
                written += stream.Op(output.AsSpan(written));
            }
            return written;
        }
        finally
        {
            owner?.Dispose();
        }
    }

    // Right: finally returns the array, and the operation is before that in try.
    public static unsafe int FinallyReturns(Gcm cipher, byte[] nonce, Stream source, int size, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(size);
        GCHandle handle = GCHandle.Alloc(rented, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(nonce);
            source.ReadExactly(rented, 0, size);
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)size), last: true);
            return stream.Op(output);
        }
        finally
        {
            handle.Free();
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Right: the rented output goes back after its bytes are written to the target.
    public static int RentedOutput(Cbc cipher, byte[] iv, byte[] input, Stream target)
    {
        byte[] output = ArrayPool<byte>.Shared.Rent(input.Length);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(input, last: true);
        int count = stream.Op(output);
        target.Write(output, 0, count);
        ArrayPool<byte>.Shared.Return(output);
        return count;
    }

    // Right: the rented scratch that is returned while the page is lent is another array.
    public static int ScratchReturned(Cbc cipher, byte[] iv, byte[] page, string name, Stream index, byte[] output)
    {
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, page.Length), last: true);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(256);
        int length = System.Text.Encoding.UTF8.GetBytes(name, scratch);
        index.Write(scratch, 0, length);
        ArrayPool<byte>.Shared.Return(scratch);
        return stream.Op(output);
    }

    // Right: previous and current: the previous is returned once the operation of its turn is over.
    public static int ReturnPrevious(Cbc cipher, byte[] iv, Stream source, int count, byte[] output)
    {
        byte[]? previous = null;
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            byte[] current = ArrayPool<byte>.Shared.Rent(256);
            source.ReadExactly(current, 0, 256);
            using MemoryHandle pin = current.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, 256), i == count - 1);
            if (previous is not null)
                ArrayPool<byte>.Shared.Return(previous);
            written += stream.Op(output.AsSpan(written));
            previous = current;
        }
        if (previous is not null) ArrayPool<byte>.Shared.Return(previous);
        return written;
    }

    // Right: the variable holds another rented array by the time it is returned.
    public static int VariableReused(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] lent = ArrayPool<byte>.Shared.Rent(1024), buffer = lent;
        source.ReadExactly(buffer, 0, 1024);
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        buffer = ArrayPool<byte>.Shared.Rent(64);
        source.ReadExactly(buffer, 0, 64);
        ArrayPool<byte>.Shared.Return(buffer);
        int written = stream.Op(output);
        ArrayPool<byte>.Shared.Return(lent);
        return written;
    }

    // Right: Release is called by the local function's callers after the operation only.
    public static int LocalCleanup(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
        MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (source.ReadAtLeast(rented.AsSpan(0, 1024), 1024, false) < 1024)
        {
            Release();
            return -1;
        }
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        int written = stream.Op(output);
        Release();
        return written;

        void Release()
        {
            pin.Dispose();
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Right: catch returns the array and rethrows, so the operation is not reached from there.
    public static int CatchRethrows(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(512);
        using MemoryHandle pin = rented.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        try
        {
            source.ReadExactly(rented, 0, 512);
        }
        catch (EndOfStreamException)
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
        stream.Update(IoVec.FromHandle(pin, 512), last: true);
        int written = stream.Op(output);
        ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    // Right: the two arrays change places after every operation and are returned at the end.
    public static void DoubleBuffer(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] current = ArrayPool<byte>.Shared.Rent(4096), next = ArrayPool<byte>.Shared.Rent(4096), output = new byte[4096];
        MemoryHandle currentPin = current.AsMemory().Pin(), nextPin = next.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = source.Read(current, 0, 4096) & ~15;
        while (count > 0)
        {
            stream.Update(IoVec.FromHandle(currentPin, count));
            int ahead = source.Read(next, 0, 4096) & ~15;
            target.Write(output, 0, stream.Op(output));
            (current, next) = (next, current);
            (currentPin, nextPin) = (nextPin, currentPin);
            count = ahead;
        }
        currentPin.Dispose();
        nextPin.Dispose();
        ArrayPool<byte>.Shared.Return(current);
        ArrayPool<byte>.Shared.Return(next);
    }

    // Right: the enlarged array replaces the old one, which is returned before anything of it is lent.
    public static int Grow(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256);
        int used = 0, read;
        while ((read = source.Read(buffer, used, buffer.Length - used)) > 0)
        {
            used += read;
            if (used < buffer.Length) continue;
            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, used & ~15), last: true);
        int written = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return written;
    }

    // Right: owners in an array are disposed in finally after the batch is collected.
    public static int OwnerArray(Gcm cipher, byte[] nonce, Stream source, byte[] output)
    {
        var owners = new IMemoryOwner<byte>[3];
        var pins = new MemoryHandle[3];
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(nonce);
            for (int i = 0; i < owners.Length; i++)
            {
                owners[i] = MemoryPool<byte>.Shared.Rent(1000);
                source.ReadExactly(owners[i].Memory.Span[..1000]);
                pins[i] = owners[i].Memory.Pin();
                stream.Update(IoVec.FromHandle(pins[i], 1000), last: i == owners.Length - 1);
            }
            return stream.Op(output);
        }
        finally
        {
            foreach (MemoryHandle pin in pins) pin.Dispose();
            foreach (IMemoryOwner<byte>? owner in owners) owner?.Dispose();
        }
    }

    // Right: the owner escapes to the caller, who disposes it; the operation is done here.
    public static (IMemoryOwner<byte> Owner, int Length) SealInPlace(Cbc cipher, byte[] iv, Stream source)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int count = source.Read(owner.Memory.Span) & ~15;
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, count), last: true);
        int written = stream.Op(owner.Memory.Span);
        return (owner, written);
    }

    // Right: the async pipeline returns the lease after the operation and the write.
    public static async Task<long> PipelineAsync(Cbc cipher, byte[] iv, Stream source, Stream target, CancellationToken token)
    {
        byte[] output = new byte[4096];
        long total = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        while (!token.IsCancellationRequested)
        {
            using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
            int read = await source.ReadAtLeastAsync(owner.Memory[..4096], 4096, false, token);
            if ((read & ~15) == 0) break;
            using MemoryHandle pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, read & ~15));
            int count = stream.Op(output);
            await target.WriteAsync(output.AsMemory(0, count), token);
            total += count;
        }
        return total;
    }

    // Right: the dictionary's buffers are returned after the operation.
    public static int CacheOfBuffers(Cbc cipher, byte[] iv, IEnumerable<string> paths, byte[] output)
    {
        var cache = new Dictionary<string, (byte[] Buffer, MemoryHandle Pin)>();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (string path in paths)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(128);
            using (FileStream file = File.OpenRead(path)) file.ReadExactly(buffer, 0, 128);
            MemoryHandle pin = buffer.AsMemory().Pin();
            cache.Add(path, (buffer, pin));
            stream.Update(IoVec.FromHandle(pin, 128));
        }
        int written = stream.Op(output);
        foreach (var (buffer, pin) in cache.Values)
        {
            pin.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return written;
    }

    // Right: the evicted cache entry was collected in the turn in which it was lent.
    public static int Evict(Cbc cipher, byte[] iv, Stream source, int blocks, byte[] output)
    {
        var recent = new Queue<byte[]>();
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < blocks; i++)
        {
            byte[] block = ArrayPool<byte>.Shared.Rent(64);
            source.ReadExactly(block, 0, 64);
            using (MemoryHandle pin = block.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(pin, 64), i == blocks - 1);
                if (recent.Count == 4)
                    ArrayPool<byte>.Shared.Return(recent.Dequeue());
                written += stream.Op(output.AsSpan(written));
            }
            recent.Enqueue(block);
        }
        while (recent.Count > 0) ArrayPool<byte>.Shared.Return(recent.Dequeue());
        return written;
    }

    // Right: stackalloc or rented, the rented one is returned after the operation.
    public static unsafe int StackOrPool(Cbc cipher, byte[] iv, Stream source, int size, byte[] output)
    {
        byte[]? rented = null;
        Span<byte> buffer = size <= 256 ? stackalloc byte[256] : (rented = ArrayPool<byte>.Shared.Rent(size));
        source.ReadExactly(buffer[..size]);
        int written;
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            fixed (byte* p = buffer)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)size), last: true);
                written = stream.Op(output);
            }
        }
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    // Right: the stream is disposed after the operation and the array returned after that.
    public static int ManualDispose(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
        MemoryHandle pin = rented.AsMemory().Pin();
        CipherStream stream = cipher.BeginEncrypt(iv);
        source.ReadExactly(rented, 0, 1024);
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        int written = stream.Op(output);
        stream.Dispose();
        pin.Dispose();
        ArrayPool<byte>.Shared.Return(rented);
        return written;
    }

    // Right: one of two lent parts is returned after both were collected, the other given to the caller.
    public static unsafe byte[] HeadAndBody(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Shared;
        byte[] head = pool.Rent(64), body = pool.Rent(4096);
        source.ReadExactly(head, 0, 64);
        source.ReadExactly(body, 0, 4096);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* h = head, b = body)
        {
            stream.Update([IoVec.FromPointer(h, 64), IoVec.FromPointer(b, 4096)], last: true);
            stream.Op(output);
            pool.Return(head);
        }
        return body;
    }

    // Right: the batch is flushed inside the switch before the case that returns the buffer.
    public static int Commands(Cbc cipher, byte[] iv, ReadOnlySpan<byte> commands, byte[] output)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(16);
        MemoryHandle pin = block.AsMemory().Pin();
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte command in commands)
        {
            switch (command)
            {
                case (byte)'f':
                    block.AsSpan(0, 16).Fill(command);
                    break;
                case (byte)'s':
                    stream.Update(IoVec.FromHandle(pin, 16));
                    written += stream.Op(output.AsSpan(written));
                    break;
                case (byte)'r':
                    pin.Dispose();
                    ArrayPool<byte>.Shared.Return(block);
                    block = ArrayPool<byte>.Shared.Rent(16);
                    pin = block.AsMemory().Pin();
                    break;
            }
        }
        pin.Dispose();
        ArrayPool<byte>.Shared.Return(block);
        return written;
    }

    // Right: the pooled array is an intermediate: first the output of one stream, then the input of the other, then returned.
    public static int Chain(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] output)
    {
        byte[] middle = ArrayPool<byte>.Shared.Rent(text.Length);
        using MemoryHandle pin = middle.AsMemory().Pin();
        using CipherStream inner = first.BeginEncrypt(iv);
        using CipherStream outer = second.BeginEncrypt(iv);
        inner.Update(text, last: true);
        int count = inner.Op(middle);
        outer.Update(IoVec.FromHandle(pin, count), last: true);
        int written = outer.Op(output);
        ArrayPool<byte>.Shared.Return(middle);
        return written;
    }

    // Right: the helper returns the lease after the operation, the method lends from it before.
    public static int HelperReturns(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        Lease lease = Borrow(source, 512);
        using CipherStream stream = cipher.BeginDecrypt(iv);
        stream.Update(IoVec.FromHandle(lease.Pin, lease.Length), last: true);
        int written = stream.Op(output);
        GiveBack(lease);
        return written;
    }

    private static Lease Borrow(Stream source, int size)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
        source.ReadExactly(buffer, 0, size);
        return new Lease(buffer, buffer.AsMemory().Pin(), size);
    }

    private static void GiveBack(in Lease lease)
    {
        lease.Pin.Dispose();
        ArrayPool<byte>.Shared.Return(lease.Buffer);
    }
}

public static class NativeKept
{
    public readonly unsafe struct Block(byte* address, int length)
    {
        public readonly byte* Address = address;
        public readonly int Length = length;
    }

    // Right: the native block is freed after the operation.
    public static unsafe int SealNative(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* block = (byte*)NativeMemory.Alloc(4096);
        source.ReadExactly(new Span<byte>(block, 4096));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 4096), last: true);
        int written = stream.Op(output);
        NativeMemory.Free(block);
        return written;
    }

    // Right: finally frees the aligned sector after the operation inside try.
    public static unsafe int SealSector(Cbc cipher, byte[] iv, Stream disk, long sector, byte[] output)
    {
        void* aligned = NativeMemory.AlignedAlloc(512, 512);
        try
        {
            using CipherStream stream = cipher.BeginEncrypt(iv);
            disk.Position = sector * 512;
            disk.ReadExactly(new Span<byte>(aligned, 512));
            stream.Update(IoVec.FromPointer(aligned, 512), last: true);
            return stream.Op(output);
        }
        finally
        {
            NativeMemory.AlignedFree(aligned);
        }
    }

    // Right: what is sent from native memory is copied, so it is freed at once.
    public static unsafe int CopyThenFree(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        IntPtr memory = Marshal.AllocHGlobal(1024);
        var view = new Span<byte>((void*)memory, 1024);
        source.ReadExactly(view);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(view, last: true);
        Marshal.FreeHGlobal(memory);
        return stream.Op(output);
    }

    // Right: the block grows between one operation and the next lending.
    public static unsafe int GrowBetween(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* data = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(data, 1024));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(data, 1024));
        int written = stream.Op(output);
        data = (byte*)NativeMemory.Realloc(data, 2048);
        source.ReadExactly(new Span<byte>(data, 2048));
        stream.Update(IoVec.FromPointer(data, 2048), last: true);
        written += stream.Op(output.AsSpan(written));
        NativeMemory.Free(data);
        return written;
    }

    // Right: another block is freed while this one is lent.
    public static unsafe int OtherBlock(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* index = (byte*)NativeMemory.Alloc(256), data = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(index, 256));
        source.ReadExactly(new Span<byte>(data, 1024));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(data, 1024), last: true);
        NativeMemory.Free(index);
        int written = stream.Op(output);
        NativeMemory.Free(data);
        return written;
    }

    // Right: each page is freed at the end of its turn after its operation.
    public static int PagesInLoop(Cbc cipher, byte[] iv, Stream source, int pages, byte[] output)
    {
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < pages; i++)
        {
            using NativeBuffer page = NativeBuffer.Allocate(4096);
            source.ReadExactly(page.Span);
            stream.Update(page.Vector(0, 4096), last: i + 1 == pages);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: stream first, buffer second: the buffer is disposed first at the end, after the operation.
    public static int StreamThenBuffer(Cbc cipher, byte[] iv, byte[] record, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        using NativeBuffer copy = NativeBuffer.Allocate(record.Length);
        record.CopyTo(copy.Span);
        stream.Update(copy.Vector(0, record.Length), last: true);
        return stream.Op(output);
    }

    // Right: buffer first, stream second, in stacked using statements.
    public static int BufferThenStream(Cbc cipher, byte[] iv, byte[] record, byte[] output)
    {
        using (NativeBuffer copy = NativeBuffer.Allocate(record.Length))
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            record.AsSpan().CopyTo(copy.Span);
            stream.Update(copy.Vector(0, record.Length), last: true);
            return stream.Op(output);
        }
    }

    // Right: blocks of the list are freed after they were collected together.
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
        int written = stream.Op(output);
        foreach (nint block in blocks)
            NativeMemory.Free((void*)block);
        return written;
    }

    // Right: the previous block is freed when the current one is lent, for the previous was collected.
    public static unsafe int FreePrevious(Cbc cipher, byte[] iv, Stream source, int count, byte[] output)
    {
        byte* previous = null;
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            byte* block = (byte*)NativeMemory.Alloc(64);
            source.ReadExactly(new Span<byte>(block, 64));
            stream.Update(IoVec.FromPointer(block, 64));
            NativeMemory.Free(previous);
            written += stream.Op(output.AsSpan(written));
            previous = block;
        }
        NativeMemory.Free(previous);
        return written;
    }

    // Right: the idle half is disposed after the swap, the lent one after the operation.
    public static int SwapHalves(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer current = NativeBuffer.Allocate(4096), next = NativeBuffer.Allocate(4096);
        source.ReadExactly(current.Span);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(current.Vector(0, 4096), last: true);
        NativeBuffer idle = next;
        next = current;
        idle.Dispose();
        int written = stream.Op(output);
        next.Dispose();
        return written;
    }

    // Right: buffers[current] is lent while buffers[1 - current] is read into, all are disposed at the end.
    public static void TwoBuffers(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        NativeBuffer[] buffers = [NativeBuffer.Allocate(4096), NativeBuffer.Allocate(4096)];
        byte[] output = new byte[4096];
        int current = 0;
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            int count = source.Read(buffers[current].Span) & ~15;
            while (count > 0)
            {
                stream.Update(buffers[current].Vector(0, count));
                int next = 1 - current;
                count = source.Read(buffers[next].Span) & ~15;
                target.Write(output, 0, stream.Op(output));
                current = next;
            }
        }
        foreach (NativeBuffer buffer in buffers) buffer.Dispose();
    }

    // Right: on cancellation the block is freed and the method left before anything was lent.
    public static unsafe int Cancellable(Cbc cipher, byte[] iv, Stream source, byte[] output, CancellationToken token)
    {
        byte* block = (byte*)NativeMemory.AllocZeroed(2048);
        int count = source.Read(new Span<byte>(block, 2048)) & ~15;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (token.IsCancellationRequested)
        {
            NativeMemory.Free(block);
            return 0;
        }
        stream.Update(IoVec.FromPointer(block, (nuint)count), last: true);
        int written = stream.Op(output);
        NativeMemory.Free(block);
        return written;
    }

    // Right: the block is freed on failure of the operation as well as on success, never before it.
    public static unsafe int CatchFreesAndThrows(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        IntPtr memory = Marshal.AllocHGlobal(1024);
        int written;
        using CipherStream stream = cipher.BeginDecrypt(iv);
        try
        {
            source.ReadExactly(new Span<byte>((void*)memory, 1024));
            stream.Update(IoVec.FromPointer((void*)memory, 1024), last: true);
            written = stream.Op(output);
        }
        catch
        {
            Marshal.FreeHGlobal(memory);
            throw;
        }
        Marshal.FreeHGlobal(memory);
        return written;
    }

    // Right: the ring of buffers is disposed after the loop which collects each slot in its turn.
    public static int Ring(Cbc cipher, byte[] iv, Stream source, int rounds, byte[] output)
    {
        var ring = new NativeBuffer[4];
        for (int i = 0; i < ring.Length; i++) ring[i] = NativeBuffer.Allocate(1024);
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < rounds; i++)
        {
            NativeBuffer slot = ring[i % ring.Length];
            source.ReadExactly(slot.Span);
            stream.Update(slot.Vector(0, 1024));
            written += stream.Op(output.AsSpan(written));
        }
        foreach (NativeBuffer slot in ring) slot.Dispose();
        return written;
    }

    // Right: the struct's block is freed after the operation.
    public static unsafe int StructBlock(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        var block = new Block((byte*)NativeMemory.Alloc(256), 256);
        source.ReadExactly(new Span<byte>(block.Address, block.Length));
        int written;
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            stream.Update(IoVec.FromPointer(block.Address, (nuint)block.Length), last: true);
            written = stream.Op(output);
        }
        NativeMemory.Free(block.Address);
        return written;
    }

    // Right: the lent slice of the native buffer is collected before the await and the disposal.
    public static async Task<int> SliceAsync(Cbc cipher, byte[] iv, Stream source, Stream target, CancellationToken token)
    {
        byte[] output = new byte[4096];
        using NativeBuffer ring = NativeBuffer.Allocate(16384);
        await source.ReadExactlyAsync(ring.Memory.Slice(4096, 4096), token);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(ring.Vector(4096, 4096), last: true);
        int count = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, count), token);
        return count;
    }

    // Right: the other stream's buffer is disposed after its own operation.
    public static int TwoStreams(Cbc inner, Cbc outer, byte[] iv, byte[] text, byte[] output)
    {
        NativeBuffer left = NativeBuffer.Allocate(text.Length), right = NativeBuffer.Allocate(text.Length);
        text.CopyTo(left.Span);
        text.CopyTo(right.Span);
        using CipherStream a = inner.BeginEncrypt(iv);
        using CipherStream b = outer.BeginEncrypt(iv);
        a.Update(left.Vector(0, text.Length), last: true);
        b.Update(right.Vector(0, text.Length), last: true);
        int written = b.Op(output);
        right.Dispose();
        written += a.Op(output.AsSpan(written));
        left.Dispose();
        return written;
    }

    // Right: the queue of buffers is emptied after every operation, four at most being lent.
    public static int QueueOfBuffers(Cbc cipher, byte[] iv, Stream source, int rounds, byte[] output)
    {
        var queue = new Queue<NativeBuffer>();
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < 4; i++)
            {
                NativeBuffer buffer = NativeBuffer.Allocate(1024);
                source.ReadExactly(buffer.Span);
                stream.Update(buffer.Vector(0, 1024));
                queue.Enqueue(buffer);
            }
            written += stream.Op(output.AsSpan(written));
            while (queue.TryDequeue(out NativeBuffer? done)) done.Dispose();
        }
        return written;
    }

    // Right: the native memory is the output of the operation, freed when its bytes are out.
    public static unsafe void NativeOutput(Cbc cipher, byte[] iv, byte[] input, Stream target)
    {
        byte* result = (byte*)NativeMemory.Alloc((nuint)input.Length);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(input, last: true);
        int count = stream.Op(IoVec.FromPointer(result, (nuint)input.Length));
        target.Write(new ReadOnlySpan<byte>(result, count));
        NativeMemory.Free(result);
    }

    // Right: the pointer variable is moved along while the base is kept and freed after the operation.
    public static unsafe int MovingPointer(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* start = (byte*)NativeMemory.Alloc(1024), cursor = start;
        source.ReadExactly(new Span<byte>(start, 1024));
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (; cursor < start + 1024; cursor += 256)
            stream.Update(IoVec.FromPointer(cursor, 256));
        int written = stream.Op(output);
        NativeMemory.Free(start);
        return written;
    }

    // Right: the same variable names a new block in each turn, freed in that turn.
    public static unsafe void ReusedVariable(Cbc cipher, byte[] iv, Stream source, Stream target, int[] sizes)
    {
        byte[] output = new byte[sizes.Max()];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        byte* block = null;
        foreach (int size in sizes)
        {
            block = (byte*)NativeMemory.Alloc((nuint)size);
            source.ReadExactly(new Span<byte>(block, size));
            stream.Update(IoVec.FromPointer(block, (nuint)size));
            target.Write(output, 0, stream.Op(output));
            NativeMemory.Free(block);
            block = null;
        }
        NativeMemory.Free(block);
    }

    // Right: the local function collects and frees in that order.
    public static unsafe int CollectAndFree(Gcm cipher, byte[] nonce, int size, Stream source, byte[] output)
    {
        byte* scratch = (byte*)NativeMemory.Alloc((nuint)size);
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        source.ReadExactly(new Span<byte>(scratch, size));
        stream.Update(IoVec.FromPointer(scratch, (nuint)size), last: true);
        return Finish();

        int Finish()
        {
            int written = stream.Op(output);
            NativeMemory.Free(scratch);
            return written;
        }
    }
}

public static class WrittenElsewhere
{
    public struct Header
    {
        public uint Magic, Sequence;
        public ulong Length;
    }

    // Right: the next chunk is read into the buffer after the operation.
    public static long ReadAfterOp(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] buffer = new byte[4096], output = new byte[4096];
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int read;
        while ((read = source.Read(buffer) & ~15) > 0)
        {
            stream.Update(IoVec.FromHandle(pin, read));
            target.Write(output, 0, stream.Op(output));
        }
        return target.Length;
    }

    // Right: the secret is wiped after the operation.
    public static unsafe int WipeAfter(Gcm cipher, byte[] nonce, byte[] secret, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        fixed (byte* p = secret)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)secret.Length), last: true);
            int written = stream.Op(output);
            CryptographicOperations.ZeroMemory(secret);
            return written;
        }
    }

    // Right: the secret was copied by Update and is wiped at once.
    public static int WipeCopied(Gcm cipher, byte[] nonce, byte[] secret, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        stream.Update(secret.AsSpan(), last: true);
        Array.Clear(secret);
        return stream.Op(output);
    }

    // Right: the second half is read while the first is lent.
    public static int OtherHalf(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer ring = NativeBuffer.Allocate(8192);
        source.ReadExactly(ring.Span[..4096]);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(ring.Vector(0, 4096));
        source.ReadExactly(ring.Span[4096..]);
        int written = stream.Op(output);
        stream.Update(ring.Vector(4096, 4096), last: true);
        return written + stream.Op(output.AsSpan(written));
    }

    // Right: the half to be filled alternates with the half which is lent.
    public static void AlternatingHalves(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        const int Half = 2048;
        byte[] both = GC.AllocateUninitializedArray<byte>(2 * Half), output = new byte[Half];
        using MemoryHandle pin = both.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int offset = 0, count = source.Read(both, 0, Half) & ~15;
        while (count > 0)
        {
            unsafe { stream.Update(IoVec.FromPointer((byte*)pin.Pointer + offset, (nuint)count)); }
            offset = Half - offset;
            count = source.Read(both, offset, Half) & ~15;
            target.Write(output, 0, stream.Op(output));
        }
    }

    // Right: a running offset lends what was written and writes only beyond it.
    public static int RunningOffset(Cbc cipher, byte[] iv, IEnumerable<byte[]> records, byte[] output)
    {
        using NativeBuffer arena = NativeBuffer.Allocate(32768);
        int offset = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] record in records)
        {
            if (offset + record.Length > arena.Length) break;
            record.CopyTo(arena.Span.Slice(offset, record.Length));
            stream.Update(arena.Vector(offset, record.Length));
            offset += record.Length;
        }
        return stream.Op(output);
    }

    // Right: the ring is filled at head, lent at tail, and a slot is written again after its operation only.
    public static void RingBuffer(Cbc cipher, byte[] iv, Stream source, Stream target, int total)
    {
        const int Slots = 8, Size = 512;
        byte[] ring = new byte[Slots * Size], output = new byte[Size];
        using MemoryHandle pin = ring.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        source.ReadExactly(ring, 0, Size);
        for (int i = 0; i < total; i++)
        {
            int tail = i % Slots, head = (i + 1) % Slots;
            unsafe { stream.Update(IoVec.FromPointer((byte*)pin.Pointer + tail * Size, Size), last: i == total - 1); }
            if (i < total - 1) source.ReadExactly(ring, head * Size, Size);
            target.Write(output, 0, stream.Op(output));
        }
    }

    // Right: two arrays with their handles, indexed by current and its opposite.
    public static void BuffersByIndex(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[][] buffers = [new byte[4096], new byte[4096]];
        MemoryHandle[] pins = [buffers[0].AsMemory().Pin(), buffers[1].AsMemory().Pin()];
        byte[] output = new byte[4096];
        int current = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = source.Read(buffers[current]) & ~15;
        while (count > 0)
        {
            stream.Update(IoVec.FromHandle(pins[current], count));
            current ^= 1;
            count = source.Read(buffers[current]) & ~15;
            target.Write(output, 0, stream.Op(output));
        }
        foreach (MemoryHandle pin in pins) pin.Dispose();
    }

    // Right: in place: the operation itself writes over what it has read.
    public static unsafe int InPlace(Cbc cipher, byte[] iv, byte[] image)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* p = image)
        {
            IoVec all = IoVec.FromPointer(p, (nuint)image.Length);
            stream.Update(all, last: true);
            return stream.Op(all);
        }
    }

    // Right: in place through the array the handle has pinned.
    public static int InPlaceArray(Cbc cipher, byte[] iv, byte[] image)
    {
        using MemoryHandle pin = image.AsMemory().Pin();
        using CipherStream stream = cipher.BeginDecrypt(iv);
        stream.Update(IoVec.FromHandle(pin, image.Length), last: true);
        int written = stream.Op(image);
        image.AsSpan(written).Clear();
        return written;
    }

    // Right: in place in a loop of chunks of one native buffer.
    public static void InPlaceChunks(Cbc cipher, byte[] iv, Stream disk, int chunks)
    {
        using NativeBuffer chunk = NativeBuffer.Allocate(4096);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < chunks; i++)
        {
            disk.Position = i * 4096L;
            disk.ReadExactly(chunk.Span);
            stream.Update(chunk.Vector(0, 4096), i == chunks - 1);
            int count = stream.Op(chunk.Span);
            disk.Position = i * 4096L;
            disk.Write(chunk.Span[..count]);
        }
    }

    // Right: the header variable is changed after its operation, for the next frame.
    public static unsafe int Sequences(Cbc cipher, byte[] iv, IEnumerable<byte[]> bodies, byte[] output)
    {
        Header header = new() { Magic = 0x4B434731 };
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] body in bodies)
        {
            header.Sequence++;
            header.Length = (ulong)body.Length;
            stream.Update(IoVec.FromPointer(&header, (nuint)sizeof(Header)));
            stream.Update(body);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: the copy of the header is changed, the lent one is not.
    public static unsafe int HeaderCopy(Cbc cipher, byte[] iv, uint sequence, byte[] output)
    {
        Header header = new() { Sequence = sequence, Length = 16 };
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&header, (nuint)sizeof(Header)), last: true);
        Header next = header;
        next.Sequence++;
        int written = stream.Op(output);
        Console.WriteLine(next.Sequence);
        return written;
    }

    // Right: ToArray made a copy, and the copy is changed while the original is lent.
    public static int PatchedCopy(Cbc cipher, byte[] iv, byte[] page, Stream journal, byte[] output)
    {
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, page.Length), last: true);
        byte[] copy = page.AsSpan(0, 16).ToArray();
        copy[0] = 1;
        Array.Reverse(copy);
        journal.Write(copy);
        return stream.Op(output);
    }

    // Right: the lent memory is the source of the copy, not its target.
    public static int CopiedFrom(Cbc cipher, byte[] iv, byte[] page, byte[] shadow, byte[] output)
    {
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, page.Length), last: true);
        page.CopyTo(shadow, 0);
        page.AsSpan().CopyTo(shadow);
        Buffer.BlockCopy(page, 0, shadow, 0, page.Length);
        return stream.Op(output);
    }

    // Right: the lent memory is only read: hashed, searched, written to a file.
    public static int ReadOnlyUses(Cbc cipher, byte[] iv, byte[] page, Stream journal, Span<byte> digest, byte[] output)
    {
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, page.Length), last: true);
        SHA256.HashData(page, digest);
        journal.Write(page, 0, page.Length);
        int zero = Array.IndexOf(page, (byte)0);
        int sum = 0;
        foreach (byte b in page) sum += b;
        Console.WriteLine($"{zero} {sum} {page[0]} {BinaryPrimitives.ReadInt32LittleEndian(page)}");
        return stream.Op(output);
    }

    // Right: the span is pointed at another buffer before it is filled.
    public static int SpanRepointed(Cbc cipher, byte[] iv, byte[] page, byte[] spare, byte[] output)
    {
        Span<byte> window = page;
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, window.Length), last: true);
        window = spare;
        window.Fill(0xFF);
        return stream.Op(output);
    }

    // Right: the variable is given a new array, the old one is untouched.
    public static int NewArrayEachTurn(Cbc cipher, byte[] iv, Stream source, int parts, byte[] output)
    {
        var pins = new List<MemoryHandle>();
        byte[] buffer = [];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < parts; i++)
        {
            buffer = new byte[256];
            source.ReadExactly(buffer);
            pins.Add(buffer.AsMemory().Pin());
            stream.Update(IoVec.FromHandle(pins[i], 256));
        }
        int written = stream.Op(output);
        buffer.AsSpan().Clear();
        pins.ForEach(static pin => pin.Dispose());
        return written;
    }

    // Right: the ref local is pointed at another element's array before the write.
    public static int RefRepointed(Cbc cipher, byte[] iv, byte[] block, byte[] flags, byte[] output)
    {
        ref byte target = ref block[0];
        target = 1;
        using MemoryHandle pin = block.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, block.Length), last: true);
        target = ref flags[0];
        target = 2;
        return stream.Op(output);
    }

    // Right: after the swap the free buffer is the one that was not lent.
    public static void SwappedRead(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        using NativeBuffer one = NativeBuffer.Allocate(4096), two = NativeBuffer.Allocate(4096);
        byte[] output = new byte[4096];
        NativeBuffer ready = one, idle = two;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = source.Read(ready.Span) & ~15;
        while (count > 0)
        {
            stream.Update(ready.Vector(0, count));
            (ready, idle) = (idle, ready);
            count = source.Read(ready.Span) & ~15;
            target.Write(output, 0, stream.Op(output));
        }
    }

    // Right: the output of the first stream goes into memory that is lent only afterwards.
    public static int Chain(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] output)
    {
        byte[] middle = new byte[text.Length];
        using MemoryHandle pin = middle.AsMemory().Pin();
        using CipherStream inner = first.BeginEncrypt(iv);
        using CipherStream outer = second.BeginEncrypt(iv);
        inner.Update(text, last: true);
        int count = inner.Op(middle);
        outer.Update(IoVec.FromHandle(pin, count), last: true);
        return outer.Op(output);
    }

    // Right: the output of one stream goes into memory lent to none while the other has its own lent.
    public static int SideOutput(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] page, byte[] output)
    {
        byte[] side = new byte[text.Length];
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream a = first.BeginEncrypt(iv);
        using CipherStream b = second.BeginEncrypt(iv);
        b.Update(IoVec.FromHandle(pin, page.Length), last: true);
        a.Update(text, last: true);
        a.Op(side);
        return b.Op(output);
    }

    // Right: the pad is filled before it is lent, and again before it is lent again.
    public static int RandomPads(Cbc cipher, byte[] iv, IEnumerable<byte[]> blocks, byte[] output)
    {
        byte[] pad = new byte[16];
        int written = 0;
        using MemoryHandle pin = pad.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] block in blocks)
        {
            RandomNumberGenerator.Fill(pad);
            stream.Update([IoVec.FromHandle(pin, 16)]);
            stream.Update(block);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: the batch's slots are written in turn, and the first is written again after the flush only.
    public static void SlotsByCounter(Cbc cipher, byte[] iv, Stream source, Stream target, int messages)
    {
        byte[][] slots = new byte[8][];
        var pins = new MemoryHandle[8];
        for (int i = 0; i < 8; i++) pins[i] = (slots[i] = new byte[128]).AsMemory().Pin();
        byte[] output = new byte[1024];
        int used = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int m = 0; m < messages; m++)
        {
            source.ReadExactly(slots[used]);
            stream.Update(IoVec.FromHandle(pins[used], 128), last: m == messages - 1);
            if (++used == 8 || m == messages - 1)
            {
                target.Write(output, 0, stream.Op(output));
                used = 0;
            }
        }
        foreach (MemoryHandle pin in pins) pin.Dispose();
    }

    // Right: the awaited read goes into the second array while the first is lent.
    public static async Task<long> OverlappedAsync(Cbc cipher, byte[] iv, Stream source, Stream target, CancellationToken token)
    {
        byte[] front = new byte[2048], back = new byte[2048], output = new byte[2048];
        long total = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int count = await source.ReadAtLeastAsync(front, 2048, false, token) & ~15;
        while (count > 0)
        {
            MemoryHandle pin = front.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, count));
            int ahead = await source.ReadAtLeastAsync(back, 2048, false, token) & ~15;
            int written = stream.Op(output);
            pin.Dispose();
            await target.WriteAsync(output.AsMemory(0, written), token);
            (front, back, count) = (back, front, ahead);
            total += written;
        }
        return total;
    }

    // Right: the local function writes the frame before it lends it, and the caller collects.
    public static int LocalPrepares(Cbc cipher, byte[] iv, byte[] frame, byte[] output)
    {
        using MemoryHandle pin = frame.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        int written = 0;
        for (byte sequence = 0; sequence < 5; sequence++)
        {
            Send(sequence);
            written += stream.Op(output.AsSpan(written));
        }
        return written;

        void Send(byte sequence)
        {
            frame[0] = sequence;
            stream.Update(IoVec.FromHandle(pin, 16));
        }
    }

    // Right: the helper takes the lent buffer and only reads it.
    public static int ChecksumMeanwhile(Cbc cipher, byte[] iv, byte[] page, byte[] output, out uint checksum)
    {
        using MemoryHandle pin = page.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, page.Length), last: true);
        checksum = Checksum(page);
        return stream.Op(output);
    }

    private static uint Checksum(byte[] data)
    {
        uint sum = 1;
        foreach (byte b in data) sum = sum * 31 + b;
        return sum;
    }

    // Right: constant slices: the header part is lent, the body part is written.
    public static unsafe int HeaderLentBodyWritten(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte* frame = stackalloc byte[512];
        new Span<byte>(frame, 64).Fill(7);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(frame, 64));
        source.ReadExactly(new Span<byte>(frame + 64, 448));
        int written = stream.Op(output);
        stream.Update(IoVec.FromPointer(frame + 64, 448), last: true);
        return written + stream.Op(output.AsSpan(written));
    }

    // Right: the element beyond the lent length is set.
    public static int BeyondLent(Cbc cipher, byte[] iv, byte[] block, byte[] output)
    {
        byte[] buffer = new byte[block.Length + 16];
        block.CopyTo(buffer, 0);
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, block.Length), last: true);
        buffer[block.Length] = 0x80;
        return stream.Op(output);
    }

    // Right: the list of buffers is cleared as a list, the lent bytes are not touched.
    public static int ListCleared(Cbc cipher, byte[] iv, List<byte[]> pages, byte[] output)
    {
        MemoryHandle[] pins = [.. pages.Select(static page => page.AsMemory().Pin())];
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int i = 0; i < pins.Length; i++)
            stream.Update(IoVec.FromHandle(pins[i], pages[i].Length), i + 1 == pins.Length);
        pages.Clear();
        int written = stream.Op(output);
        foreach (MemoryHandle pin in pins) pin.Dispose();
        return written;
    }

    // Right: the vector's variable is given another vector, the lent memory is not written.
    public static int VectorsOverwritten(Cbc cipher, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        using MemoryHandle aPin = a.AsMemory().Pin();
        using MemoryHandle bPin = b.AsMemory().Pin();
        int written;
        using (CipherStream stream = cipher.BeginEncrypt(iv))
        {
            IoVec vector = IoVec.FromHandle(aPin, a.Length);
            stream.Update(vector);
            vector = IoVec.FromHandle(bPin, b.Length);
            stream.Update(vector, last: true);
            vector = default;
            written = stream.Op(output);
        }
        return written;
    }

    // Right: a jagged array's row is replaced by another array, the lent row's bytes stay.
    public static int RowReplaced(Cbc cipher, byte[] iv, byte[][] rows, byte[] output)
    {
        byte[] row = rows[0];
        using MemoryHandle pin = row.AsMemory().Pin();
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(pin, row.Length), last: true);
        rows[0] = new byte[row.Length];
        rows[0][0] = 1;
        return stream.Op(output);
    }

    // Right: the retry fills the buffer again, the attempt before was collected or has thrown its stream away.
    public static int RetryRefills(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[1024];
        using MemoryHandle pin = buffer.AsMemory().Pin();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            source.Position = 0;
            source.ReadExactly(buffer);
            using CipherStream stream = cipher.BeginEncrypt(iv);
            try
            {
                stream.Update(IoVec.FromHandle(pin, buffer.Length), last: true);
                return stream.Op(output);
            }
            catch (KernelCryptoException e)
            {
                Console.Error.WriteLine(e.Errno);
            }
        }
        return -1;
    }

    // Right: tuples of slots: the slot which is filled is not the slot which is lent.
    public static int TupleSlots(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] x = new byte[512], y = new byte[512];
        (byte[] Data, MemoryHandle Pin) a = (x, x.AsMemory().Pin()), b = (y, y.AsMemory().Pin());
        source.ReadExactly(a.Data);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(a.Pin, 512));
        source.ReadExactly(b.Data);
        int written = stream.Op(output);
        a.Data.AsSpan().Clear();
        stream.Update(IoVec.FromHandle(b.Pin, 512), last: true);
        written += stream.Op(output.AsSpan(written));
        a.Pin.Dispose();
        b.Pin.Dispose();
        return written;
    }
}

public static class PinnedWell
{
    // Right: the array is on the pinned heap, its address may be taken without a pin.
    public static unsafe int PinnedHeap(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] data = GC.AllocateUninitializedArray<byte>(4096, pinned: true);
        source.ReadExactly(data);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref data[0]), 4096), last: true);
        int written = stream.Op(output);
        GC.KeepAlive(data);
        return written;
    }

    // Right: the array reference is taken while a handle pins the array.
    public static unsafe int ReferenceUnderHandle(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            void* address = Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(data));
            using CipherStream stream = cipher.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(address, (nuint)data.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            handle.Free();
        }
    }

    // Right: the span is on the stack, which does not move.
    public static unsafe int StackReference(Cbc cipher, byte[] iv, long sequence, byte[] output)
    {
        Span<byte> block = stackalloc byte[16];
        block.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(block, sequence);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(block)), 16), last: true);
        return stream.Op(output);
    }

    // Right: the span is over native memory.
    public static unsafe int NativeReference(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(1024);
        Span<byte> span = buffer.Span;
        source.ReadExactly(span);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref span[0]), 1024), last: true);
        return stream.Op(output);
    }

    // Right: the element address is asked of an array that its handle has pinned.
    public static unsafe int ElementAddress(Cbc cipher, byte[] iv, int[] table, int from, byte[] output)
    {
        GCHandle handle = GCHandle.Alloc(table, GCHandleType.Pinned);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(table, from);
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)address, (nuint)(table.Length - from) * 4), last: true);
        int written = stream.Op(output);
        handle.Free();
        return written;
    }

    // Right: the pointer leaves its inner fixed block, but an outer one still pins the array.
    public static unsafe int PointerCopied(Cbc cipher, byte[] iv, byte[] data, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        fixed (byte* outer = data)
        {
            byte* start;
            fixed (byte* inner = &data[16]) start = inner;
            stream.Update(IoVec.FromPointer(start, (nuint)(data.Length - 16)), last: true);
            return stream.Op(output);
        }
    }

    // Right: text in the assembly's data section needs no pin.
    public static unsafe int LiteralData(Cbc cipher, byte[] iv, byte[] output)
    {
        ReadOnlySpan<byte> magic = "KCG DISK IMAGE 1"u8;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(magic)), (nuint)magic.Length), last: true);
        return stream.Op(output);
    }

    // Right: the caller says that the span is pinned, here it is unknown.
    public static unsafe int CallerPinned(Cbc cipher, byte[] iv, Span<byte> pinned, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned)), (nuint)pinned.Length), last: true);
        return stream.Op(output);
    }

    // Right: the reference is to a local of this frame.
    public static unsafe int LocalReference(Cbc cipher, byte[] iv, Guid volume, byte[] output)
    {
        Guid copy = volume;
        ref Guid alias = ref copy;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref alias), 16), last: true);
        return stream.Op(output);
    }
}

public static class CollectedWell
{
    // Right: last is computed, every turn collects.
    public static int LastComputed(Cbc cipher, byte[] iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        for (int offset = 0; offset < text.Length; offset += 4096)
        {
            int count = Math.Min(4096, text.Length - offset);
            bool last = offset + count == text.Length;
            stream.Update(text.Slice(offset, count), last);
            written += stream.Op(output[written..]);
        }
        return written;
    }

    // Right: last leaves the loop, so no Update follows it.
    public static int LastBreaks(Cbc cipher, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[1024];
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        while (true)
        {
            int read = source.ReadAtLeast(buffer, buffer.Length, false) & ~15;
            if (read < buffer.Length)
            {
                stream.Update(buffer.AsSpan(0, read), last: true);
                break;
            }
            stream.Update(buffer);
            written += stream.Op(output.AsSpan(written));
        }
        return written + stream.Op(output.AsSpan(written));
    }

    // Right: an empty update ends the message.
    public static int EmptyLast(Gcm cipher, byte[] nonce, IEnumerable<byte[]> parts, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(nonce);
        foreach (byte[] part in parts) stream.Update(part);
        stream.Update(ReadOnlySpan<byte>.Empty, last: true);
        return stream.Op(output);
    }

    // Right: the counter says how much is pending, and the rest is flushed by it.
    public static void PendingCounter(Cbc cipher, byte[] iv, IEnumerable<byte[]> messages, Stream target)
    {
        byte[] output = new byte[32768];
        int pending = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        foreach (byte[] message in messages)
        {
            stream.Update(message);
            pending += message.Length;
            if (pending < 16384) continue;
            target.Write(output, 0, stream.Op(output));
            pending = 0;
        }
        if (pending > 0) target.Write(output, 0, stream.Op(output));
    }

    // Right: the flag tells whether something is to be collected.
    public static int DirtyFlag(Cbc cipher, byte[] iv, byte[]? head, byte[]? body, byte[] output)
    {
        bool dirty = false;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (head is not null)
        {
            stream.Update(head);
            dirty = true;
        }
        if (body is not null)
        {
            stream.Update(body);
            dirty = true;
        }
        return dirty ? stream.Op(output) : 0;
    }

    // Right: the stream is abandoned before it was given anything.
    public static bool Probe(Cbc cipher, byte[] iv, Stream source)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        if (!source.CanRead || source.Length == 0) return false;
        return source.Length % 16 == 0;
    }

    // Right: the stream goes to the caller, who collects.
    public static CipherStream Start(Cbc cipher, byte[] iv, byte[] header)
    {
        CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(header);
        return stream;
    }

    // Right: the stream is the new one of the next file, for which last is said once again.
    public static int StreamPerFile(Cbc cipher, byte[] iv, byte[][] files, byte[] output)
    {
        int written = 0;
        foreach (byte[] file in files)
        {
            using CipherStream stream = cipher.BeginEncrypt(iv);
            stream.Update(file, last: true);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: the variable is given a new stream after the old one was finished and collected.
    public static int Reassigned(Cbc first, Cbc second, byte[] iv, byte[] text, byte[] output)
    {
        CipherStream stream = first.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int written = stream.Op(output);
        stream.Dispose();
        stream = second.BeginEncrypt(iv);
        stream.Update(output.AsSpan(0, written), last: true);
        written = stream.Op(output);
        stream.Dispose();
        return written;
    }

    // Right: the two branches each end the message once.
    public static int EitherEnds(Cbc cipher, byte[] iv, byte[] head, byte[] body, bool headOnly, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(head, last: headOnly);
        if (!headOnly)
            stream.Update(body, last: true);
        return stream.Op(output);
    }

    // Right: finally collects what the loop has sent.
    public static int FinallyCollects(Cbc cipher, byte[] iv, IEnumerable<byte[]> parts, byte[] output)
    {
        int written = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        try
        {
            foreach (byte[] part in parts) stream.Update(part);
        }
        finally
        {
            written = stream.Op(output);
        }
        return written;
    }

    // Right: a helper takes the stream and sends, the method collects.
    public static int HelperSends(Cbc cipher, byte[] iv, string name, byte[] body, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        SendName(stream, name);
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    private static void SendName(CipherStream stream, string name)
    {
        Span<byte> bytes = stackalloc byte[64];
        bytes.Clear();
        System.Text.Encoding.UTF8.GetBytes(name, bytes);
        stream.Update(bytes);
    }

    // Right: one thread sends in a lambda, this one picks up.
    public static async Task<int> TwoTasksAsync(Cbc cipher, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        Task sender = Task.Run(() =>
        {
            for (int offset = 0; offset < text.Length; offset += 4096)
            {
                int count = Math.Min(4096, text.Length - offset);
                stream.Update(text.AsSpan(offset, count), last: offset + count == text.Length);
            }
        });
        int read = 0;
        while (read < text.Length) read += stream.Op(output.AsSpan(read));
        await sender;
        return read;
    }

    // Right: the iterator collects each part before it yields.
    public static IEnumerable<byte[]> Parts(Cbc cipher, byte[] iv, IEnumerable<byte[]> parts)
    {
        using CipherStream stream = cipher.BeginDecrypt(iv);
        foreach (byte[] part in parts)
        {
            byte[] plain = new byte[part.Length];
            stream.Update(part);
            int count = stream.Op(plain);
            yield return count == plain.Length ? plain : plain[..count];
        }
    }

    // Right: a do loop collects until all that was sent has come out.
    public static int CollectInSteps(Cbc cipher, byte[] iv, byte[] text, Stream target)
    {
        byte[] step = new byte[256];
        int total = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        stream.Update(text, last: true);
        do
        {
            int count = stream.Op(step);
            target.Write(step, 0, count);
            total += count;
        }
        while (total < text.Length);
        return total;
    }

    // Right: the done flag ends the loop in the turn that said last.
    public static void DoneFlag(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        byte[] buffer = new byte[512], output = new byte[512];
        bool done = false;
        using CipherStream stream = cipher.BeginEncrypt(iv);
        while (!done)
        {
            int read = source.ReadAtLeast(buffer, 512, false) & ~15;
            done = read < 512;
            stream.Update(buffer.AsSpan(0, read), last: done);
            target.Write(output, 0, stream.Op(output));
        }
    }

    // Right: the nonce is drawn anew for each sealed record.
    public static void SealRecords(Gcm cipher, IEnumerable<byte[]> records, Stream target)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        foreach (byte[] record in records)
        {
            byte[] output = new byte[record.Length + Gcm.TagSize];
            RandomNumberGenerator.Fill(nonce);
            using CipherStream stream = cipher.BeginEncrypt(nonce);
            stream.Update(record, last: true);
            int count = stream.Op(output);
            target.Write(nonce);
            target.Write(output, 0, count);
        }
    }

    // Right: the counter of the nonce is incremented between the messages, the key was derived.
    public static int Counted(ReadOnlySpan<byte> key, byte[] salt, byte[][] messages, byte[] output)
    {
        using var cipher = new Poly(key);
        byte[] nonce = new byte[Poly.NonceSize];
        salt.AsSpan(0, 4).CopyTo(nonce);
        int written = 0;
        for (long number = 1; number <= messages.Length; number++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(nonce.AsSpan(4), number);
            using CipherStream stream = cipher.BeginEncrypt(nonce);
            stream.Update(messages[number - 1], last: true);
            written += stream.Op(output.AsSpan(written));
        }
        return written;
    }

    // Right: the streams change names after the first is finished, so each ends once.
    public static int StreamsSwapped(Cbc first, Cbc second, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        CipherStream current = first.BeginEncrypt(iv), other = second.BeginEncrypt(iv);
        current.Update(a, last: true);
        int written = current.Op(output);
        (current, other) = (other, current);
        current.Update(b, last: true);
        written += current.Op(output.AsSpan(written));
        current.Dispose();
        other.Dispose();
        return written;
    }

    // Right: the switch over the record's kind sends once, and the shared tail collects.
    public static int ByKind(Cbc cipher, byte[] iv, object record, byte[] output)
    {
        using CipherStream stream = cipher.BeginEncrypt(iv);
        switch (record)
        {
            case byte[] { Length: > 0 } bytes:
                stream.Update(bytes, last: true);
                break;
            case string text:
                stream.Update(MemoryMarshal.AsBytes(text.AsSpan()), last: true);
                break;
            default:
                return 0;
        }
        return stream.Op(output);
    }

    // Right: the iteration that is out of data jumps to the end, where everything sent is already collected.
    public static long GotoEnd(Cbc cipher, byte[] iv, Stream source, Stream target)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(2048);
        byte[] output = new byte[2048];
        long total = 0;
        using CipherStream stream = cipher.BeginEncrypt(iv);
    again:
        int read = source.ReadAtLeast(buffer.Span, 2048, false) & ~15;
        if (read == 0) goto end;
        stream.Update(buffer.Vector(0, read));
        int count = stream.Op(output);
        target.Write(output, 0, count);
        total += count;
        goto again;
    end:
        buffer.Span.Clear();
        return total;
    }

    // Right: the session object keeps the stream, collects from it and disposes it.
    public sealed class Session(Cbc cipher, byte[] iv) : IDisposable
    {
        private readonly CipherStream _stream = cipher.BeginEncrypt(iv);
        public void Send(byte[] part) => _stream.Update(part);
        public int Collect(byte[] output) => _stream.Op(output);
        public void Dispose() => _stream.Dispose();
    }

    // Right: the session is fed and collected through its methods.
    public static int ThroughSession(Cbc cipher, byte[] iv, byte[] head, byte[] body, byte[] output)
    {
        using var session = new Session(cipher, iv);
        session.Send(head);
        session.Send(body);
        return session.Collect(output);
    }
}
