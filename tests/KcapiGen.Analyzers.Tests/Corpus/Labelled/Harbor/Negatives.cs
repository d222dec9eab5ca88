using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KcapiGen;

namespace Harbor.Sealing;

/// <summary>Correct code that resembles KCG101.</summary>
public static unsafe partial class ScopeNegatives
{
    // Op stands inside the fixed block.
    public static byte[] SealSector(ReadOnlySpan<byte> key, ulong number, byte[] sector)
    {
        Span<byte> tweak = stackalloc byte[16];
        tweak.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(tweak, number);
        byte[] result = new byte[sector.Length];
        using var xts = new VolumeXts(key);
        using CipherStream stream = xts.BeginEncrypt(tweak);
        fixed (byte* p = sector)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)sector.Length), last: true);
            stream.Op(result);
        }
        return result;
    }

    // Update of a span copies, so the fixed block may end.
    public static int SealCopied(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(new ReadOnlySpan<byte>(p, block.Length), last: true);
        }
        return stream.Op(output);
    }

    // Each turn pins, lends and collects.
    public static int SealEntries(ArchiveCbc cbc, ReadOnlySpan<byte> iv, IReadOnlyList<byte[]> entries, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] entry in entries)
        {
            fixed (byte* p = entry)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)entry.Length));
                read += stream.Op(output[read..]);
            }
        }
        return read;
    }

    // Both branches collect while pinned.
    public static int StoreRecord(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, bool copy, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (copy)
        {
            stream.Update(record, last: true);
            return stream.Op(output);
        }
        fixed (byte* p = &record[0])
        {
            stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true);
            return stream.Op(output);
        }
    }

    // The handle is disposed after Op.
    public static int SealMemory(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlyMemory<byte> chunk, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        MemoryHandle pin = chunk.Pin();
        stream.Update(IoVec.FromHandle(pin, chunk.Length), last: true);
        int read = stream.Op(output);
        pin.Dispose();
        return read;
    }

    // The pin declared after the stream is disposed first, but Op has read by then.
    public static int SealOrder(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlyMemory<byte> chunk, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using MemoryHandle pin = chunk.Pin();
        stream.Update(IoVec.FromHandle(pin, chunk.Length), last: true);
        return stream.Op(output);
    }

    // The finally runs after the Op in the try.
    public static int SealFinally(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] body, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        GCHandle pin = GCHandle.Alloc(body, GCHandleType.Pinned);
        try
        {
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)body.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            if (pin.IsAllocated)
                pin.Free();
        }
    }

    // The catch only reports, and the pin is freed behind Op.
    public static int SealCatch(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] body, Span<byte> output)
    {
        GCHandle pin = GCHandle.Alloc(body, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)body.Length), last: true);
            return stream.Op(output);
        }
        catch (CryptographicException e)
        {
            Console.Error.WriteLine(e.Message);
            return -1;
        }
        finally
        {
            pin.Free();
        }
    }

    // The typed pin lives to the end of the method.
    public static int SealTicket(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] ticket, Span<byte> output)
    {
        using var pin = new PinnedGCHandle<byte[]>(ticket);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)ticket.Length), last: true);
        return stream.Op(output);
    }

    // The local function pins, lends and collects in one.
    public static int SealLocal(LinkCtr ctr, byte[] counter, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        return Transfer(text);

        int Transfer(byte[] data)
        {
            fixed (byte* p = data)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)data.Length), last: true);
                return stream.Op(output);
            }
        }
    }

    // The stack memory is of this method's frame, which Op does not outlive.
    public static int SendPrefixed(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> payload, Span<byte> wire)
    {
        byte* prefix = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(new Span<byte>(prefix, 4), payload.Length);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(prefix, 4));
        stream.Update(payload, last: true);
        return stream.Op(wire);
    }

    // Memory of stackalloc lives as long as the method, not as long as the block.
    public static int SendOptional(LinkCtr ctr, ReadOnlySpan<byte> counter, bool framed, ReadOnlySpan<byte> payload, Span<byte> wire)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        if (framed)
        {
            byte* prefix = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(new Span<byte>(prefix, 8), payload.Length);
            stream.Update(IoVec.FromPointer(prefix, 8));
        }
        stream.Update(payload, last: true);
        return stream.Op(wire);
    }

    // The local function copies its stack memory.
    public static int SendCopiedPrefix(LinkCtr ctr, byte[] counter, byte[] payload, byte[] wire)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        CopyPrefix(payload.Length);
        stream.Update(payload, last: true);
        return stream.Op(wire);

        void CopyPrefix(int length)
        {
            Span<byte> prefix = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(prefix, length);
            stream.Update(prefix);
        }
    }

    // The address of a local is used in the frame of that local.
    public static int SendNumbered(FrameGcm gcm, ReadOnlySpan<byte> nonce, uint sequence, ReadOnlySpan<byte> payload, Span<byte> wire)
    {
        uint bigEndian = BinaryPrimitives.ReverseEndianness(sequence);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(&bigEndian, sizeof(uint)));
        stream.Update(payload, last: true);
        return stream.Op(wire);
    }

    // All pins are kept in a list and disposed behind Op.
    public static int SealSegments(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySequence<byte> message, Span<byte> output)
    {
        var pins = new List<MemoryHandle>();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        try
        {
            foreach (ReadOnlyMemory<byte> segment in message)
            {
                MemoryHandle pin = segment.Pin();
                pins.Add(pin);
                stream.Update(IoVec.FromHandle(pin, segment.Length));
            }
            return stream.Op(output);
        }
        finally
        {
            foreach (MemoryHandle pin in pins)
                pin.Dispose();
        }
    }

    // The pin of each turn ends behind the Op of that turn.
    public static int SealSegmentwise(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySequence<byte> message, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        foreach (ReadOnlyMemory<byte> segment in message)
        {
            using MemoryHandle pin = segment.Pin();
            stream.Update(IoVec.FromHandle(pin, segment.Length));
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // Every case of the switch collects while its memory is pinned.
    public static int SealByKind(ArchiveCbc cbc, ReadOnlySpan<byte> iv, int kind, byte[] content, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        switch (kind)
        {
            case 1:
                fixed (byte* p = content)
                {
                    stream.Update(IoVec.FromPointer(p, (nuint)content.Length), last: true);
                    return stream.Op(output);
                }
            default:
                stream.Update(content, last: true);
                return stream.Op(output);
        }
    }

    // The fixed block holds the output, and the input is copied.
    public static void SealScattered(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] text, byte[] left, byte[] right)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        fixed (byte* l = left, r = right)
        {
            stream.Op([IoVec.FromPointer(l, (nuint)left.Length), IoVec.FromPointer(r, (nuint)right.Length)]);
        }
    }

    // A handle of other memory is disposed before Op.
    public static int SealOther(LinkCtr ctr, ReadOnlySpan<byte> counter, Memory<byte> text, Memory<byte> log, Span<byte> output)
    {
        MemoryHandle logPin = log.Pin();
        using MemoryHandle textPin = text.Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(textPin, text.Length), last: true);
        logPin.Dispose();
        return stream.Op(output);
    }

    // The first pin ends behind its Op, and the second likewise.
    public static int SealHeadAndTail(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] head, byte[] tail, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read;
        fixed (byte* p = head)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)head.Length));
            read = stream.Op(output);
        }
        fixed (byte* q = tail)
        {
            stream.Update(IoVec.FromPointer(q, (nuint)tail.Length), last: true);
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // The vector of the file name is collected while the characters are pinned.
    public static int SealFileName(LinkCtr ctr, ReadOnlySpan<byte> counter, string name, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (char* c = name)
        {
            IoVec[] vectors = [IoVec.FromPointer(c, (nuint)(name.Length * sizeof(char)))];
            stream.Update(vectors, last: true);
            return stream.Op(output);
        }
    }

    // The caller's stream and pointer are the caller's to keep.
    public static void LendFrom(CipherStream stream, byte* memory, int length)
    {
        if (length < 0)
            throw new ArgumentOutOfRangeException(nameof(length));
        for (int offset = 0; offset < length; offset += 1024)
        {
            int count = Math.Min(1024, length - offset);
            stream.Update(IoVec.FromPointer(memory + offset, (nuint)count));
        }
    }

    // The fixed block is left on the rejecting path before anything is lent.
    public static int SealValidated(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, Span<byte> output)
    {
        fixed (byte* p = record)
        {
            if (p[0] != 0x4B)
                return 0;
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true);
            return stream.Op(output);
        }
    }

    // The pin of the previous turn is disposed when Op has read it.
    public static int SealRolling(ArchiveCbc cbc, ReadOnlySpan<byte> iv, IReadOnlyList<Memory<byte>> blocks, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle pin = default;
        int read = 0;
        foreach (Memory<byte> block in blocks)
        {
            pin.Dispose();
            pin = block.Pin();
            stream.Update(IoVec.FromHandle(pin, block.Length));
            read += stream.Op(output[read..]);
        }
        pin.Dispose();
        return read;
    }
}

public static partial class ScopeNegatives
{
    // The pin lives over the await and ends behind Op.
    public static async Task SealToAsync(ArchiveCbc cbc, byte[] iv, ReadOnlyMemory<byte> chunk, Stream destination)
    {
        byte[] output = new byte[chunk.Length];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (MemoryHandle pin = chunk.Pin())
        {
            stream.Update(IoVec.FromHandle(pin, chunk.Length), last: true);
            await destination.FlushAsync();
            stream.Op(output);
        }
        await destination.WriteAsync(output);
    }

    // Each page is pinned, lent, collected and unpinned before the next await.
    public static async Task SealPagesAsync(ArchiveCbc cbc, byte[] iv, Stream source, Stream destination)
    {
        byte[] page = new byte[4096], output = new byte[4096];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        while (await source.ReadAtLeastAsync(page, 4096, throwOnEndOfStream: false) == 4096)
        {
            int read;
            using (MemoryHandle pin = page.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(pin, 4096));
                read = stream.Op(output);
            }
            await destination.WriteAsync(output.AsMemory(0, read));
        }
    }
}

/// <summary>Correct code that resembles KCG102.</summary>
public static unsafe partial class PoolNegatives
{
    // The array is returned behind Op.
    public static byte[] SealFile(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, int length)
    {
        byte[] result = new byte[length];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        source.ReadExactly(buffer, 0, length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            stream.Op(result);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    // The array was copied from, so it may go back at once.
    public static int SealCopied(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, int length, Span<byte> output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        source.ReadExactly(buffer, 0, length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.AsSpan(0, length), last: true);
        ArrayPool<byte>.Shared.Return(buffer);
        return stream.Op(output);
    }

    // The finally runs behind the Op of the try.
    public static int SealPacket(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> payload, Span<byte> wire)
    {
        byte[] frame = ArrayPool<byte>.Shared.Rent(payload.Length + 2);
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)payload.Length);
            payload.CopyTo(frame.AsSpan(2));
            using CipherStream stream = gcm.BeginEncrypt(nonce);
            fixed (byte* p = frame)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)(payload.Length + 2)), last: true);
                return stream.Op(wire);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame, clearArray: true);
        }
    }

    // The owner outlives the pin, and the pin outlives Op.
    public static int SealOwned(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int length, Span<byte> output)
    {
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(length);
        Memory<byte> memory = owner.Memory[..length];
        source.ReadExactly(memory.Span);
        using MemoryHandle pin = memory.Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        return stream.Op(output);
    }

    // The using block of the owner holds the Op as well.
    public static int SealBlock(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> block, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(block.Length))
        using (MemoryHandle pin = owner.Memory.Pin())
        {
            block.CopyTo(owner.Memory.Span);
            stream.Update(IoVec.FromHandle(pin, block.Length), last: true);
            return stream.Op(output);
        }
    }

    // Each turn rents, collects and returns in this order.
    public static void SealChunks(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Stream destination, int chunks)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] output = new byte[8192];
        for (int i = 0; i < chunks; i++)
        {
            byte[] chunk = ArrayPool<byte>.Shared.Rent(8192);
            source.ReadExactly(chunk, 0, 8192);
            fixed (byte* p = chunk)
            {
                stream.Update(IoVec.FromPointer(p, 8192));
                destination.Write(output, 0, stream.Op(output));
            }
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    // Another array than the lent one goes back to the pool.
    public static int SealExpanded(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(512), doubled = ArrayPool<byte>.Shared.Rent(1024);
        source.ReadExactly(raw, 0, 512);
        raw.AsSpan(0, 512).CopyTo(doubled);
        raw.AsSpan(0, 512).CopyTo(doubled.AsSpan(512));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read;
        fixed (byte* p = doubled)
        {
            stream.Update(IoVec.FromPointer(p, 1024), last: true);
            ArrayPool<byte>.Shared.Return(raw);
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(doubled);
        return read;
    }

    // The rejecting path returns the array before anything is lent.
    public static int SealChecked(LinkCtr ctr, ReadOnlySpan<byte> counter, Socket socket, Span<byte> output)
    {
        byte[] datagram = ArrayPool<byte>.Shared.Rent(1500);
        int received = socket.Receive(datagram);
        if (received < 8)
        {
            ArrayPool<byte>.Shared.Return(datagram);
            return 0;
        }
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read;
        fixed (byte* p = datagram)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)received), last: true);
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(datagram);
        return read;
    }

    // The rented array is only the output, and is returned after it was written out.
    public static void SealToRented(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] text, Stream destination)
    {
        byte[] output = ArrayPool<byte>.Shared.Rent(text.Length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            destination.Write(output, 0, stream.Op(output));
        }
        ArrayPool<byte>.Shared.Return(output);
    }

    // The releasing local function is called behind Op.
    public static int SealWithRelease(LinkCtr ctr, byte[] counter, byte[] message, byte[] output)
    {
        byte[] work = ArrayPool<byte>.Shared.Rent(message.Length);
        message.CopyTo(work, 0);
        int read;
        using (CipherStream stream = ctr.BeginEncrypt(counter))
        using (MemoryHandle pin = work.AsMemory().Pin())
        {
            stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
            read = stream.Op(output);
        }
        Release();
        return read;

        void Release() => ArrayPool<byte>.Shared.Return(work);
    }

    // The small array is replaced by a bigger one before anything is lent.
    public static int SealGrowing(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int length, Span<byte> output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256);
        if (length > buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(length);
        }
        source.ReadExactly(buffer, 0, length);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read;
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    // The same variable names a new array after the old one was collected and returned.
    public static int SealTwoChunks(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(1024);
        source.ReadExactly(chunk, 0, 1024);
        int read;
        fixed (byte* p = chunk)
        {
            stream.Update(IoVec.FromPointer(p, 1024));
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(chunk);
        chunk = ArrayPool<byte>.Shared.Rent(2048);
        source.ReadExactly(chunk, 0, 2048);
        fixed (byte* q = chunk)
        {
            stream.Update(IoVec.FromPointer(q, 2048), last: true);
            read += stream.Op(output[read..]);
        }
        ArrayPool<byte>.Shared.Return(chunk);
        return read;
    }

    // The owner chosen by size is disposed by the using declaration at the end.
    public static int SealChosen(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> text, MemoryPool<byte> large, Span<byte> output)
    {
        using IMemoryOwner<byte> owner = text.Length > 4096 ? large.Rent(text.Length) : MemoryPool<byte>.Shared.Rent(4096);
        text.CopyTo(owner.Memory.Span);
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromHandle(pin, text.Length), last: true);
        return stream.Op(output);
    }

    // The rented flag decides in the finally, long after Op.
    public static int SealMaybeRented(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        byte[]? rented = null;
        Span<byte> work = text.Length <= 256 ? stackalloc byte[256] : (rented = ArrayPool<byte>.Shared.Rent(text.Length));
        try
        {
            text.CopyTo(work);
            using CipherStream stream = ctr.BeginEncrypt(counter);
            fixed (byte* p = work)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
                return stream.Op(output);
            }
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Both arrays are returned behind the Op that gathered them.
    public static int SealPair(FrameGcm gcm, ReadOnlySpan<byte> nonce, Stream source, Span<byte> output)
    {
        byte[] head = ArrayPool<byte>.Shared.Rent(64), body = ArrayPool<byte>.Shared.Rent(1024);
        source.ReadExactly(head, 0, 64);
        source.ReadExactly(body, 0, 1024);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        int read;
        fixed (byte* h = head, b = body)
        {
            stream.Update([IoVec.FromPointer(h, 64), IoVec.FromPointer(b, 1024)], last: true);
            read = stream.Op(output);
            ArrayPool<byte>.Shared.Return(head);
        }
        ArrayPool<byte>.Shared.Return(body);
        return read;
    }

    // The stream's own using block ends before the array is returned.
    public static int SealStreamBlock(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] page = ArrayPool<byte>.Shared.Rent(2048);
        source.ReadExactly(page, 0, 2048);
        int read;
        using (MemoryHandle pin = page.AsMemory(0, 2048).Pin())
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            stream.Update(IoVec.FromHandle(pin, 2048), last: true);
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(page);
        return read;
    }

    // The owner is disposed early on the empty path, where nothing was lent.
    public static int SealEmptyOrNot(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024);
        int length = source.Read(owner.Memory.Span);
        if (length == 0)
        {
            owner.Dispose();
            return 0;
        }
        int read;
        using (CipherStream stream = ctr.BeginEncrypt(counter))
        using (MemoryHandle pin = owner.Memory.Pin())
        {
            stream.Update(IoVec.FromHandle(pin, length), last: true);
            read = stream.Op(output);
        }
        owner.Dispose();
        return read;
    }

    // The text is encoded in a rented array and copied by Update.
    public static int SealText(LinkCtr ctr, ReadOnlySpan<byte> counter, string text, Span<byte> output)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        try
        {
            int length = Encoding.UTF8.GetBytes(text, utf8);
            stream.Update(utf8.AsSpan(0, length), last: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
        return stream.Op(output);
    }

    // One rented array serves all turns, each with its own Op, and goes back at the end.
    public static long SealAll(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Stream destination)
    {
        byte[] page = ArrayPool<byte>.Shared.Rent(4096), output = new byte[4096];
        long total = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = page)
        {
            while (source.ReadAtLeast(page.AsSpan(0, 4096), 4096, throwOnEndOfStream: false) == 4096)
            {
                stream.Update(IoVec.FromPointer(p, 4096));
                int read = stream.Op(output);
                destination.Write(output, 0, read);
                total += read;
            }
        }
        ArrayPool<byte>.Shared.Return(page);
        return total;
    }

    // A stack of arrays is returned when the one Op has gathered them.
    public static int SealGathered(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int pieces, Span<byte> output)
    {
        var pins = new Stack<(byte[] Array, GCHandle Pin)>();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        for (int i = 0; i < pieces; i++)
        {
            byte[] piece = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(piece, 0, 512);
            GCHandle pin = GCHandle.Alloc(piece, GCHandleType.Pinned);
            pins.Push((piece, pin));
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), 512));
        }
        int read = stream.Op(output);
        while (pins.TryPop(out (byte[] Array, GCHandle Pin) item))
        {
            item.Pin.Free();
            ArrayPool<byte>.Shared.Return(item.Array);
        }
        return read;
    }
}

public static partial class PoolNegatives
{
    // The array is returned in the finally behind the awaited write.
    public static async Task SealUploadAsync(ArchiveCbc cbc, byte[] iv, Stream upload, Stream store)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16_384), output = new byte[16_384];
        try
        {
            await upload.ReadExactlyAsync(buffer.AsMemory(0, 16_384));
            using CipherStream stream = cbc.BeginEncrypt(iv);
            using MemoryHandle pin = buffer.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, 16_384), last: true);
            int read = stream.Op(output);
            await store.WriteAsync(output.AsMemory(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The owner lives to the end of the async method.
    public static async Task<int> SealFrameAsync(FrameGcm gcm, byte[] nonce, Stream source, byte[] wire, CancellationToken token)
    {
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024);
        await source.ReadExactlyAsync(owner.Memory[..1024], token);
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        return stream.Op(wire);
    }
}

/// <summary>Correct code that resembles KCG103.</summary>
public static unsafe partial class NativeNegatives
{
    // The memory is freed behind Op.
    public static int SealNative(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        byte* memory = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(memory, text.Length));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(memory, (nuint)text.Length), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(memory);
        return read;
    }

    // The finally frees the sector behind the Op of the try.
    public static void SealAlignedSector(VolumeXts xts, ReadOnlySpan<byte> tweak, Stream disk, byte[] output)
    {
        using CipherStream stream = xts.BeginEncrypt(tweak);
        void* sector = NativeMemory.AlignedAlloc(4096, 4096);
        try
        {
            disk.ReadExactly(new Span<byte>(sector, 4096));
            stream.Update(IoVec.FromPointer(sector, 4096), last: true);
            stream.Op(output);
        }
        finally
        {
            NativeMemory.AlignedFree(sector);
        }
    }

    // The block grows when its first half was collected.
    public static int SealGrowing(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        byte* block = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(block, 1024));
        stream.Update(IoVec.FromPointer(block, 1024));
        int read = stream.Op(output);
        block = (byte*)NativeMemory.Realloc(block, 2048);
        source.ReadExactly(new Span<byte>(block + 1024, 1024));
        stream.Update(IoVec.FromPointer(block + 1024, 1024), last: true);
        read += stream.Op(output[read..]);
        NativeMemory.Free(block);
        return read;
    }

    // The memory is copied from by the span, so it may be freed at once.
    public static int SealHGlobal(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] message, Span<byte> output)
    {
        IntPtr block = Marshal.AllocHGlobal(message.Length);
        Marshal.Copy(message, 0, block, message.Length);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(new ReadOnlySpan<byte>((void*)block, message.Length), last: true);
        Marshal.FreeHGlobal(block);
        return stream.Op(output);
    }

    // Another block than the lent one is freed before Op.
    public static int SealCoTask(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, Span<byte> output)
    {
        nint scratch = Marshal.AllocCoTaskMem(record.Length), block = Marshal.AllocCoTaskMem(record.Length);
        Marshal.Copy(record, 0, scratch, record.Length);
        new Span<byte>((void*)scratch, record.Length).CopyTo(new Span<byte>((void*)block, record.Length));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)block, (nuint)record.Length), last: true);
        Marshal.FreeCoTaskMem(scratch);
        int read = stream.Op(output);
        Marshal.FreeCoTaskMem(block);
        return read;
    }

    // The buffer is declared before the stream and outlives it.
    public static int SealBuffer(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        source.ReadExactly(buffer.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 4096), last: true);
        return stream.Op(output);
    }

    // The using block of the buffer contains Op.
    public static int SealBufferBlock(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read;
        using (NativeBuffer buffer = NativeBuffer.Allocate(text.Length))
        {
            text.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, text.Length), last: true);
            read = stream.Op(output);
        }
        return read;
    }

    // Every turn disposes its buffer behind its Op.
    public static int SealFiles(ArchiveCbc cbc, ReadOnlySpan<byte> iv, IEnumerable<string> paths, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path);
            using NativeBuffer buffer = NativeBuffer.Allocate(content.Length);
            content.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, content.Length));
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // The blocks of all turns are kept and freed when Op has gathered them.
    public static int SealRecords(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, int records, Span<byte> output)
    {
        var blocks = new List<nint>();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < records; i++)
        {
            byte* record = (byte*)NativeMemory.AllocZeroed(256);
            blocks.Add((nint)record);
            source.ReadExactly(new Span<byte>(record, 256));
            stream.Update(IoVec.FromPointer(record, 256));
        }
        int read = stream.Op(output);
        foreach (nint block in blocks)
            NativeMemory.Free((void*)block);
        return read;
    }

    // The failed check frees the block before anything is lent.
    public static int SealChecked(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(1024);
        if (source.Read(new Span<byte>(block, 1024)) < 1024)
        {
            NativeMemory.Free(block);
            return 0;
        }
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 1024), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(block);
        return read;
    }

    // The buffer disposed early is that of the request, which was collected.
    public static int SealRequestAndReply(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        NativeBuffer request = NativeBuffer.Allocate(512);
        using NativeBuffer reply = NativeBuffer.Allocate(512);
        source.ReadExactly(request.Span);
        stream.Update(request.Vector(0, 512));
        int read = stream.Op(output);
        source.ReadExactly(reply.Span);
        stream.Update(reply.Vector(0, 512), last: true);
        request.Dispose();
        return read + stream.Op(output[read..]);
    }

    // The cleanup local function is called behind Op.
    public static int SealWithCleanup(LinkCtr ctr, byte[] counter, byte[] text, byte[] output)
    {
        byte* block = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(block, text.Length));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(block, (nuint)text.Length), last: true);
        int read = stream.Op(output);
        Cleanup();
        return read;

        void Cleanup() => NativeMemory.Free(block);
    }

    // The native block only receives the output.
    public static byte[] SealInto(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] text)
    {
        byte* result = (byte*)NativeMemory.Alloc((nuint)text.Length);
        try
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(text, last: true);
            int read = stream.Op(IoVec.FromPointer(result, (nuint)text.Length));
            return new Span<byte>(result, read).ToArray();
        }
        finally
        {
            NativeMemory.Free(result);
        }
    }

    // The pointer variable is given a new block after the old one was collected and freed.
    public static int SealReplaced(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte* block = (byte*)NativeMemory.Alloc(256);
        source.ReadExactly(new Span<byte>(block, 256));
        stream.Update(IoVec.FromPointer(block, 256));
        int read = stream.Op(output);
        NativeMemory.Free(block);
        block = (byte*)NativeMemory.Alloc(512);
        source.ReadExactly(new Span<byte>(block, 512));
        stream.Update(IoVec.FromPointer(block, 512), last: true);
        read += stream.Op(output[read..]);
        NativeMemory.Free(block);
        return read;
    }

    // Each branch frees its block behind its own Op.
    public static int SealShort(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        if (text.Length > 512)
        {
            stream.Update(text, last: true);
            return stream.Op(output);
        }
        byte* small = (byte*)NativeMemory.Alloc(512);
        text.CopyTo(new Span<byte>(small, 512));
        stream.Update(IoVec.FromPointer(small, (nuint)text.Length), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(small);
        return read;
    }

    // The string's native copy is freed when it was read.
    public static int SealComment(LinkCtr ctr, ReadOnlySpan<byte> counter, string comment, Span<byte> output)
    {
        nint utf8 = Marshal.StringToCoTaskMemUTF8(comment);
        try
        {
            int length = Encoding.UTF8.GetByteCount(comment);
            using CipherStream stream = ctr.BeginEncrypt(counter);
            stream.Update(IoVec.FromPointer((void*)utf8, (nuint)length), last: true);
            return stream.Op(output);
        }
        finally
        {
            Marshal.FreeCoTaskMem(utf8);
        }
    }

    // The null check in the finally guards a free that comes behind Op.
    public static int SealGuarded(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte* block = null;
        try
        {
            block = (byte*)NativeMemory.Alloc(1024);
            source.ReadExactly(new Span<byte>(block, 1024));
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(block, 1024), last: true);
            return stream.Op(output);
        }
        finally
        {
            if (block != null)
                NativeMemory.Free(block);
        }
    }

    // Header and body buffers both live until the method ends.
    public static int SealHeaderAndBody(FrameGcm gcm, ReadOnlySpan<byte> nonce, Stream source, Span<byte> output)
    {
        using NativeBuffer header = NativeBuffer.Allocate(64), body = NativeBuffer.Allocate(2048);
        source.ReadExactly(header.Span);
        source.ReadExactly(body.Span);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update([header.Vector(0, 64), body.Vector(0, 2048)], last: true);
        return stream.Op(output);
    }
}

public static partial class NativeNegatives
{
    // The buffer lives over the awaits of the method.
    public static async Task SealUploadAsync(LinkCtr ctr, byte[] counter, Stream upload, Stream store, int length)
    {
        byte[] output = new byte[length];
        using NativeBuffer buffer = NativeBuffer.Allocate(length);
        await upload.ReadExactlyAsync(buffer.Memory);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(buffer.Vector(0, length), last: true);
        await store.FlushAsync();
        stream.Op(output);
        await store.WriteAsync(output);
    }

    // The buffer of each turn is disposed behind its Op.
    public static async Task SealPagesAsync(ArchiveCbc cbc, byte[] iv, Stream source, Stream destination, int pages)
    {
        byte[] output = new byte[4096];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        while (pages-- > 0)
        {
            NativeBuffer page = NativeBuffer.Allocate(4096);
            await source.ReadExactlyAsync(page.Memory);
            stream.Update(page.Vector(0, 4096));
            int read = stream.Op(output);
            page.Dispose();
            await destination.WriteAsync(output.AsMemory(0, read));
        }
    }
}

/// <summary>Correct code that resembles KCG104.</summary>
public static unsafe partial class WriteNegatives
{
    // The flag is set before the header is lent.
    public static int SealHeader(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] header, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* p = header)
        {
            header[0] |= 0x80;
            stream.Update(IoVec.FromPointer(p, (nuint)header.Length), last: true);
            return stream.Op(output);
        }
    }

    // The next turn reads into memory that Op has collected.
    public static int SealStream(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read = 0, count;
        fixed (byte* p = buffer)
        {
            while ((count = source.Read(buffer, 0, buffer.Length)) > 0)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)count));
                read += stream.Op(output[read..]);
            }
        }
        return read;
    }

    // Copied input may be overwritten by the next read.
    public static int SealCopied(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            stream.Update(buffer.AsSpan(0, count));
        }
        return stream.Op(output);
    }

    // The secret is cleared when Op has read it.
    public static int SealAndClear(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer secret = NativeBuffer.Allocate(512);
        source.ReadExactly(secret.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(secret.Vector(0, 512), last: true);
        int read = stream.Op(output);
        secret.Span.Clear();
        return read;
    }

    // The finally wipes the key behind Op.
    public static int WrapAndWipe(ArchiveCbc wrapper, ReadOnlySpan<byte> iv, byte[] key, Span<byte> wrapped)
    {
        using MemoryHandle pin = key.AsMemory().Pin();
        using CipherStream stream = wrapper.BeginEncrypt(iv);
        try
        {
            stream.Update(IoVec.FromHandle(pin, key.Length), last: true);
            return stream.Op(wrapped);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // The second half is read while the first half is lent.
    public static int SealHalves(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(1024);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        source.ReadExactly(buffer.Span[..512]);
        stream.Update(buffer.Vector(0, 512));
        source.ReadExactly(buffer.Span.Slice(512, 512));
        stream.Update(buffer.Vector(512, 512), last: true);
        return stream.Op(output);
    }

    // The byte written lies behind the lent part.
    public static int SealBeforeTrailer(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] frame, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = frame)
        {
            stream.Update(IoVec.FromPointer(p, 64), last: true);
            frame[64] = 0x0A;
            return stream.Op(output);
        }
    }

    // Only other memory is written while the block is lent.
    public static int SealWithLog(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, byte[] log, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            log[0] = block[0];
            block.AsSpan(0, 4).CopyTo(log.AsSpan(1));
            return stream.Op(output);
        }
    }

    // The lent block is only read by the checksum.
    public static int SealSummed(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] block, Span<byte> output, out uint sum)
    {
        sum = 0;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            foreach (byte b in block)
                sum += b;
            return stream.Op(output);
        }
    }

    // A hash of the lent block goes to another array.
    public static int SealHashed(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Span<byte> output, byte[] digest)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = block.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, block.Length), last: true);
        SHA256.HashData(block, digest);
        return stream.Op(output);
    }

    // The lent block is written to the journal, which reads it.
    public static int SealJournaled(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Stream journal, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            journal.Write(block, 0, block.Length);
            journal.Flush();
            return stream.Op(output);
        }
    }

    // The masking comes before lending.
    public static int SealMasked(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] data, byte mask, Span<byte> output)
    {
        for (int i = 0; i < data.Length; i++)
            data[i] ^= mask;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        return stream.Op(output);
    }

    // Two buffers take turns, and the one that is filled is never lent.
    public static int SealDouble(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer front = NativeBuffer.Allocate(1024), back = NativeBuffer.Allocate(1024);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        source.ReadExactly(front.Span);
        stream.Update(front.Vector(0, 1024));
        source.ReadExactly(back.Span);
        int read = stream.Op(output);
        stream.Update(back.Vector(0, 1024), last: true);
        source.ReadExactly(front.Span);
        return read + stream.Op(output[read..]);
    }

    // A private helper that is given the array may only read it.
    public static int SealReported(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            Report(block);
            return stream.Op(output);
        }
    }

    private static void Report(byte[] block) => Console.WriteLine(Convert.ToHexString(block.AsSpan(0, 4)));

    // The sequence number is incremented when the frame with it was collected.
    public static int SealSequence(LinkCtr ctr, ReadOnlySpan<byte> counter, ref int sequence, ReadOnlySpan<byte> body, Span<byte> output)
    {
        int current = sequence;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(&current, sizeof(int)));
        stream.Update(body, last: true);
        int read = stream.Op(output);
        current++;
        sequence = current;
        return read;
    }

    // The local function stamps the record before it is lent.
    public static int SealStamped(LinkCtr ctr, byte[] counter, byte[] record, byte stamp, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        Stamp();
        fixed (byte* p = record)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true);
            return stream.Op(output);
        }

        void Stamp() => record[0] = stamp;
    }

    // The block is refilled in each turn behind the Op of the last one.
    public static int SealPattern(ArchiveCbc cbc, ReadOnlySpan<byte> iv, int count, Span<byte> output)
    {
        byte* block = stackalloc byte[16];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        for (int i = 0; i < count; i++)
        {
            new Span<byte>(block, 16).Fill((byte)i);
            stream.Update(IoVec.FromPointer(block, 16));
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // The variable is given a new array, and the lent one is left alone.
    public static int SealFresh(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] block = GC.AllocateUninitializedArray<byte>(256, pinned: true);
        source.ReadExactly(block);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, 256));
            block = new byte[256];
            source.ReadExactly(block);
            stream.Update(block, last: true);
            return stream.Op(output);
        }
    }

    // The copy of the lent block is changed, not the block.
    public static int SealCloned(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Span<byte> output, out byte[] redacted)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            redacted = (byte[])block.Clone();
            Array.Clear(redacted, 0, 8);
            return stream.Op(output);
        }
    }

    // The write and the lending are on different branches.
    public static int SealEither(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] block, bool blank, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = block)
        {
            if (blank)
            {
                Array.Clear(block);
                stream.Update(block, last: true);
            }
            else
            {
                stream.Update(IoVec.FromPointer(p, (nuint)block.Length), last: true);
            }
            return stream.Op(output);
        }
    }

    // The window moves down when its head was collected.
    public static int SealWindow(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] window, int used, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read;
        fixed (byte* p = window)
        {
            stream.Update(IoVec.FromPointer(p, 512), last: true);
            read = stream.Op(output);
        }
        Array.Copy(window, 512, window, 0, used - 512);
        return read;
    }

    // The output array of the last turn is cleared while the next input is lent.
    public static void SealClearedOutput(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] page, Stream destination)
    {
        byte[] output = new byte[page.Length];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = page)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)page.Length), last: true);
            output.AsSpan().Clear();
            int read = stream.Op(output);
            destination.Write(output, 0, read);
        }
    }

    // The vector array is filled before Update, which is no write to lent memory.
    public static int SealVectors(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] head, byte[] tail, Span<byte> output)
    {
        Span<IoVec> vectors = stackalloc IoVec[2];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* h = head, t = tail)
        {
            vectors[0] = IoVec.FromPointer(h, (nuint)head.Length);
            vectors[1] = IoVec.FromPointer(t, (nuint)tail.Length);
            stream.Update(vectors, last: true);
            return stream.Op(output);
        }
    }
}

public static partial class WriteNegatives
{
    // The next page is read when this page was collected.
    public static async Task SealAheadAsync(ArchiveCbc cbc, byte[] iv, Stream source, Stream destination)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        byte[] output = new byte[4096];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        await source.ReadExactlyAsync(page.Memory);
        stream.Update(page.Vector(0, 4096));
        int read = stream.Op(output);
        await source.ReadExactlyAsync(page.Memory);
        await destination.WriteAsync(output.AsMemory(0, read));
        stream.Update(page.Vector(0, 4096), last: true);
        read = stream.Op(output);
        await destination.WriteAsync(output.AsMemory(0, read));
    }

    // The secret is cleared behind Op and before the await.
    public static async Task<byte[]> SealSecretAsync(LinkCtr ctr, byte[] counter, byte[] secret, Stream audit)
    {
        byte[] output = new byte[secret.Length];
        using MemoryHandle pin = secret.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, secret.Length), last: true);
        stream.Op(output);
        secret.AsSpan().Clear();
        await audit.WriteAsync("sealed\n"u8.ToArray());
        return output;
    }
}

/// <summary>Correct code that resembles KCG105.</summary>
public static unsafe class UnpinnedNegatives
{
    // The array is allocated pinned, so its address holds.
    public static int SealPinnedHeap(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] block = GC.AllocateUninitializedArray<byte>(1024, pinned: true);
        source.ReadExactly(block);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        void* p = Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block));
        stream.Update(IoVec.FromPointer(p, 1024), last: true);
        int read = stream.Op(output);
        GC.KeepAlive(block);
        return read;
    }

    // The address of the pinned element is of an array of the pinned heap.
    public static int SealMarshalAddress(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        byte[] block = GC.AllocateArray<byte>(512, pinned: true);
        source.ReadExactly(block);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(block, 0);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer((void*)address, 512), last: true);
        int read = stream.Op(output);
        GC.KeepAlive(block);
        return read;
    }

    // Unsafe.AsPointer is harmless while a GCHandle pins the array.
    public static int SealHandlePinned(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] block, Span<byte> output)
    {
        GCHandle pin = GCHandle.Alloc(block, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref block[0]), (nuint)block.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            pin.Free();
        }
    }

    // The span lies on the stack, which does not move.
    public static int SealStackSpan(LinkCtr ctr, ReadOnlySpan<byte> counter, long value, Span<byte> output)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        void* p = Unsafe.AsPointer(ref MemoryMarshal.GetReference(number));
        stream.Update(IoVec.FromPointer(p, 8), last: true);
        return stream.Op(output);
    }

    // The span is over native memory.
    public static int SealNativeSpan(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(1024);
        Span<byte> view = buffer.Span;
        source.ReadExactly(view);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(view)), 1024), last: true);
        return stream.Op(output);
    }

    // The pointer kept in an outer local is used while the fixed block lasts.
    public static int SealOuterPointer(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] text, Span<byte> output)
    {
        byte* start;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = text)
        {
            start = p + 4;
            IoVec vector = IoVec.FromPointer(start, (nuint)(text.Length - 4));
            stream.Update(vector, last: true);
            return stream.Op(output);
        }
    }

    // The span parameter may well be over pinned or native memory.
    public static int SealCallersSpan(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Span<byte> pinnedByCaller, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        void* p = Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinnedByCaller));
        stream.Update(IoVec.FromPointer(p, (nuint)pinnedByCaller.Length), last: true);
        return stream.Op(output);
    }

    // The element's address is taken inside the fixed block of the same array.
    public static int SealInsideFixed(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] frame, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* _ = frame)
        {
            void* body = Unsafe.AsPointer(ref frame[16]);
            stream.Update(IoVec.FromPointer(body, (nuint)(frame.Length - 16)), last: true);
            return stream.Op(output);
        }
    }

    // UTF-8 literals lie in the image and never move.
    public static int SealMagic(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> body, Span<byte> output)
    {
        ReadOnlySpan<byte> magic = "HARBOR01"u8;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(magic)), (nuint)magic.Length));
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    // The MemoryHandle gives the pointer and pins while it is used.
    public static int SealHandlePointer(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Memory<byte> page, Span<byte> output)
    {
        using MemoryHandle pin = page.Pin();
        byte* start = (byte*)pin.Pointer;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(start, (nuint)page.Length), last: true);
        return stream.Op(output);
    }
}

/// <summary>Correct code that resembles KCG106.</summary>
public static class UncollectedNegatives
{
    // The empty message returns before anything was sent.
    public static int SealNonEmpty(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (text.IsEmpty)
            return 0;
        stream.Update(text, last: true);
        return stream.Op(output);
    }

    // The stream goes to the caller, who collects.
    public static CipherStream Start(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> header)
    {
        CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(header);
        return stream;
    }

    // The helper that is given the stream may collect.
    public static void SealThroughHelper(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Stream destination)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        Drain(stream, destination, text.Length);
    }

    private static void Drain(CipherStream stream, Stream destination, int length)
    {
        byte[] output = new byte[length];
        destination.Write(output, 0, stream.Op(output));
    }

    // The local function collects what the method sent.
    public static int SealWithLocal(LinkCtr ctr, byte[] counter, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(text, last: true);
        return Collect();

        int Collect() => stream.Op(output);
    }

    // Another thread picks the output up.
    public static int SealTwoThreads(LinkCtr ctr, byte[] counter, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        Task<int> reader = Task.Run(() => stream.Op(output));
        stream.Update(text, last: true);
        return reader.GetAwaiter().GetResult();
    }

    // Both branches collect in their own way.
    public static int SealEither(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, Span<byte> small, Span<byte> large)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(body, last: true);
        return body.Length < small.Length - 16 ? stream.Op(small) : stream.Op(large);
    }

    // The last turn of the loop collects before the break.
    public static int SealUntilEnd(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] page = new byte[4096];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        while (true)
        {
            int count = source.ReadAtLeast(page, 4096, throwOnEndOfStream: false);
            if (count < 4096)
                break;
            stream.Update(page);
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // Several copied pieces are collected by one Op.
    public static int SealPieces(FrameGcm gcm, ReadOnlySpan<byte> nonce, IReadOnlyList<byte[]> pieces, ReadOnlySpan<byte> end, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        for (int i = 0; i < pieces.Count; i++)
            stream.Update(pieces[i]);
        stream.Update(end, last: true);
        return stream.Op(output);
    }

    // The stream is opened for a check only and nothing is sent.
    public static bool CanDecrypt(ArchiveCbc cbc, ReadOnlySpan<byte> iv)
    {
        try
        {
            using CipherStream probe = cbc.BeginDecrypt(iv);
            return probe is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // The stream is disposed by hand in the finally, behind the Op of the try.
    public static byte[] OpenFrame(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> sealedFrame)
    {
        byte[] plain = new byte[sealedFrame.Length - FrameGcm.TagSize];
        CipherStream stream = gcm.BeginDecrypt(nonce);
        try
        {
            stream.Update(sealedFrame, last: true);
            stream.Op(plain);
            return plain;
        }
        finally
        {
            stream.Dispose();
        }
    }

    // Output is collected in a loop until the whole message is there.
    public static void SealDrained(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(text, last: true);
        int read = 0;
        do
        {
            read += stream.Op(output.AsSpan(read));
        }
        while (read < text.Length);
    }

    // Every kind of the switch expression collects.
    public static int SealSwitch(ArchiveCbc cbc, ReadOnlySpan<byte> iv, int kind, ReadOnlySpan<byte> text, byte[] first, byte[] second)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int read = kind switch
        {
            0 => stream.Op(first),
            _ => stream.Op(second),
        };
        return read;
    }
}

/// <summary>Correct code that resembles KCG108.</summary>
public static class AfterLastNegatives
{
    // The index says which piece is the last.
    public static int SealIndexed(LinkCtr ctr, ReadOnlySpan<byte> counter, IReadOnlyList<byte[]> chunks, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read = 0;
        for (int i = 0; i < chunks.Count; i++)
        {
            stream.Update(chunks[i], last: i == chunks.Count - 1);
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // Each file has a stream of its own, with one last piece.
    public static void SealFiles(ArchiveCbc cbc, byte[] iv, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path), output = new byte[content.Length];
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(content, last: true);
            stream.Op(output);
            File.WriteAllBytes(path + ".sealed", output);
        }
    }

    // Only the tail is said to be the last.
    public static int SealHeadAndTail(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(head, last: false);
        stream.Update(tail, last: true);
        return stream.Op(output);
    }

    // Last pieces stand on exclusive branches.
    public static int SealPadded(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> body, Span<byte> output)
    {
        int missing = (16 - body.Length % 16) % 16;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (missing == 0)
        {
            stream.Update(body, last: true);
        }
        else
        {
            stream.Update(body);
            stream.Update(new byte[16].AsSpan(0, missing), last: true);
        }
        return stream.Op(output);
    }

    // The loop ends with the piece that is the last.
    public static int SealUntilLast(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        byte[] page = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read = 0;
        while (true)
        {
            int count = source.ReadAtLeast(page, page.Length, throwOnEndOfStream: false);
            if (count < page.Length)
            {
                stream.Update(page.AsSpan(0, count), last: true);
                read += stream.Op(output[read..]);
                break;
            }
            stream.Update(page);
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // The variable names a new stream when it takes input again.
    public static int SealAgain(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> output)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(first, last: true);
        int read = stream.Op(output);
        stream.Dispose();
        stream = cbc.BeginEncrypt(iv);
        stream.Update(second, last: true);
        read += stream.Op(output[read..]);
        stream.Dispose();
        return read;
    }

    // The flag comes from the loop's own bookkeeping.
    public static int SealFlagged(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] text, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int read = 0;
        bool last = false;
        for (int offset = 0; !last; offset += 1024)
        {
            int count = Math.Min(1024, text.Length - offset);
            last = offset + count == text.Length;
            stream.Update(text.AsSpan(offset, count), last);
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // Sender and receiver are two streams of two handles.
    public static int Translate(ArchiveCbc from, ArchiveCbc to, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher, byte[] work, Span<byte> output)
    {
        using CipherStream opener = from.BeginDecrypt(iv);
        using CipherStream sealer = to.BeginEncrypt(iv);
        opener.Update(cipher, last: true);
        int read = opener.Op(work);
        sealer.Update(work.AsSpan(0, read), last: true);
        return sealer.Op(output);
    }
}

/// <summary>Correct nonces and keys, and one-shot calls that resemble streams.</summary>
public static class OneShotNegatives
{
    // The nonce is random and stored before the message.
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text)
    {
        byte[] message = new byte[FrameGcm.NonceSize + text.Length + FrameGcm.TagSize];
        Span<byte> nonce = message.AsSpan(0, FrameGcm.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var gcm = new FrameGcm(key);
        gcm.Encrypt(nonce, text, message.AsSpan(FrameGcm.NonceSize, text.Length), message.AsSpan(FrameGcm.NonceSize + text.Length));
        return message;
    }

    // The nonce is counted up between two messages.
    public static void SealAll(FrameGcm gcm, ulong firstSequence, IReadOnlyList<byte[]> messages, IList<byte[]> tags)
    {
        Span<byte> nonce = stackalloc byte[FrameGcm.NonceSize];
        nonce.Clear();
        ulong sequence = firstSequence;
        foreach (byte[] message in messages)
        {
            BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], sequence++);
            byte[] tag = new byte[FrameGcm.TagSize];
            gcm.Encrypt(nonce, message, message, tag);
            tags.Add(tag);
        }
    }

    // The key is derived, used and cleared.
    public static byte[] OpenVault(string password, byte[] salt, byte[] iv, byte[] cipher)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
        byte[] plain = new byte[cipher.Length];
        try
        {
            using var cbc = new ArchiveCbc(key);
            cbc.Decrypt(iv, cipher, plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
        return plain;
    }

    // Decryption takes the nonce of the message, as often as it likes.
    public static bool Verify(FrameGcm gcm, byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        try
        {
            gcm.Decrypt(nonce, cipher, tag, plain);
            gcm.Decrypt(nonce, cipher, tag, plain);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // The one-shot call reads at once, so the pooled array may go back.
    public static void SealSectors(VolumeXts xts, ulong first, Stream disk, Stream destination)
    {
        byte[] sectors = ArrayPool<byte>.Shared.Rent(4096);
        disk.ReadExactly(sectors, 0, 4096);
        xts.EncryptSectors(first, 512, sectors.AsSpan(0, 4096), sectors.AsSpan(0, 4096));
        destination.Write(sectors, 0, 4096);
        ArrayPool<byte>.Shared.Return(sectors);
    }

    // The random key is made here and handed out wrapped.
    public static byte[] NewVolumeKey(ArchiveCbc wrapper, ReadOnlySpan<byte> iv, out byte[] wrapped)
    {
        byte[] key = RandomNumberGenerator.GetBytes(64);
        wrapped = new byte[64];
        wrapper.Encrypt(iv, key, wrapped);
        using var check = new VolumeXts(key);
        if (check.Backend == KernelBackend.InProcess)
            Console.WriteLine("sealing in process");
        return key;
    }

    // The checksum is appended from a span that is changed at once.
    public static byte[] Manifest(ReadOnlySpan<byte> key, IEnumerable<string> names)
    {
        using var mac = new ManifestMac(key);
        byte[] buffer = new byte[1024];
        foreach (string name in names)
        {
            int length = Encoding.UTF8.GetBytes(name, buffer);
            mac.AppendData(buffer.AsSpan(0, length));
            buffer.AsSpan(0, length).Clear();
        }
        byte[] digest = new byte[32];
        mac.GetHashAndReset(digest);
        return digest;
    }

    // Each frame has a stream under its own nonce and collects it.
    public static void SealFrames(FrameGcm gcm, IReadOnlyList<byte[]> frames, Stream wire)
    {
        byte[] nonce = new byte[FrameGcm.NonceSize];
        for (int i = 0; i < frames.Count; i++)
        {
            RandomNumberGenerator.Fill(nonce);
            using CipherStream stream = gcm.BeginEncrypt(nonce);
            stream.Update(frames[i], last: true);
            byte[] output = new byte[frames[i].Length + FrameGcm.TagSize];
            stream.Op(output);
            wire.Write(nonce);
            wire.Write(output);
        }
    }
}
