using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KcapiGen;

namespace Harbor.Sealing;

/// <summary>KCG101: what was lent goes out of scope before Op.</summary>
public static unsafe partial class ScopePositives
{
    // The fixed block around the sector ends before Op reads it.
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
            stream.Update(IoVec.FromPointer(p, (nuint)sector.Length), last: true); // expect: KCG101
        }
        int written = stream.Op(result);
        if (written != sector.Length)
            throw new CryptographicException("short sector");
        return result;
    }

    // Header and body are unpinned together before Op gathers them.
    public static int FrameMessage(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] header, byte[] body, Span<byte> wire)
    {
        if (header.Length + body.Length + FrameGcm.TagSize > wire.Length)
            throw new ArgumentException("The wire buffer is too small.", nameof(wire));
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* h = header, b = body)
        {
            stream.Update([IoVec.FromPointer(h, (nuint)header.Length), IoVec.FromPointer(b, (nuint)body.Length)], last: true); // expect: KCG101
        }
        return stream.Op(wire);
    }

    // Each entry is pinned only while it is lent, and one Op after the loop reads all of them.
    public static int SealEntries(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, IReadOnlyList<byte[]> entries, Span<byte> output)
    {
        using var ctr = new LinkCtr(key);
        using var stream = ctr.BeginEncrypt(iv);
        int total = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            byte[] entry = entries[i];
            fixed (byte* p = entry)
            {
                total += stream.Update(IoVec.FromPointer(p, (nuint)entry.Length)); // expect: KCG101
            }
        }
        int read = stream.Op(output);
        return read == total ? read : throw new InvalidDataException("entries are incomplete");
    }

    // Only the compressed branch lends, and it unpins before the common Op.
    public static int StoreRecord(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, bool compressed, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (compressed)
        {
            fixed (byte* p = &record[0])
                stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true); // expect: KCG101
        }
        else
        {
            stream.Update(record, last: true);
        }
        return stream.Op(output);
    }

    // The vector is kept in a local, the pin is not.
    public static byte[] OpenBlock(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> block)
    {
        using var cbc = new ArchiveCbc(key);
        using CipherStream stream = cbc.BeginDecrypt(iv);
        var plain = new byte[block.Length];
        IoVec vector;
        fixed (byte* p = block)
        {
            vector = IoVec.FromPointer(p, (nuint)block.Length);
            stream.Update(vector, last: true); // expect: KCG101
        }
        stream.Op(plain);
        return plain;
    }

    // The using block of the pin ends before Op.
    public static int SealMemory(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlyMemory<byte> chunk, Span<byte> output)
    {
        if (chunk.IsEmpty)
            return 0;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using (MemoryHandle pin = chunk.Pin())
        {
            stream.Update(IoVec.FromHandle(pin, chunk.Length), last: true); // expect: KCG101
        }
        return stream.Op(output);
    }

    // The handle is disposed one line too early.
    public static byte[] OpenPage(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Memory<byte> page)
    {
        var plain = new byte[page.Length];
        using CipherStream stream = cbc.BeginDecrypt(iv);
        MemoryHandle handle = page.Pin();
        int sent = stream.Update(IoVec.FromHandle(handle, page.Length), last: true);
        handle.Dispose(); // expect: KCG101
        int read = stream.Op(plain);
        if (read != sent)
            throw new InvalidDataException($"{read} of {sent} bytes");
        return plain;
    }

    // The finally releases the pin although Op stands behind the try statement.
    public static int SealWithFinally(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> aad, ReadOnlyMemory<byte> body, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce, aad);
        MemoryHandle handle = body.Pin();
        try
        {
            stream.Update(IoVec.FromHandle(handle, body.Length), last: true);
        }
        finally
        {
            handle.Dispose(); // expect: KCG101
        }
        return stream.Op(output);
    }

    // The GCHandle is freed before Op.
    public static byte[] SealBlob(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, byte[] blob)
    {
        using var cbc = new ArchiveCbc(key);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] result = new byte[blob.Length];
        GCHandle pin = GCHandle.Alloc(blob, GCHandleType.Pinned);
        stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)blob.Length), last: true);
        pin.Free(); // expect: KCG101
        stream.Op(result);
        return result;
    }

    // Every part is unpinned at the end of its iteration, while Op waits for the loop to end.
    public static int JoinParts(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[][] parts, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        foreach (byte[] part in parts)
        {
            GCHandle pin = GCHandle.Alloc(part, GCHandleType.Pinned);
            try
            {
                byte* start = (byte*)pin.AddrOfPinnedObject();
                stream.Update(IoVec.FromPointer(start, (nuint)part.Length));
            }
            finally
            {
                pin.Free(); // expect: KCG101
            }
        }
        return stream.Op(output);
    }

    // The typed pin is disposed before Op.
    public static int SealTicket(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] ticket, Span<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, ticket.Length + FrameGcm.TagSize);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        var pin = new PinnedGCHandle<byte[]>(ticket);
        stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)ticket.Length), last: true);
        pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // The using of the typed pin covers the Update alone.
    public static byte[] UnwrapKey(ReadOnlySpan<byte> wrappingKey, ReadOnlySpan<byte> iv, byte[] wrapped)
    {
        using var cbc = new ArchiveCbc(wrappingKey);
        using CipherStream stream = cbc.BeginDecrypt(iv);
        using (var pin = new PinnedGCHandle<byte[]>(wrapped))
        {
            byte* p = pin.GetAddressOfArrayData();
            stream.Update(IoVec.FromPointer(p, (nuint)wrapped.Length), last: true); // expect: KCG101
        }
        byte[] key = new byte[wrapped.Length];
        int read = stream.Op(key);
        return read == key.Length ? key : key[..read];
    }

    // The local function's stack frame is gone when the caller's Op reads the length prefix.
    public static int SendPrefixed(LinkCtr ctr, byte[] counter, byte[] payload, byte[] wire)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        LendPrefix(payload.Length);
        stream.Update(payload, last: true);
        return stream.Op(wire);

        void LendPrefix(int length)
        {
            byte* prefix = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(new Span<byte>(prefix, 4), length);
            stream.Update(IoVec.FromPointer(prefix, 4)); // expect: KCG101
        }
    }

    // The sequence number is a local of the local function, whose frame Op outlives.
    public static int SendNumbered(FrameGcm gcm, byte[] nonce, uint sequence, byte[] payload, byte[] wire)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        AddSequence();
        stream.Update(payload, last: true);
        int read = stream.Op(wire);
        return read;

        void AddSequence()
        {
            uint bigEndian = BinaryPrimitives.ReverseEndianness(sequence);
            stream.Update(IoVec.FromPointer(&bigEndian, sizeof(uint))); // expect: KCG101
        }
    }

    // The helper pins for its own duration only and the Op comes after the call.
    public static byte[] SealTwoParts(byte[] key, byte[] iv, byte[] head, byte[] tail)
    {
        using var ctr = new LinkCtr(key);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        byte[] output = new byte[head.Length + tail.Length];
        stream.Update(head);
        LendTail();
        stream.Op(output);
        return output;

        void LendTail()
        {
            fixed (byte* p = tail)
                stream.Update(IoVec.FromPointer(p, (nuint)tail.Length), last: true); // expect: KCG101
        }
    }

    // One case of the switch lends from a fixed block that ends before the shared Op.
    public static int SealByKind(ArchiveCbc cbc, ReadOnlySpan<byte> iv, int kind, byte[] content, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        switch (kind)
        {
            case 0:
                stream.Update(new byte[16], last: true);
                break;
            case 1:
                fixed (byte* p = content)
                {
                    stream.Update(IoVec.FromPointer(p, (nuint)content.Length), last: true); // expect: KCG101
                }
                break;
            default:
                stream.Update(content.AsSpan(0, 16), last: true);
                break;
        }
        return stream.Op(output);
    }

    // The using declaration inside the loop body unpins at the end of each iteration.
    public static int SealSegments(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySequence<byte> message, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        long sent = 0;
        foreach (ReadOnlyMemory<byte> segment in message)
        {
            using MemoryHandle handle = segment.Pin();
            sent += stream.Update(IoVec.FromHandle(handle, segment.Length)); // expect: KCG101
        }
        int read = stream.Op(output);
        if (read != sent)
            throw new InvalidDataException("message cut short");
        return read;
    }

    // The vectors live in an array, the memory they name only in the fixed block.
    public static int SealRow(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] columns, byte[] values, Span<byte> output)
    {
        var vectors = new IoVec[2];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* c = columns)
        fixed (byte* v = values)
        {
            vectors[0] = IoVec.FromPointer(c, (nuint)columns.Length);
            vectors[1] = IoVec.FromPointer(v, (nuint)values.Length);
            stream.Update(vectors, last: true); // expect: KCG101
        }
        return stream.Op(output);
    }

    // The vectors are on the stack, but the arrays behind them are no longer pinned.
    public static int SealTrailer(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] index, byte[] checksum, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* i = index, c = checksum)
        {
            Span<IoVec> vectors = stackalloc IoVec[2];
            vectors[0] = IoVec.FromPointer(i, (nuint)index.Length);
            vectors[1] = IoVec.FromPointer(c, (nuint)checksum.Length);
            stream.Update(vectors, last: true); // expect: KCG101
        }
        int total = stream.Op(output);
        return total - FrameGcm.TagSize;
    }

    // The characters of the file name are pinned only for the Update.
    public static int SealFileName(LinkCtr ctr, ReadOnlySpan<byte> counter, string name, Span<byte> output)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (char* c = name)
        {
            stream.Update(IoVec.FromPointer(c, (nuint)(name.Length * sizeof(char))), last: true); // expect: KCG101
        }
        return stream.Op(output);
    }

    // The pin is disposed through another local of the same handle.
    public static int SealAttachment(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Memory<byte> attachment, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = attachment.Pin();
        MemoryHandle current = handle;
        stream.Update(IoVec.FromHandle(current, attachment.Length), last: true);
        current.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // The customary check of IsAllocated does not change that the pin ends before Op.
    public static int SealSnapshot(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] snapshot, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        GCHandle pin = GCHandle.Alloc(snapshot, GCHandleType.Pinned);
        try
        {
            IoVec vector = IoVec.FromPointer((byte*)pin.AddrOfPinnedObject(), (nuint)snapshot.Length);
            stream.Update(vector, last: true);
        }
        finally
        {
            if (pin.IsAllocated)
                pin.Free(); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Whichever memory was chosen, its pin is disposed before Op.
    public static int SealChosen(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Memory<byte> raw, Memory<byte> packed, Span<byte> output)
    {
        Memory<byte> chosen = packed.Length < raw.Length ? packed : raw;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle pin = chosen.Pin();
        IoVec[] vectors = [IoVec.FromHandle(pin, chosen.Length)];
        stream.Update(vectors, last: true);
        pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // The first piece was collected, the second is unpinned before its Op.
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
            stream.Update(IoVec.FromPointer(q, (nuint)tail.Length), last: true); // expect: KCG101
        }
        return read + stream.Op(output[read..]);
    }

    // A second name of the stream does Op after the pinned block was left.
    public static byte[] DecryptManifest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, string path)
    {
        byte[] manifest = File.ReadAllBytes(path);
        byte[] plain = new byte[manifest.Length];
        using var ctr = new LinkCtr(key);
        using CipherStream reader = ctr.BeginDecrypt(counter);
        CipherStream sink = reader;
        fixed (byte* p = manifest)
        {
            sink.Update(IoVec.FromPointer(p, (nuint)manifest.Length), last: true); // expect: KCG101
        }
        int read = reader.Op(plain);
        return plain[..read];
    }
}

public static partial class ScopePositives
{
    // The pin is disposed before the awaited flush and the Op behind it.
    public static async Task SealToAsync(ArchiveCbc cbc, byte[] iv, ReadOnlyMemory<byte> chunk, Stream destination)
    {
        byte[] output = new byte[chunk.Length];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = chunk.Pin();
        stream.Update(IoVec.FromHandle(handle, chunk.Length), last: true);
        handle.Dispose(); // expect: KCG101
        await destination.FlushAsync();
        int read = stream.Op(output);
        await destination.WriteAsync(output.AsMemory(0, read));
    }

    // The using block ends before the await, and Op stands after it.
    public static async Task<byte[]> OpenFromAsync(LinkCtr ctr, byte[] counter, Stream source, int length)
    {
        byte[] cipher = new byte[length];
        await source.ReadExactlyAsync(cipher);
        using CipherStream stream = ctr.BeginDecrypt(counter);
        using (MemoryHandle pin = cipher.AsMemory().Pin())
        {
            stream.Update(IoVec.FromHandle(pin, length), last: true); // expect: KCG101
        }
        await Task.Yield();
        byte[] plain = new byte[length];
        stream.Op(plain);
        return plain;
    }
}

/// <summary>KCG102: what was lent goes back to its pool before Op.</summary>
public static unsafe partial class PoolPositives
{
    // The rented array is returned before Op.
    public static byte[] SealFile(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, Stream source, int length)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        source.ReadExactly(buffer, 0, length);
        byte[] result = new byte[length];
        using var cbc = new ArchiveCbc(key);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            ArrayPool<byte>.Shared.Return(buffer); // expect: KCG102
            stream.Op(result);
        }
        return result;
    }

    // The finally returns the array although Op stands behind it.
    public static int SealPacket(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> payload, Span<byte> wire)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        byte[] frame = ArrayPool<byte>.Shared.Rent(payload.Length + 2);
        fixed (byte* p = frame)
        {
            try
            {
                BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)payload.Length);
                payload.CopyTo(frame.AsSpan(2));
                stream.Update(IoVec.FromPointer(p, (nuint)(payload.Length + 2)), last: true);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(frame, clearArray: true); // expect: KCG102
            }
            return stream.Op(wire);
        }
    }

    // The owner is disposed while its pinned memory is still lent.
    public static int SealOwned(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int length, Span<byte> output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(length);
        source.ReadExactly(owner.Memory.Span[..length]);
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        owner.Dispose(); // expect: KCG102
        return stream.Op(output);
    }

    // The using block of the owner ends before Op.
    public static int SealBlock(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> block, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle pin;
        using (IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096))
        {
            block.CopyTo(owner.Memory.Span);
            pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, block.Length), last: true); // expect: KCG102
        }
        int read = stream.Op(output);
        pin.Dispose();
        return read;
    }

    // Each turn of the loop returns its array before its Op.
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
                ArrayPool<byte>.Shared.Return(chunk); // expect: KCG102
                destination.Write(output, 0, stream.Op(output));
            }
        }
    }

    // A pool of one's own takes the array back before Op.
    public static int SealTelemetry(LinkCtr ctr, ReadOnlySpan<byte> counter, string line, Span<byte> output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Create(4096, 8);
        byte[] utf8 = pool.Rent(Encoding.UTF8.GetMaxByteCount(line.Length));
        int length = Encoding.UTF8.GetBytes(line, utf8);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = utf8)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            pool.Return(utf8); // expect: KCG102
            return stream.Op(output);
        }
    }

    // The array is returned under its other name.
    public static int SealRenamed(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(2048);
        byte[] page = rented;
        source.ReadExactly(page, 0, 2048);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = page.AsMemory(0, 2048).Pin();
        stream.Update(IoVec.FromHandle(pin, 2048), last: true);
        ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        int read = stream.Op(output);
        return read;
    }

    // The local function that releases the array is called before Op.
    public static int SealWithRelease(LinkCtr ctr, byte[] counter, byte[] message, byte[] output)
    {
        byte[] work = ArrayPool<byte>.Shared.Rent(message.Length);
        message.CopyTo(work, 0);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using MemoryHandle pin = work.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, message.Length), last: true);
        Release();
        return stream.Op(output);

        void Release()
        {
            ArrayPool<byte>.Shared.Return(work); // expect: KCG102
        }
    }

    // A GCHandle keeps the array in place, the pool hands it to somebody else.
    public static int OpenSector(VolumeXts xts, ReadOnlySpan<byte> tweak, Stream disk, Span<byte> plain)
    {
        byte[] sector = ArrayPool<byte>.Shared.Rent(4096);
        disk.ReadExactly(sector, 0, 4096);
        GCHandle pin = GCHandle.Alloc(sector, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = xts.BeginDecrypt(tweak);
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), 4096), last: true);
            ArrayPool<byte>.Shared.Return(sector); // expect: KCG102
            return stream.Op(plain);
        }
        finally
        {
            pin.Free();
        }
    }

    // The early return of the short case is right, the long case returns the array too early.
    public static int SealVariable(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int length, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        if (length <= 64)
        {
            Span<byte> small = stackalloc byte[64];
            source.ReadExactly(small[..length]);
            stream.Update(small[..length], last: true);
            return stream.Op(output);
        }
        byte[] large = ArrayPool<byte>.Shared.Rent(length);
        source.ReadExactly(large, 0, length);
        fixed (byte* p = large)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            ArrayPool<byte>.Shared.Return(large); // expect: KCG102
            return stream.Op(output);
        }
    }

    // Only one of two lent arrays is still rented at Op.
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
            ArrayPool<byte>.Shared.Return(head); // expect: KCG102
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(body);
        return read;
    }

    // The vector kept in a local names an array that is already returned at Op.
    public static int SealVectorLocal(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        int padded = (text.Length + 16) & ~15;
        byte[] rented = ArrayPool<byte>.Shared.Rent(padded);
        text.CopyTo(rented);
        rented.AsSpan(text.Length, padded - text.Length).Fill((byte)(padded - text.Length));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = &rented[0])
        {
            IoVec vector = IoVec.FromPointer(p, (nuint)padded);
            stream.Update(vector, last: true);
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
            return stream.Op(output);
        }
    }

    // The owner is disposed in a finally that runs before Op.
    public static int SealOwnedFinally(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(512);
        using MemoryHandle pin = owner.Memory.Pin();
        try
        {
            source.ReadExactly(owner.Memory.Span[..512]);
            stream.Update(IoVec.FromHandle(pin, 512), last: true);
        }
        finally
        {
            owner.Dispose(); // expect: KCG102
        }
        return stream.Op(output);
    }

    // The scratch array is given back when the message is small, with the Op still to come.
    public static int SealConditional(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int length, Span<byte> output)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(length);
        source.ReadExactly(scratch, 0, length);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = scratch)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)length), last: true);
            if (length < 1024)
                ArrayPool<byte>.Shared.Return(scratch); // expect: KCG102
            return stream.Op(output);
        }
    }

    // The owner of an int pool is disposed before Op.
    public static int SealOffsets(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<int> offsets, Span<byte> output)
    {
        IMemoryOwner<int> owner = MemoryPool<int>.Shared.Rent(offsets.Length);
        offsets.CopyTo(owner.Memory.Span);
        using MemoryHandle pin = owner.Memory.Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, offsets.Length * sizeof(int)), last: true);
        owner.Dispose(); // expect: KCG102
        int read = stream.Op(output);
        return read / sizeof(int);
    }

    // A rented char array is returned before Op.
    public static int SealPassphraseHint(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<char> hint, Span<byte> output)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(hint.Length);
        hint.CopyTo(chars);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (char* c = chars)
        {
            stream.Update(IoVec.FromPointer(c, (nuint)(hint.Length * 2)), last: true);
            ArrayPool<char>.Shared.Return(chars); // expect: KCG102
            return stream.Op(output);
        }
    }

    // The first chunk's array was read in time, the second goes back before its Op.
    public static int SealTwoChunks(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] first = ArrayPool<byte>.Shared.Rent(1024);
        source.ReadExactly(first, 0, 1024);
        int read;
        fixed (byte* p = first)
        {
            stream.Update(IoVec.FromPointer(p, 1024));
            read = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(first);
        byte[] second = ArrayPool<byte>.Shared.Rent(1024);
        source.ReadExactly(second, 0, 1024);
        fixed (byte* q = second)
        {
            stream.Update(IoVec.FromPointer(q, 1024), last: true);
            ArrayPool<byte>.Shared.Return(second); // expect: KCG102
            read += stream.Op(output[read..]);
        }
        return read;
    }

    // In the switch, the padded kind returns its array before the Op in the same case.
    public static int SealKind(ArchiveCbc cbc, ReadOnlySpan<byte> iv, string kind, ReadOnlySpan<byte> body, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        switch (kind)
        {
            case "raw":
                stream.Update(body, last: true);
                return stream.Op(output);
            case "padded":
                byte[] padded = ArrayPool<byte>.Shared.Rent(512);
                padded.AsSpan().Clear();
                body.CopyTo(padded);
                fixed (byte* p = padded)
                {
                    stream.Update(IoVec.FromPointer(p, 512), last: true);
                    ArrayPool<byte>.Shared.Return(padded); // expect: KCG102
                    return stream.Op(output);
                }
            default:
                throw new NotSupportedException(kind);
        }
    }

    // The pinned slice of a rented array does not outlive the array's rent.
    public static int SealSlice(LinkCtr ctr, ReadOnlySpan<byte> counter, Socket socket, Span<byte> output)
    {
        byte[] datagram = ArrayPool<byte>.Shared.Rent(1500);
        int received = socket.Receive(datagram);
        Memory<byte> body = datagram.AsMemory(8, received - 8);
        using MemoryHandle pin = body.Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, body.Length), last: true);
        ArrayPool<byte>.Shared.Return(datagram); // expect: KCG102
        return stream.Op(output);
    }

    // The typed pin does not keep the pool from handing the array out again.
    public static int SealTypedPin(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> text, Span<byte> output)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(copy);
        using var pin = new PinnedGCHandle<byte[]>(copy);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)text.Length), last: true);
        ArrayPool<byte>.Shared.Return(copy); // expect: KCG102
        return stream.Op(output);
    }

    // The owner sits in the inner block, whose end takes the memory away from the Op outside.
    public static int SealInner(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        MemoryHandle pin;
        {
            using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(text.Length);
            text.CopyTo(owner.Memory.Span);
            pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, text.Length), last: true); // expect: KCG102
        }
        int read = stream.Op(output);
        pin.Dispose();
        return read;
    }

    // The do loop returns the array inside and picks the result up afterwards.
    public static long PumpSocket(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Socket socket, Stream destination)
    {
        using CipherStream stream = cbc.BeginDecrypt(iv);
        byte[] output = new byte[1024];
        long total = 0;
        int received;
        do
        {
            byte[] packet = ArrayPool<byte>.Shared.Rent(1024);
            received = socket.Receive(packet, 1024, SocketFlags.None);
            using MemoryHandle pin = packet.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, received));
            ArrayPool<byte>.Shared.Return(packet); // expect: KCG102
            int read = stream.Op(output);
            destination.Write(output, 0, read);
            total += read;
        }
        while (received == 1024);
        return total;
    }
}

public static partial class PoolPositives
{
    // The array goes back to the pool before the await, and Op comes behind it.
    public static async Task SealUploadAsync(ArchiveCbc cbc, byte[] iv, Stream upload, Stream store)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16_384);
        await upload.ReadExactlyAsync(buffer.AsMemory(0, 16_384));
        byte[] output = new byte[16_384];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = buffer.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, 16_384), last: true);
        ArrayPool<byte>.Shared.Return(buffer); // expect: KCG102
        await store.FlushAsync();
        int read = stream.Op(output);
        await store.WriteAsync(output.AsMemory(0, read));
    }

    // The owner is disposed right after lending, in the async path.
    public static async Task<int> SealFrameAsync(FrameGcm gcm, byte[] nonce, Stream source, byte[] wire, CancellationToken token)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024);
        await source.ReadExactlyAsync(owner.Memory[..1024], token);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        using MemoryHandle pin = owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(pin, 1024), last: true);
        owner.Dispose(); // expect: KCG102
        return stream.Op(wire);
    }

    // The finally behind an awaited read returns the array, then Op wants it.
    public static async Task<byte[]> OpenDownloadAsync(LinkCtr ctr, byte[] counter, Stream download, int length)
    {
        byte[] plain = new byte[length];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        using MemoryHandle pin = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginDecrypt(counter);
        try
        {
            await download.ReadExactlyAsync(buffer, 0, length);
            stream.Update(IoVec.FromHandle(pin, length), last: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer); // expect: KCG102
        }
        stream.Op(plain);
        return plain;
    }
}

/// <summary>KCG103: lent native memory is freed before Op.</summary>
public static unsafe partial class NativePositives
{
    // The allocation is freed before Op reads it.
    public static int SealNative(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using var ctr = new LinkCtr(key);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        byte* memory = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(memory, text.Length));
        stream.Update(IoVec.FromPointer(memory, (nuint)text.Length), last: true);
        NativeMemory.Free(memory); // expect: KCG103
        return stream.Op(output);
    }

    // The finally frees the aligned sector although Op stands behind it.
    public static void SealAlignedSector(VolumeXts xts, ReadOnlySpan<byte> tweak, Stream disk, byte[] output)
    {
        using CipherStream stream = xts.BeginEncrypt(tweak);
        void* sector = NativeMemory.AlignedAlloc(4096, 4096);
        try
        {
            disk.ReadExactly(new Span<byte>(sector, 4096));
            stream.Update(IoVec.FromPointer(sector, 4096), last: true);
        }
        finally
        {
            NativeMemory.AlignedFree(sector); // expect: KCG103
        }
        stream.Op(output);
    }

    // Growing the block may move it while its first half is lent.
    public static int SealGrowing(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        byte* block = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(block, 1024));
        stream.Update(IoVec.FromPointer(block, 1024));
        byte* grown = (byte*)NativeMemory.Realloc(block, 2048); // expect: KCG103
        source.ReadExactly(new Span<byte>(grown + 1024, 1024));
        stream.Update(IoVec.FromPointer(grown + 1024, 1024), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(grown);
        return read;
    }

    // The global memory is freed before Op.
    public static int SealHGlobal(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] message, Span<byte> output)
    {
        IntPtr block = Marshal.AllocHGlobal(message.Length);
        Marshal.Copy(message, 0, block, message.Length);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer((void*)block, (nuint)message.Length), last: true);
        Marshal.FreeHGlobal(block); // expect: KCG103
        return stream.Op(output);
    }

    // The task memory is freed before Op.
    public static int SealCoTask(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, Span<byte> output)
    {
        nint block = Marshal.AllocCoTaskMem(record.Length);
        Marshal.Copy(record, 0, block, record.Length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int sent = stream.Update(IoVec.FromPointer(block.ToPointer(), (nuint)record.Length), last: true);
        Marshal.FreeCoTaskMem(block); // expect: KCG103
        int read = stream.Op(output);
        return Math.Min(sent, read);
    }

    // The native buffer is disposed before Op.
    public static int SealBuffer(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        source.ReadExactly(buffer.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 4096), last: true);
        buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // The using block of the buffer ends before Op.
    public static int SealBufferBlock(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using var cbc = new ArchiveCbc(key);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (NativeBuffer buffer = NativeBuffer.Allocate(text.Length))
        {
            text.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, text.Length), last: true); // expect: KCG103
        }
        return stream.Op(output);
    }

    // A buffer for every file of the loop is gone when the one Op comes.
    public static int SealFiles(LinkCtr ctr, ReadOnlySpan<byte> counter, IEnumerable<string> paths, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path);
            using NativeBuffer buffer = NativeBuffer.Allocate(content.Length);
            content.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, content.Length)); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Each turn of the loop frees its block while Op waits for the end.
    public static int SealRecords(ArchiveCbc cbc, ReadOnlySpan<byte> iv, BinaryReader reader, int records, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < records; i++)
        {
            byte* record = (byte*)NativeMemory.AllocZeroed(256);
            int length = reader.Read(new Span<byte>(record, 256));
            stream.Update(IoVec.FromPointer(record, 256));
            NativeMemory.Free(record); // expect: KCG103
            if (length < 256)
                break;
        }
        return stream.Op(output);
    }

    // The block is freed through another pointer to it.
    public static int SealAliased(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        void* block = NativeMemory.Alloc((nuint)text.Length + 4);
        byte* cursor = (byte*)block;
        BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(cursor, 4), text.Length);
        text.CopyTo(new Span<byte>(cursor + 4, text.Length));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(cursor, (nuint)text.Length + 4), last: true);
        NativeMemory.Free(block); // expect: KCG103
        return stream.Op(output);
    }

    // The lent vector points into the middle of the block that is freed.
    public static int SealTail(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(2048);
        source.ReadExactly(new Span<byte>(block, 2048));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IoVec tail = IoVec.FromPointer(block + 1024, 1024);
        stream.Update(tail, last: true);
        NativeMemory.Free(block); // expect: KCG103
        return stream.Op(output);
    }

    // Of two lent buffers the first is disposed before Op.
    public static int SealHeaderAndBody(FrameGcm gcm, ReadOnlySpan<byte> nonce, Stream source, Span<byte> output)
    {
        NativeBuffer header = NativeBuffer.Allocate(64);
        using NativeBuffer body = NativeBuffer.Allocate(2048);
        source.ReadExactly(header.Span);
        source.ReadExactly(body.Span);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update([header.Vector(0, 64), body.Vector(0, 2048)], last: true);
        header.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // The cleanup local function runs before Op.
    public static int SealWithCleanup(LinkCtr ctr, byte[] counter, byte[] text, byte[] output)
    {
        byte* block = (byte*)NativeMemory.Alloc((nuint)text.Length);
        text.CopyTo(new Span<byte>(block, text.Length));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(block, (nuint)text.Length), last: true);
        Cleanup();
        return stream.Op(output);

        void Cleanup()
        {
            NativeMemory.Free(block); // expect: KCG103
        }
    }

    // The vectors are kept in an array, the memory of them is freed.
    public static int SealVectors(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(block, 1024));
        IoVec[] vectors = [IoVec.FromPointer(block, 512), IoVec.FromPointer(block + 512, 512)];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(vectors, last: true);
        NativeMemory.Free(block); // expect: KCG103
        return stream.Op(output);
    }

    // The short message frees its block before the common Op.
    public static int SealShort(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        if (text.Length <= 512)
        {
            byte* small = (byte*)NativeMemory.Alloc(512);
            text.CopyTo(new Span<byte>(small, 512));
            stream.Update(IoVec.FromPointer(small, (nuint)text.Length), last: true);
            NativeMemory.Free(small); // expect: KCG103
        }
        else
        {
            stream.Update(text, last: true);
        }
        return stream.Op(output);
    }

    // The first message is collected before its free, the second is not.
    public static int SealRequestAndReply(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        NativeBuffer request = NativeBuffer.Allocate(512);
        source.ReadExactly(request.Span);
        stream.Update(request.Vector(0, 512));
        int read = stream.Op(output);
        request.Dispose();
        NativeBuffer reply = NativeBuffer.Allocate(512);
        source.ReadExactly(reply.Span);
        stream.Update(reply.Vector(0, 512), last: true);
        reply.Dispose(); // expect: KCG103
        return read + stream.Op(output[read..]);
    }

    // The null check of the pointer does not make the free any later.
    public static int SealChecked(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte* block = null;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        try
        {
            block = (byte*)NativeMemory.Alloc(1024);
            source.ReadExactly(new Span<byte>(block, 1024));
            stream.Update(IoVec.FromPointer(block, 1024), last: true);
        }
        finally
        {
            if (block != null)
                NativeMemory.Free(block); // expect: KCG103
        }
        return stream.Op(output);
    }

    // The key material is zeroed and freed by the free that comes before Op.
    public static int WrapKey(ArchiveCbc wrapper, ReadOnlySpan<byte> iv, Stream keyFile, Span<byte> wrapped)
    {
        IntPtr keyBlock = Marshal.AllocHGlobal(32);
        byte* p = (byte*)keyBlock;
        keyFile.ReadExactly(new Span<byte>(p, 32));
        using CipherStream stream = wrapper.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(p, 32), last: true);
        Marshal.FreeHGlobal(keyBlock); // expect: KCG103
        int read = stream.Op(wrapped);
        if (read != 32)
            throw new CryptographicException("key not wrapped");
        return read;
    }

    // The copy of the string in global memory is freed before Op.
    public static int SealComment(LinkCtr ctr, ReadOnlySpan<byte> counter, string comment, Span<byte> output)
    {
        nint ansi = Marshal.StringToHGlobalAnsi(comment);
        int length = comment.Length;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer((void*)ansi, (nuint)length), last: true);
        Marshal.FreeHGlobal(ansi); // expect: KCG103
        return stream.Op(output);
    }

    // The buffer is disposed in the finally of the try that lends it.
    public static int SealBufferFinally(FrameGcm gcm, ReadOnlySpan<byte> nonce, Socket socket, Span<byte> output)
    {
        NativeBuffer datagram = NativeBuffer.Allocate(2048);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        try
        {
            int length = socket.Receive(datagram.Span);
            stream.Update(datagram.Vector(0, length), last: true);
        }
        finally
        {
            datagram.Dispose(); // expect: KCG103
        }
        return stream.Op(output);
    }

    // The switch frees the block of the sparse kind before the Op of that case.
    public static int SealExtent(VolumeXts xts, ReadOnlySpan<byte> tweak, int kind, byte[] data, Span<byte> output)
    {
        using CipherStream stream = xts.BeginEncrypt(tweak);
        switch (kind)
        {
            case 0:
            {
                byte* zeros = (byte*)NativeMemory.AllocZeroed(512);
                stream.Update(IoVec.FromPointer(zeros, 512), last: true);
                NativeMemory.Free(zeros); // expect: KCG103
                return stream.Op(output);
            }
            default:
                stream.Update(data, last: true);
                return stream.Op(output);
        }
    }

    // The MemoryHandle of the buffer is alive, the buffer is not.
    public static int SealPinnedBuffer(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> text, Span<byte> output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(text.Length);
        text.CopyTo(buffer.Span);
        IoVec vector = buffer.Vector(0, text.Length);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(vector, last: true);
        NativeBuffer finished = buffer;
        finished.Dispose(); // expect: KCG103
        return stream.Op(output);
    }
}

public static partial class NativePositives
{
    // The native buffer is disposed before the await that precedes Op.
    public static async Task<int> SealPageAsync(ArchiveCbc cbc, byte[] iv, Stream source, byte[] output, Stream log)
    {
        NativeBuffer page = NativeBuffer.Allocate(4096);
        await source.ReadExactlyAsync(page.Memory);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(page.Vector(0, 4096), last: true);
        page.Dispose(); // expect: KCG103
        await log.FlushAsync();
        return stream.Op(output);
    }

    // The using block of the buffer ends, then the result is awaited and collected.
    public static async Task SealUploadAsync(LinkCtr ctr, byte[] counter, Stream upload, Stream store, int length)
    {
        byte[] output = new byte[length];
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using (var buffer = NativeBuffer.Allocate(length))
        {
            await upload.ReadExactlyAsync(buffer.Memory);
            stream.Update(buffer.Vector(0, length), last: true); // expect: KCG103
        }
        stream.Op(output);
        await store.WriteAsync(output);
    }

    // The aligned buffer of the loop's turn is disposed before the Op of the same turn.
    public static async Task SealPagesAsync(ArchiveCbc cbc, byte[] iv, Stream source, Stream destination, int pages)
    {
        byte[] output = new byte[4096];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        while (pages-- > 0)
        {
            NativeBuffer page = NativeBuffer.Allocate(4096);
            await source.ReadExactlyAsync(page.Memory);
            stream.Update(page.Vector(0, 4096));
            page.Dispose(); // expect: KCG103
            int read = stream.Op(output);
            await destination.WriteAsync(output.AsMemory(0, read));
        }
    }
}

/// <summary>KCG104: lent memory is written before Op.</summary>
public static unsafe partial class WritePositives
{
    // The flag byte of the header is set after the header was lent.
    public static int SealHeader(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] header, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* p = header)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)header.Length), last: true);
            header[0] |= 0x80; // expect: KCG104
            return stream.Op(output);
        }
    }

    // The next turn of the loop reads into the array that the last turn lent.
    public static int SealStream(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, Span<byte> output)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = buffer)
        {
            int count;
            while ((count = source.Read(buffer, 0, buffer.Length)) > 0) // expect: KCG104
            {
                stream.Update(IoVec.FromPointer(p, (nuint)count));
            }
            return stream.Op(output);
        }
    }

    // The plaintext is cleared before Op has read it.
    public static int SealAndClear(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer secret = NativeBuffer.Allocate(512);
        source.ReadExactly(secret.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(secret.Vector(0, 512), last: true);
        secret.Span.Clear(); // expect: KCG104
        return stream.Op(output);
    }

    // The array is wiped with Array.Clear before Op.
    public static byte[] WrapAndWipe(ReadOnlySpan<byte> wrappingKey, ReadOnlySpan<byte> iv, byte[] key)
    {
        byte[] wrapped = new byte[key.Length];
        using var cbc = new ArchiveCbc(wrappingKey);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle pin = key.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, key.Length), last: true);
        Array.Clear(key); // expect: KCG104
        stream.Op(wrapped);
        return wrapped;
    }

    // The key is zeroed between lending and Op.
    public static int WrapSessionKey(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] sessionKey, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* p = sessionKey)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)sessionKey.Length), last: true);
            CryptographicOperations.ZeroMemory(sessionKey); // expect: KCG104
            return stream.Op(output);
        }
    }

    // The second random block overwrites the first one, which is still lent.
    public static int SealNoise(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Span<byte> output)
    {
        byte[] noise = GC.AllocateUninitializedArray<byte>(256, pinned: true);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = noise)
        {
            RandomNumberGenerator.Fill(noise);
            stream.Update(IoVec.FromPointer(p, 256));
            RandomNumberGenerator.Fill(noise); // expect: KCG104
            stream.Update(noise, last: true);
            return stream.Op(output);
        }
    }

    // The second record is copied over the first before Op.
    public static int SealTwoRecords(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> output)
    {
        using NativeBuffer slot = NativeBuffer.Allocate(256);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        first.CopyTo(slot.Span);
        stream.Update(slot.Vector(0, first.Length));
        second.CopyTo(slot.Span); // expect: KCG104
        stream.Update(slot.Span[..second.Length], last: true);
        return stream.Op(output);
    }

    // The padding is written after the whole block was lent.
    public static int SealPadded(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        byte* block = stackalloc byte[64];
        Span<byte> view = new Span<byte>(block, 64);
        text.CopyTo(view);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 64), last: true);
        view.Fill(0x20); // expect: KCG104
        return stream.Op(output);
    }

    // The pointer that was lent is written through.
    public static int SealTagged(LinkCtr ctr, ReadOnlySpan<byte> counter, byte kind, ReadOnlySpan<byte> body, Span<byte> output)
    {
        byte* frame = (byte*)NativeMemory.Alloc(1 + (nuint)body.Length);
        try
        {
            body.CopyTo(new Span<byte>(frame + 1, body.Length));
            using CipherStream stream = ctr.BeginEncrypt(counter);
            stream.Update(IoVec.FromPointer(frame, 1 + (nuint)body.Length), last: true);
            frame[0] = kind; // expect: KCG104
            return stream.Op(output);
        }
        finally
        {
            NativeMemory.Free(frame);
        }
    }

    // The length field is filled in when the frame is lent already.
    public static int SealLength(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, Span<byte> output)
    {
        byte[] frame = new byte[4 + body.Length];
        body.CopyTo(frame.AsSpan(4));
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* p = frame)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)frame.Length), last: true);
            BinaryPrimitives.WriteInt32BigEndian(frame, body.Length); // expect: KCG104
            return stream.Op(output);
        }
    }

    // The masking loop changes the lent bytes one by one.
    public static int SealMasked(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] data, byte mask, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        using MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        for (int i = 0; i < data.Length; i++)
        {
            data[i] ^= mask; // expect: KCG104
        }
        return stream.Op(output);
    }

    // The second socket read lands in the datagram that is still lent.
    public static int SealDatagrams(LinkCtr ctr, ReadOnlySpan<byte> counter, Socket socket, Span<byte> output)
    {
        using NativeBuffer datagram = NativeBuffer.Allocate(1500);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        int first = socket.Receive(datagram.Span);
        stream.Update(datagram.Vector(0, first));
        int second = socket.Receive(datagram.Span); // expect: KCG104
        stream.Update(datagram.Span[..second], last: true);
        return stream.Op(output);
    }

    // The array is reversed under the vector.
    public static int SealReversed(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] digits, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = digits)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)digits.Length), last: true);
            Array.Reverse(digits); // expect: KCG104
            int read = stream.Op(output);
            return read;
        }
    }

    // The lent sequence number is incremented by reference before Op.
    public static int SealSequence(FrameGcm gcm, ReadOnlySpan<byte> nonce, int sequence, ReadOnlySpan<byte> body, Span<byte> output)
    {
        int current = sequence;
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(&current, sizeof(int)));
        Interlocked.Increment(ref current); // expect: KCG104
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    // The local that was lent gets its value by out parameter too late.
    public static int SealParsed(LinkCtr ctr, ReadOnlySpan<byte> counter, string text, Span<byte> output)
    {
        long value = 0;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer(&value, sizeof(long)), last: true);
        long.TryParse(text, out value); // expect: KCG104
        return stream.Op(output);
    }

    // The local that was lent is simply assigned before Op.
    public static int SealChecksum(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> body, Span<byte> output)
    {
        uint checksum = 0;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&checksum, sizeof(uint)));
        foreach (byte b in body)
        {
            checksum += b; // expect: KCG104
        }
        stream.Update(body, last: true);
        return stream.Op(output);
    }

    // The write goes through a span made before the memory was lent.
    public static int SealThroughSpan(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] record, ushort version, Span<byte> output)
    {
        Span<byte> header = record.AsSpan(0, 16);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = record)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true);
            header[1] = (byte)version; // expect: KCG104
            return stream.Op(output);
        }
    }

    // Array.Copy moves the rest of the window down while its head is lent.
    public static int SealWindow(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] window, int used, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = window)
        {
            stream.Update(IoVec.FromPointer(p, 512), last: true);
            Array.Copy(window, 512, window, 0, used - 512); // expect: KCG104
            return stream.Op(output);
        }
    }

    // The text is encoded into the buffer after the buffer was lent.
    public static int SealText(FrameGcm gcm, ReadOnlySpan<byte> nonce, string first, string second, Span<byte> output)
    {
        byte[] utf8 = new byte[1024];
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        fixed (byte* p = utf8)
        {
            int length = Encoding.UTF8.GetBytes(first, utf8);
            stream.Update(IoVec.FromPointer(p, (nuint)length));
            length = Encoding.UTF8.GetBytes(second, utf8); // expect: KCG104
            stream.Update(utf8.AsSpan(0, length), last: true);
            return stream.Op(output);
        }
    }

    // Only the retry branch overwrites the lent page, but that is enough.
    public static int SealRetry(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream disk, bool reload, Span<byte> output)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        disk.ReadExactly(page.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(page.Vector(0, 4096), last: true);
        if (reload)
        {
            disk.Position = 0;
            disk.ReadExactly(page.Span); // expect: KCG104
        }
        return stream.Op(output);
    }

    // The local function that stamps the record is called after lending.
    public static int SealStamped(LinkCtr ctr, byte[] counter, byte[] record, byte stamp, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        fixed (byte* p = record)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)record.Length), last: true);
            Stamp();
            return stream.Op(output);
        }

        void Stamp()
        {
            record[0] = stamp; // expect: KCG104
        }
    }

    // The for loop refills one block and collects after all turns.
    public static int SealPattern(ArchiveCbc cbc, ReadOnlySpan<byte> iv, int count, Span<byte> output)
    {
        byte* block = stackalloc byte[16];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            new Span<byte>(block, 16).Fill((byte)i); // expect: KCG104
            stream.Update(IoVec.FromPointer(block, 16));
        }
        return stream.Op(output);
    }

    // The second vector's memory is cleared while both are lent.
    public static int SealParts(ArchiveCbc cbc, ReadOnlySpan<byte> iv, byte[] head, byte[] tail, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* h = head, t = tail)
        {
            IoVec[] vectors = [IoVec.FromPointer(h, (nuint)head.Length), IoVec.FromPointer(t, (nuint)tail.Length)];
            stream.Update(vectors, last: true);
            tail.AsSpan().Clear(); // expect: KCG104
            return stream.Op(output);
        }
    }

    // The finally wipes the passphrase before the Op behind it.
    public static int SealPassphrase(FrameGcm gcm, ReadOnlySpan<byte> nonce, byte[] passphrase, Span<byte> output)
    {
        using var pin = new PinnedGCHandle<byte[]>(passphrase);
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        try
        {
            stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)passphrase.Length), last: true);
        }
        finally
        {
            Array.Clear(passphrase, 0, passphrase.Length); // expect: KCG104
        }
        return stream.Op(output);
    }
}

public static partial class WritePositives
{
    // The next page is read into the lent buffer before the Op of this page.
    public static async Task SealAheadAsync(ArchiveCbc cbc, byte[] iv, Stream source, Stream destination)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        byte[] output = new byte[4096];
        await source.ReadExactlyAsync(page.Memory);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(page.Vector(0, 4096), last: true);
        await source.ReadExactlyAsync(page.Memory); // expect: KCG104
        int read = stream.Op(output);
        await destination.WriteAsync(output.AsMemory(0, read));
    }

    // The lent array is cleared before the await and the Op behind it.
    public static async Task<byte[]> SealSecretAsync(LinkCtr ctr, byte[] counter, byte[] secret, Stream audit)
    {
        byte[] output = new byte[secret.Length];
        using MemoryHandle pin = secret.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromHandle(pin, secret.Length), last: true);
        secret.AsSpan().Clear(); // expect: KCG104
        await audit.WriteAsync("sealed\n"u8.ToArray());
        stream.Op(output);
        return output;
    }
}

/// <summary>KCG105: a vector made of memory that nothing pins.</summary>
public static unsafe class UnpinnedPositives
{
    // The pointer is used after the fixed block that gave it.
    public static int SealEscaped(LinkCtr ctr, ReadOnlySpan<byte> counter, byte[] text, Span<byte> output)
    {
        byte* start;
        fixed (byte* p = text)
            start = p;
        using CipherStream stream = ctr.BeginEncrypt(counter);
        IoVec vector = IoVec.FromPointer(start, (nuint)text.Length); // expect: KCG105
        stream.Update(vector, last: true);
        return stream.Op(output);
    }

    // A reference into a new array does not pin it.
    public static int SealArrayData(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] block = new byte[1024];
        source.ReadExactly(block);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        void* p = Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block));
        stream.Update(IoVec.FromPointer(p, 1024), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // Unsafe.AsPointer of an element leaves the array free to move.
    public static int SealElement(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, Span<byte> output)
    {
        byte[] frame = new byte[body.Length + 1];
        frame[0] = 1;
        body.CopyTo(frame.AsSpan(1));
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref frame[0]), (nuint)frame.Length), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // The span is over a managed array that nothing pins.
    public static int SealSpanReference(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        Span<byte> sector = new byte[512];
        source.ReadExactly(sector);
        ref byte first = ref MemoryMarshal.GetReference(sector);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IoVec vector = IoVec.FromPointer(Unsafe.AsPointer(ref first), 512); // expect: KCG105
        stream.Update(vector, last: true);
        return stream.Op(output);
    }

    // UnsafeAddrOfPinnedArrayElement does not pin by itself.
    public static int SealMarshalAddress(LinkCtr ctr, ReadOnlySpan<byte> counter, string name, Span<byte> output)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(utf8, 0);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(IoVec.FromPointer((void*)address, (nuint)utf8.Length), last: true); // expect: KCG105
        return stream.Op(output);
    }

    // A rented array is a managed array and moves like any other.
    public static int SealRented(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(2048);
        try
        {
            source.ReadExactly(rented, 0, 2048);
            byte* p = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(rented));
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(p, 2048), last: true); // expect: KCG105
            return stream.Op(output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // The vectors of the loop are made from element addresses that nothing pins.
    public static int SealPieces(LinkCtr ctr, ReadOnlySpan<byte> counter, Stream source, int pieces, Span<byte> output)
    {
        byte[] all = new byte[pieces * 64];
        source.ReadExactly(all);
        using CipherStream stream = ctr.BeginEncrypt(counter);
        for (int i = 0; i < pieces; i++)
        {
            void* piece = Unsafe.AsPointer(ref all[i * 64]);
            stream.Update(IoVec.FromPointer(piece, 64)); // expect: KCG105
        }
        return stream.Op(output);
    }

    // The pointer kept past the fixed block is offset and used for the body.
    public static int SealBody(FrameGcm gcm, ReadOnlySpan<byte> nonce, string path, Span<byte> output)
    {
        byte[] file = File.ReadAllBytes(path);
        byte* body = null;
        int version;
        fixed (byte* p = file)
        {
            version = p[0];
            body = p + 16;
        }
        if (version != 2)
            throw new InvalidDataException($"version {version}");
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(IoVec.FromPointer(body, (nuint)(file.Length - 16)), last: true); // expect: KCG105
        return stream.Op(output);
    }
}

/// <summary>KCG106: a stream ends with input that no Op collected.</summary>
public static unsafe class UncollectedPositives
{
    // Nothing ever collects the block, and the output stays zero.
    public static byte[] SealForgotten(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> block)
    {
        byte[] output = new byte[block.Length];
        using var cbc = new ArchiveCbc(key);
        using CipherStream stream = cbc.BeginEncrypt(iv); // expect: KCG106
        stream.Update(block, last: true);
        return output;
    }

    // The last piece is sent behind the only Op.
    public static int SealLastPiece(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv); // expect: KCG106
        stream.Update(head);
        int read = stream.Op(output);
        if (read != head.Length)
            throw new InvalidDataException("short block");
        stream.Update(tail, last: true);
        return read + tail.Length;
    }

    // The lent page is never read, because the stream ends with its using block.
    public static void SealLent(VolumeXts xts, ReadOnlySpan<byte> tweak, Stream disk, Stream destination)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        disk.ReadExactly(page.Span);
        using (CipherStream stream = xts.BeginEncrypt(tweak)) // expect: KCG106
        {
            stream.Update(page.Vector(0, 4096), last: true);
        }
        destination.Write(page.Span);
    }

    // All chunks go in and none comes out.
    public static long SealAll(LinkCtr ctr, ReadOnlySpan<byte> counter, IReadOnlyList<byte[]> chunks)
    {
        long total = 0;
        using var stream = ctr.BeginEncrypt(counter); // expect: KCG106
        for (int i = 0; i < chunks.Count; i++)
        {
            total += stream.Update(chunks[i], last: i == chunks.Count - 1);
        }
        return total;
    }

    // The short message returns without Op.
    public static int SealShortOrLong(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce); // expect: KCG106
        stream.Update(body, last: true);
        if (body.Length < 64)
        {
            body.CopyTo(output);
            return body.Length;
        }
        return stream.Op(output);
    }

    // The stream is disposed by hand before anything was collected.
    public static bool CheckLength(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher)
    {
        CipherStream stream = cbc.BeginDecrypt(iv); // expect: KCG106
        try
        {
            int sent = stream.Update(cipher, last: true);
            return sent == cipher.Length;
        }
        finally
        {
            stream.Dispose();
        }
    }

    // The trailer of each file is sent behind the Op of its turn.
    public static void SealFiles(ArchiveCbc cbc, byte[] iv, IEnumerable<string> paths)
    {
        byte[] output = new byte[4096], trailer = new byte[16];
        foreach (string path in paths)
        {
            byte[] page = File.ReadAllBytes(path);
            using CipherStream stream = cbc.BeginEncrypt(iv); // expect: KCG106
            stream.Update(page);
            int read = stream.Op(output);
            File.WriteAllBytes(path + ".sealed", output[..read]);
            stream.Update(trailer, last: true);
        }
    }

    // The stream is left without Op and without Dispose.
    public static int CountSent(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var ctr = new LinkCtr(key);
        CipherStream stream = ctr.BeginEncrypt(counter); // expect: KCG106
        int sent = stream.Update(utf8, last: true);
        Console.WriteLine($"{sent} bytes sealed");
        return sent;
    }
}

/// <summary>KCG108: Update after the last one.</summary>
public static unsafe class AfterLastPositives
{
    // The trailer comes after the piece that was said to be the last.
    public static int SealWithTrailer(FrameGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, ReadOnlySpan<byte> trailer, Span<byte> output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(body, last: true);
        stream.Update(trailer); // expect: KCG108
        return stream.Op(output);
    }

    // Every turn of the loop says that its chunk is the last.
    public static void SealChunks(ArchiveCbc cbc, ReadOnlySpan<byte> iv, IEnumerable<byte[]> chunks, Stream destination)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] chunk in chunks)
        {
            byte[] output = new byte[chunk.Length];
            stream.Update(chunk, last: true); // expect: KCG108
            int read = stream.Op(output);
            destination.Write(output, 0, read);
        }
    }

    // An Op between does not make the stream take more after its last piece.
    public static int SealTwice(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(first, last: true);
        int read = stream.Op(output);
        stream.Update(second, last: true); // expect: KCG108
        read += stream.Op(output[read..]);
        return read;
    }

    // The lent vector follows the last copied piece.
    public static int SealMixed(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> head, byte[] body, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(head, true);
        fixed (byte* p = body)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)body.Length), true); // expect: KCG108
            return stream.Op(output);
        }
    }

    // The padding of the odd length is sent although the body was the last piece.
    public static int SealPadded(ArchiveCbc cbc, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> body, Span<byte> output)
    {
        int missing = (16 - body.Length % 16) % 16;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(body, last: true);
        if (missing != 0)
        {
            stream.Update(new byte[16].AsSpan(0, missing), last: true); // expect: KCG108
        }
        return stream.Op(output);
    }

    // A second name of the stream takes one piece too many.
    public static int SealAliased(LinkCtr ctr, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body, Span<byte> output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        CipherStream writer = stream;
        writer.Update(name, last: true);
        stream.Update(body); // expect: KCG108
        int read = writer.Op(output);
        return read;
    }

    // The footer is added by a local function after the last piece.
    public static int SealFooter(LinkCtr ctr, byte[] counter, byte[] body, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(body, last: true);
        AddFooter();
        return stream.Op(output);

        void AddFooter()
        {
            byte[] footer = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(footer, body.Length);
            stream.Update(footer, last: true); // expect: KCG108
        }
    }

    // Both halves of the vector list are sent as last.
    public static int SealVectorHalves(ArchiveCbc cbc, ReadOnlySpan<byte> iv, Stream source, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(2048);
        source.ReadExactly(buffer.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update([buffer.Vector(0, 512), buffer.Vector(512, 512)], last: true);
        stream.Update([buffer.Vector(1024, 512), buffer.Vector(1536, 512)], last: true); // expect: KCG108
        return stream.Op(output);
    }
}
