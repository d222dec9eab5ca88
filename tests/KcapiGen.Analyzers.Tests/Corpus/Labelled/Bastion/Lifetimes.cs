using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KcapiGen;

namespace Bastion;

/// <summary>KCG101, pins and frames that end before Op.</summary>
public static class ScopeEnds
{
    // Wrong: the pin is given up before the await, and Op comes after it.
    public static async Task<int> PinDroppedBeforeAwaitAsync(CipherStream stream, byte[] data, byte[] output, Stream network)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        pin.Dispose(); // expect: KCG101
        await network.FlushAsync();
        int done = stream.Op(output);
        await network.WriteAsync(output.AsMemory(0, done));
        return done;
    }

    // Wrong: the inner using ends with the pin while the outer one still has to collect.
    public static int InnerUsingEnds(BlockCbc cbc, byte[] iv, ReadOnlyMemory<byte> data, Span<byte> output)
    {
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            using (MemoryHandle pin = data.Pin())
            {
                stream.Update(IoVec.FromHandle(pin, data.Length), last: true); // expect: KCG101
            }
            return stream.Op(output);
        }
    }

    // Wrong: the stack frame of the local function is gone when Op reads it.
    public static unsafe int FrameOfLocalFunction(CipherStream stream, int sector, byte[] output)
    {
        LendHeader();
        return stream.Op(output);

        void LendHeader()
        {
            byte* header = stackalloc byte[16];
            BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(header, 16), sector);
            stream.Update(IoVec.FromPointer(header, 16)); // expect: KCG101
        }
    }

    // Wrong: all pins of the array are disposed in a loop ahead of Op.
    public static int PinsDisposedInLoop(CipherStream stream, byte[][] pieces, Span<byte> output)
    {
        var pins = new MemoryHandle[pieces.Length];
        for (int i = 0; i < pieces.Length; i++)
        {
            pins[i] = pieces[i].AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pins[i], pieces[i].Length));
        }
        for (int i = 0; i < pins.Length; i++)
            pins[i].Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: finally frees the handle, and Op stands behind the try.
    public static unsafe int FreedInFinally(CipherStream stream, byte[] data, Span<byte> output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)data.Length), last: true);
        }
        finally
        {
            handle.Free(); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Wrong: each turn leaves its fixed block, and Op waits until the loop is over.
    public static unsafe int FixedInLoop(CipherStream stream, List<byte[]> rows, Span<byte> output)
    {
        foreach (byte[] row in rows)
        {
            fixed (byte* p = row)
                stream.Update(IoVec.FromPointer(p, (nuint)row.Length)); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Wrong: the pinned handle's using block ends too early.
    public static unsafe int PinnedHandleBlock(CipherStream stream, byte[] data, Span<byte> output)
    {
        int sent;
        using (var pinned = new PinnedGCHandle<byte[]>(data))
        {
            sent = stream.Update(IoVec.FromPointer(pinned.GetAddressOfArrayData(), (nuint)data.Length), last: true); // expect: KCG101
        }
        int done = stream.Op(output);
        return done == sent ? done : throw new InvalidOperationException();
    }

    // Wrong: the pin in the tuple is disposed before Op.
    public static int PinInTuple(CipherStream stream, byte[] data, Span<byte> output)
    {
        (MemoryHandle Pin, int Length) slot = (data.AsMemory().Pin(), data.Length);
        stream.Update(IoVec.FromHandle(slot.Pin, slot.Length), last: true);
        slot.Pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the generic array is pinned only inside the block.
    public static unsafe int GenericFixed<T>(CipherStream stream, T[] values, Span<byte> output) where T : unmanaged
    {
        nuint length = (nuint)(values.Length * sizeof(T));
        fixed (T* p = values)
        {
            stream.Update(IoVec.FromPointer(p, length), last: true); // expect: KCG101
        }
        return stream.Op(output);
    }

    // Wrong: from the second turn on the pin of the turn before is dropped though nothing has collected.
    public static int PreviousPinDropped(CipherStream stream, ReadOnlyMemory<byte>[] chunks, Span<byte> output)
    {
        MemoryHandle previous = default;
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            previous.Dispose(); // expect: KCG101
            previous = chunk.Pin();
            stream.Update(IoVec.FromHandle(previous, chunk.Length));
        }
        int done = stream.Op(output);
        previous.Dispose();
        return done;
    }

    // Wrong: under memory pressure the pin goes before Op.
    public static int DroppedUnderPressure(CipherStream stream, byte[] data, bool pressure, Span<byte> output)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        if (pressure)
            pin.Dispose(); // expect: KCG101
        return stream.Op(output);
    }

    // Wrong: the iterator unpins each chunk before it collects it.
    public static IEnumerable<int> IteratorUnpins(CipherStream stream, IEnumerable<byte[]> chunks, byte[] output)
    {
        foreach (byte[] chunk in chunks)
        {
            using (MemoryHandle pin = chunk.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(pin, chunk.Length)); // expect: KCG101
            }
            yield return stream.Op(output);
        }
    }

    // Wrong: the fixed block inside an asynchronous method ends before the await and the Op.
    public static async Task<int> FixedInAsync(CipherStream stream, byte[] data, byte[] output, CancellationToken cancel)
    {
        unsafe
        {
            fixed (byte* p = data)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)data.Length), last: true); // expect: KCG101
            }
        }
        await Task.Yield();
        cancel.ThrowIfCancellationRequested();
        return stream.Op(output);
    }

    // Wrong: the switch frees the handle in one of its cases, with Op still to come.
    public static unsafe int FreedInCase(CipherStream stream, byte[] data, int mode, Span<byte> output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        stream.Update(IoVec.FromPointer((byte*)handle.AddrOfPinnedObject(), (nuint)data.Length), last: true);
        switch (mode)
        {
            case 0:
                handle.Free(); // expect: KCG101
                break;
            default:
                break;
        }
        return stream.Op(output);
    }

    // Right: the pin outlives every await up to Op.
    public static async Task<int> PinAcrossAwaitAsync(CipherStream stream, byte[] data, byte[] output, Stream network)
    {
        using MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        await network.FlushAsync();
        int done = stream.Op(output);
        await network.WriteAsync(output.AsMemory(0, done));
        return done;
    }

    // Right: Op is the last thing inside the inner using.
    public static int OpInsideInnerUsing(BlockCbc cbc, byte[] iv, ReadOnlyMemory<byte> data, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (MemoryHandle pin = data.Pin())
        {
            stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
            return stream.Op(output);
        }
    }

    // Right: a stackalloc lives until the method returns, not until its block ends.
    public static unsafe int StackallocInBlock(CipherStream stream, int sector, Span<byte> output)
    {
        if (sector >= 0)
        {
            byte* header = stackalloc byte[16];
            BinaryPrimitives.WriteInt32LittleEndian(new Span<byte>(header, 16), sector);
            stream.Update(IoVec.FromPointer(header, 16), last: true);
        }
        return stream.Op(output);
    }

    // Right: the local function lends, collects and only then leaves its frame.
    public static unsafe int LocalFunctionCollects(CipherStream stream, byte[] output)
    {
        int total = 0;
        for (int i = 0; i < 4; i++)
            total += Block(i);
        return total;

        int Block(int index)
        {
            byte* block = stackalloc byte[16];
            new Span<byte>(block, 16).Fill((byte)index);
            stream.Update(IoVec.FromPointer(block, 16));
            return stream.Op(output.AsSpan(index * 16, 16));
        }
    }

    // Right: the pins go in a loop after Op.
    public static int PinsDisposedAfter(CipherStream stream, byte[][] pieces, Span<byte> output)
    {
        var pins = new MemoryHandle[pieces.Length];
        try
        {
            for (int i = 0; i < pieces.Length; i++)
            {
                pins[i] = pieces[i].AsMemory().Pin();
                stream.Update(IoVec.FromHandle(pins[i], pieces[i].Length));
            }
            return stream.Op(output);
        }
        finally
        {
            foreach (MemoryHandle pin in pins)
                pin.Dispose();
        }
    }

    // Right: finally frees what Op inside the try has read.
    public static unsafe int FreedAfterOpInFinally(CipherStream stream, byte[] data, Span<byte> output)
    {
        GCHandle handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        try
        {
            if (data.Length == 0)
                return 0;
            stream.Update(IoVec.FromPointer((void*)handle.AddrOfPinnedObject(), (nuint)data.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            handle.Free();
        }
    }

    // Right: each turn collects inside its fixed block.
    public static unsafe int OpInFixedInLoop(CipherStream stream, List<byte[]> rows, Span<byte> output)
    {
        int done = 0;
        foreach (byte[] row in rows)
        {
            fixed (byte* p = row)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)row.Length));
                done += stream.Op(output[done..]);
            }
        }
        return done;
    }

    // Right: Update of a span copies, so the fixed block has nothing to keep.
    public static unsafe int CopiedInFixed(CipherStream stream, byte[] data, Span<byte> output)
    {
        fixed (byte* p = data)
        {
            var head = new ReadOnlySpan<byte>(p, data.Length);
            stream.Update(head, last: true);
        }
        return stream.Op(output);
    }

    // Right: the previous pin is dropped after its chunk has been collected.
    public static int PreviousPinAfterOp(CipherStream stream, ReadOnlyMemory<byte>[] chunks, Memory<byte> output)
    {
        int done = 0;
        MemoryHandle previous = default;
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            previous.Dispose();
            previous = chunk.Pin();
            stream.Update(IoVec.FromHandle(previous, chunk.Length));
            done += stream.Op(output.Span[done..]);
        }
        previous.Dispose();
        return done;
    }

    // Right: the pin is dropped early only on the way that returns before anything was lent.
    public static int DroppedBeforeLending(CipherStream stream, byte[] data, Span<byte> output)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        if (data.Length > output.Length)
        {
            pin.Dispose();
            return -1;
        }
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        int done = stream.Op(output);
        pin.Dispose();
        return done;
    }

    // Right: the iterator yields while its pin is held.
    public static IEnumerable<int> IteratorKeepsPin(CipherStream stream, IEnumerable<byte[]> chunks, byte[] output)
    {
        foreach (byte[] chunk in chunks)
        {
            using MemoryHandle pin = chunk.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pin, chunk.Length));
            yield return stream.Op(output);
        }
    }

    // Right: the generic array is collected while pinned.
    public static unsafe int GenericFixedCollected<T>(CipherStream stream, ReadOnlySpan<T> values, Span<byte> output) where T : unmanaged
    {
        fixed (T* p = values)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)(values.Length * sizeof(T))), last: true);
            return stream.Op(output);
        }
    }

    // Right: the pin of the log ends early, the pin of the lent input does not.
    public static int OtherPinEnds(CipherStream stream, byte[] data, byte[] log, Span<byte> output)
    {
        MemoryHandle other = log.AsMemory().Pin();
        MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        other.Dispose();
        int done = stream.Op(output);
        pin.Dispose();
        return done;
    }

    // Right: the pin belongs to a holder that someone else disposes.
    public static int PinHeldElsewhere(PinHolder holder, CipherStream stream, byte[] data, Span<byte> output)
    {
        holder.Pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(holder.Pin, data.Length), last: true);
        try
        {
            return stream.Op(output);
        }
        finally
        {
            holder.Pin.Dispose();
        }
    }

    // Right: catch and finally both run after Op or without it.
    public static int DisposedInCatch(CipherStream stream, byte[] data, byte[] output)
    {
        MemoryHandle pin = data.AsMemory().Pin();
        int done;
        try
        {
            stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
            done = stream.Op(output);
        }
        catch (CryptographicException)
        {
            pin.Dispose();
            throw;
        }
        pin.Dispose();
        return done;
    }

    // Right: two pins alternate, each dropped a turn after its chunk was collected.
    public static int AlternatingPins(CipherStream stream, byte[][] chunks, Span<byte> output)
    {
        var pins = new MemoryHandle[2];
        int done = 0;
        for (int i = 0; i < chunks.Length; i++)
        {
            pins[i & 1].Dispose();
            pins[i & 1] = chunks[i].AsMemory().Pin();
            stream.Update(IoVec.FromHandle(pins[i & 1], chunks[i].Length));
            done += stream.Op(output[done..]);
        }
        pins[0].Dispose();
        pins[1].Dispose();
        return done;
    }

    public sealed class PinHolder
    {
        public MemoryHandle Pin;
    }
}

/// <summary>KCG102, memory that goes back to its pool before Op.</summary>
public static class PoolReturns
{
    // Wrong: finally returns the array, Op stands behind the try.
    public static int ReturnedInFinally(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        using MemoryHandle pin = rented.AsMemory().Pin();
        try
        {
            int read = source.Read(rented, 0, 4096);
            stream.Update(IoVec.FromHandle(pin, read), last: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        }
        return stream.Op(output);
    }

    // Wrong: the owner is disposed, then the upload is awaited, then Op reads.
    public static async Task<int> OwnerBeforeAwaitAsync(CipherStream stream, Stream source, byte[] output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        MemoryHandle pin = owner.Memory.Pin();
        int read = await source.ReadAsync(owner.Memory);
        stream.Update(IoVec.FromHandle(pin, read), last: true);
        owner.Dispose(); // expect: KCG102
        await source.DisposeAsync();
        int done = stream.Op(output);
        pin.Dispose();
        return done;
    }

    // Wrong: the owner's using block ends before the collection.
    public static int OwnerBlockEnds(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        MemoryHandle pin;
        using (IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(data.Length))
        {
            data.CopyTo(owner.Memory.Span);
            pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, data.Length), last: true); // expect: KCG102
        }
        int done = stream.Op(output);
        pin.Dispose();
        return done;
    }

    // Wrong: the loop over the owners runs ahead of Op.
    public static int OwnersDisposedInLoop(CipherStream stream, IMemoryOwner<byte>[] owners, int length, Span<byte> output)
    {
        var pins = new MemoryHandle[owners.Length];
        for (int i = 0; i < owners.Length; i++)
        {
            pins[i] = owners[i].Memory.Pin();
            stream.Update(IoVec.FromHandle(pins[i], length));
        }
        foreach (IMemoryOwner<byte> owner in owners)
            owner.Dispose(); // expect: KCG102
        int done = stream.Op(output);
        foreach (MemoryHandle pin in pins)
            pin.Dispose();
        return done;
    }

    // Wrong: each turn of the loop gives its array back, though Op is behind the loop.
    public static int ReturnedEachTurn(CipherStream stream, Stream source, int chunks, Span<byte> output)
    {
        var pins = new MemoryHandle[chunks];
        for (int i = 0; i < chunks; i++)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(rented, 0, 512);
            pins[i] = rented.AsMemory(0, 512).Pin();
            stream.Update(IoVec.FromHandle(pins[i], 512));
            ArrayPool<byte>.Shared.Return(rented, clearArray: false); // expect: KCG102
        }
        int done = stream.Op(output);
        for (int i = 0; i < chunks; i++)
            pins[i].Dispose();
        return done;
    }

    // Wrong: whatever kind of owner it is, its memory is gone.
    public static int GenericOwner<TOwner>(CipherStream stream, TOwner owner, int length, Span<byte> output)
        where TOwner : class, IMemoryOwner<byte>
    {
        using MemoryHandle pin = owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(pin, length), last: true);
        owner.Dispose(); // expect: KCG102
        return stream.Op(output);
    }

    // Wrong: the array of the tuple goes back before Op.
    public static unsafe int ArrayInTuple(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        (byte[] Array, int Length) chunk = (ArrayPool<byte>.Shared.Rent(data.Length), data.Length);
        data.CopyTo(chunk.Array);
        fixed (byte* p = chunk.Array)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)chunk.Length), last: true);
            ArrayPool<byte>.Shared.Return(chunk.Array); // expect: KCG102
            return stream.Op(output);
        }
    }

    // Wrong: inside the fixed block the array is returned, then collected.
    public static unsafe int ReturnedInsideFixed(CipherStream stream, ArrayPool<byte> pool, ReadOnlySpan<byte> data, Span<byte> output)
    {
        byte[] rented = pool.Rent(data.Length);
        data.CopyTo(rented);
        int done;
        fixed (byte* p = rented)
        {
            stream.Update([IoVec.FromPointer(p, 16), IoVec.FromPointer(p + 16, (nuint)data.Length - 16)], last: true);
            pool.Return(rented); // expect: KCG102
            done = stream.Op(output);
        }
        return done;
    }

    // Wrong: the buffer is returned early when it is small.
    public static int ReturnedWhenSmall(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(rented);
        using MemoryHandle pin = rented.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        if (data.Length < 1024)
            ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        return stream.Op(output);
    }

    // Wrong: the previous turn's owner goes before the turn's Op has collected it.
    public static int PreviousOwnerDropped(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        IMemoryOwner<byte>? previous = null;
        var pins = new MemoryHandle[count];
        for (int i = 0; i < count; i++)
        {
            previous?.Dispose(); // expect: KCG102
            previous = MemoryPool<byte>.Shared.Rent(512);
            source.ReadExactly(previous.Memory.Span[..512]);
            pins[i] = previous.Memory.Pin();
            stream.Update(IoVec.FromHandle(pins[i], 512));
        }
        int done = stream.Op(output);
        foreach (MemoryHandle pin in pins)
            pin.Dispose();
        previous?.Dispose();
        return done;
    }

    // Wrong: the alias goes back to the pool, and it is the array that was lent.
    public static unsafe int AliasReturned(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] front = ArrayPool<byte>.Shared.Rent(2048);
        byte[] current = front;
        source.ReadExactly(current, 0, 2048);
        fixed (byte* p = front)
        {
            IoVec vector = IoVec.FromPointer(p, 2048);
            stream.Update(vector, last: true);
            ArrayPool<byte>.Shared.Return(current); // expect: KCG102
            return stream.Op(output);
        }
    }

    // Wrong: the iterator disposes the owner of the chunk before it yields what Op gives.
    public static IEnumerable<int> IteratorDisposesOwner(CipherStream stream, IEnumerable<IMemoryOwner<byte>> owners, int length, byte[] output)
    {
        foreach (IMemoryOwner<byte> owner in owners)
        {
            using MemoryHandle pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, length));
            owner.Dispose(); // expect: KCG102
            yield return stream.Op(output);
        }
    }

    // Wrong: both kinds of cleanup run before Op, unpinning and returning.
    public static async Task<int> CleanedUpTooEarlyAsync(CipherStream stream, Stream source, Stream target, byte[] output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(8192);
        int read = await source.ReadAsync(rented.AsMemory(0, 8192));
        MemoryHandle pin = rented.AsMemory(0, read).Pin();
        stream.Update(IoVec.FromHandle(pin, read), last: true);
        pin.Dispose(); // expect: KCG101
        ArrayPool<byte>.Shared.Return(rented); // expect: KCG102
        int done = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, done));
        return done;
    }

    // Right: Op is inside the try, Return in the finally.
    public static int ReturnedAfterOpInFinally(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        MemoryHandle pin = rented.AsMemory().Pin();
        try
        {
            int read = source.Read(rented, 0, 4096);
            if (read == 0)
                return 0;
            stream.Update(IoVec.FromHandle(pin, read), last: true);
            return stream.Op(output);
        }
        finally
        {
            pin.Dispose();
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Right: owner and pin are using declarations, which end after Op in the right order.
    public static async Task<int> OwnerAcrossAwaitAsync(CipherStream stream, Stream source, byte[] output)
    {
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int read = await source.ReadAsync(owner.Memory);
        using MemoryHandle pin = owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(pin, read), last: true);
        await Task.Yield();
        return stream.Op(output);
    }

    // Right: the owners go in a loop after Op.
    public static int OwnersDisposedAfter(CipherStream stream, IMemoryOwner<byte>[] owners, int length, Span<byte> output)
    {
        var pins = new MemoryHandle[owners.Length];
        for (int i = 0; i < owners.Length; i++)
        {
            pins[i] = owners[i].Memory.Pin();
            stream.Update(IoVec.FromHandle(pins[i], length));
        }
        int done = stream.Op(output);
        for (int i = 0; i < owners.Length; i++)
        {
            pins[i].Dispose();
            owners[i].Dispose();
        }
        return done;
    }

    // Right: every turn collects before it gives back.
    public static unsafe int ReturnedAfterOpEachTurn(CipherStream stream, Stream source, int chunks, Span<byte> output)
    {
        int done = 0;
        for (int i = 0; i < chunks; i++)
        {
            byte[] rented = ArrayPool<byte>.Shared.Rent(512);
            source.ReadExactly(rented, 0, 512);
            fixed (byte* p = rented)
            {
                stream.Update(IoVec.FromPointer(p, 512));
                done += stream.Op(output[done..]);
            }
            ArrayPool<byte>.Shared.Return(rented);
        }
        return done;
    }

    // Right: the span is copied, so the array may go back at once.
    public static int CopiedThenReturned(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(4096);
        int read = source.Read(rented, 0, 4096);
        stream.Update(rented.AsSpan(0, read), last: true);
        ArrayPool<byte>.Shared.Return(rented);
        return stream.Op(output);
    }

    // Right: the array that goes back is another than the lent one.
    public static unsafe int OtherArrayReturned(CipherStream stream, byte[] spent, ReadOnlySpan<byte> data, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(rented);
        int done;
        fixed (byte* p = rented)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)data.Length), last: true);
            ArrayPool<byte>.Shared.Return(spent);
            done = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(rented);
        return done;
    }

    // Right: the early return cleans up before anything was lent.
    public static int ReturnedBeforeLending(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(1024);
        int read = source.Read(rented);
        if (read <= 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
            return 0;
        }
        MemoryHandle pin = rented.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, read), last: true);
        int done = stream.Op(output);
        pin.Dispose();
        ArrayPool<byte>.Shared.Return(rented);
        return done;
    }

    // Right: the previous owner has been collected in the turn that lent it.
    public static int PreviousOwnerCollected(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        IMemoryOwner<byte>? previous = null;
        int done = 0;
        for (int i = 0; i < count; i++)
        {
            previous?.Dispose();
            previous = MemoryPool<byte>.Shared.Rent(512);
            source.ReadExactly(previous.Memory.Span[..512]);
            using MemoryHandle pin = previous.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, 512));
            done += stream.Op(output[done..]);
        }
        previous?.Dispose();
        return done;
    }

    // Right: a second rent under the same name comes after Op and Return.
    public static unsafe int RentedAgain(CipherStream stream, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(a.Length);
        a.CopyTo(rented);
        int done;
        fixed (byte* p = rented)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)a.Length));
            done = stream.Op(output);
        }
        ArrayPool<byte>.Shared.Return(rented);
        rented = ArrayPool<byte>.Shared.Rent(b.Length);
        b.CopyTo(rented);
        stream.Update(rented.AsSpan(0, b.Length), last: true);
        done += stream.Op(output[done..]);
        ArrayPool<byte>.Shared.Return(rented);
        return done;
    }

    // Right: a slot that holds owner and pin releases both after Op.
    public static int SlotReleasedAfter(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        var slot = new PoolSlot(data.Length);
        data.CopyTo(slot.Owner.Memory.Span);
        stream.Update(IoVec.FromHandle(slot.Pin, data.Length), last: true);
        int done = stream.Op(output);
        slot.Release();
        return done;
    }

    // Right: the iterator disposes each owner once its chunk has been yielded.
    public static IEnumerable<int> IteratorDisposesAfter(CipherStream stream, IEnumerable<IMemoryOwner<byte>> owners, int length, byte[] output)
    {
        foreach (IMemoryOwner<byte> owner in owners)
        {
            using (owner)
            {
                using MemoryHandle pin = owner.Memory.Pin();
                stream.Update(IoVec.FromHandle(pin, length));
                yield return stream.Op(output);
            }
        }
    }

    // Right: finally returns the array to the pool it came from, after Op.
    public static unsafe int ReturnedToChosenPool(CipherStream stream, ReadOnlySpan<byte> data, bool wide, Span<byte> output)
    {
        ArrayPool<byte> pool = wide ? ArrayPool<byte>.Create() : ArrayPool<byte>.Shared;
        byte[] rented = pool.Rent(data.Length);
        data.CopyTo(rented);
        try
        {
            fixed (byte* p = rented)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)data.Length), last: true);
                return stream.Op(output);
            }
        }
        finally
        {
            pool.Return(rented, clearArray: true);
        }
    }

    // Right: double buffering gives the older array back, which Op has read.
    public static unsafe int DoubleBuffered(CipherStream stream, Stream source, Span<byte> output)
    {
        byte[] front = ArrayPool<byte>.Shared.Rent(1024), back = ArrayPool<byte>.Shared.Rent(1024);
        int done = 0, read;
        while ((read = source.Read(front, 0, 1024)) > 0)
        {
            fixed (byte* p = front)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)read));
                done += stream.Op(output[done..]);
            }
            (front, back) = (back, front);
        }
        ArrayPool<byte>.Shared.Return(front);
        ArrayPool<byte>.Shared.Return(back);
        return done;
    }

    // Right: the generic owner is disposed by the using around it all.
    public static int GenericOwnerKept<TOwner>(CipherStream stream, TOwner owner, int length, Span<byte> output)
        where TOwner : class, IMemoryOwner<byte>
    {
        using (owner)
        {
            using MemoryHandle pin = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(pin, length), last: true);
            return stream.Op(output);
        }
    }

    // Right: an array that is copied out of is returned while another is lent.
    public static int StagingReturned(CipherStream stream, NativeBuffer buffer, Stream source, Span<byte> output)
    {
        byte[] staging = ArrayPool<byte>.Shared.Rent(buffer.Length);
        int read = source.Read(staging, 0, buffer.Length);
        staging.AsSpan(0, read).CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, read), last: true);
        ArrayPool<byte>.Shared.Return(staging);
        return stream.Op(output);
    }

    public sealed class PoolSlot(int length)
    {
        public IMemoryOwner<byte> Owner { get; } = MemoryPool<byte>.Shared.Rent(length);
        private MemoryHandle? _pin;
        public MemoryHandle Pin => _pin ??= Owner.Memory.Pin();

        public void Release()
        {
            _pin?.Dispose();
            Owner.Dispose();
        }
    }
}

/// <summary>KCG103, native memory freed before Op.</summary>
public static class NativeFrees
{
    // Wrong: the native buffer's using block ends before Op.
    public static int BufferBlockEnds(BlockCbc cbc, byte[] iv, ReadOnlySpan<byte> data, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (NativeBuffer buffer = NativeBuffer.Allocate(4096))
        {
            data.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, data.Length), last: true); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the buffers of the array are disposed in a loop ahead of Op.
    public static int BuffersDisposedInLoop(CipherStream stream, Stream source, Span<byte> output)
    {
        var buffers = new NativeBuffer[4];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = NativeBuffer.Allocate(512);
            source.ReadExactly(buffers[i].Span);
            stream.Update(buffers[i].Vector(0, 512));
        }
        foreach (NativeBuffer buffer in buffers)
            buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: finally frees the memory, and Op stands behind it.
    public static unsafe int FreedInFinally(CipherStream stream, Stream source, int length, Span<byte> output)
    {
        byte* memory = (byte*)NativeMemory.Alloc((nuint)length);
        try
        {
            source.ReadExactly(new Span<byte>(memory, length));
            stream.Update(IoVec.FromPointer(memory, (nuint)length), last: true);
        }
        finally
        {
            NativeMemory.Free(memory); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the buffer is disposed before the delay that precedes Op.
    public static async Task<int> DisposedBeforeDelayAsync(CipherStream stream, Stream source, byte[] output, CancellationToken cancel)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(2048);
        await source.ReadExactlyAsync(buffer.Memory, cancel);
        stream.Update(buffer.Vector(0, 2048), last: true);
        buffer.Dispose(); // expect: KCG103
        await Task.Delay(1, cancel);
        return stream.Op(output);
    }

    // Wrong: each row's unmanaged copy is freed at the end of its turn, Op is behind the loop.
    public static unsafe int FreedEachTurn(CipherStream stream, byte[][] rows, Span<byte> output)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            IntPtr copy = Marshal.AllocHGlobal(rows[i].Length);
            Marshal.Copy(rows[i], 0, copy, rows[i].Length);
            stream.Update(IoVec.FromPointer((void*)copy, (nuint)rows[i].Length));
            Marshal.FreeHGlobal(copy); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: the block of the turn before is freed though nothing has been collected.
    public static unsafe int PreviousBlockFreed(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        byte* previous = null;
        for (int i = 0; i < count; i++)
        {
            NativeMemory.Free(previous); // expect: KCG103
            previous = (byte*)NativeMemory.AllocZeroed(512);
            source.ReadExactly(new Span<byte>(previous, 512));
            stream.Update(IoVec.FromPointer(previous, 512));
        }
        int done = stream.Op(output);
        NativeMemory.Free(previous);
        return done;
    }

    // Wrong: growing the block moves it from under the stream.
    public static unsafe int ReallocatedWhileLent(CipherStream stream, ReadOnlySpan<byte> head, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(256);
        head[..256].CopyTo(new Span<byte>(block, 256));
        stream.Update(IoVec.FromPointer(block, 256), last: true);
        block = (byte*)NativeMemory.Realloc(block, 4096); // expect: KCG103
        int done = stream.Op(output);
        NativeMemory.Free(block);
        return done;
    }

    // Wrong: aligned memory is freed when the option says so, before Op.
    public static unsafe int AlignedFreedOnOption(CipherStream stream, ReadOnlySpan<byte> data, bool release, Span<byte> output)
    {
        byte* pages = (byte*)NativeMemory.AlignedAlloc(4096, 4096);
        data[..4096].CopyTo(new Span<byte>(pages, 4096));
        stream.Update(IoVec.FromPointer(pages, 4096), last: true);
        if (release)
            NativeMemory.AlignedFree(pages); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the buffer of the tuple is disposed before Op.
    public static int BufferInTuple(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        var lent = (Buffer: NativeBuffer.Allocate(data.Length), data.Length);
        data.CopyTo(lent.Buffer.Span);
        stream.Update(lent.Buffer.Vector(0, lent.Length), last: true);
        lent.Buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the vectors of the array name memory that is disposed before Op.
    public static int VectorsInArray(CipherStream stream, byte[] head, byte[] body, Span<byte> output)
    {
        using NativeBuffer first = NativeBuffer.Allocate(head.Length);
        NativeBuffer second = NativeBuffer.Allocate(body.Length);
        head.CopyTo(first.Span);
        body.CopyTo(second.Span);
        IoVec[] vectors = [first.Vector(0, head.Length), second.Vector(0, body.Length)];
        stream.Update(vectors, last: true);
        second.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the local function lends, its caller disposes, and Op comes last.
    public static int LentByLocalFunction(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(1024);
        data[..1024].CopyTo(buffer.Span);
        Lend();
        buffer.Dispose(); // expect: KCG103
        return stream.Op(output);

        void Lend() => stream.Update(buffer.Vector(0, 1024), last: true);
    }

    // Wrong: the buffer declared in the loop's body ends with every turn, Op is behind.
    public static int UsingInLoop(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        for (int i = 0; i < count; i++)
        {
            using NativeBuffer buffer = NativeBuffer.Allocate(1024);
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 1024)); // expect: KCG103
        }
        return stream.Op(output);
    }

    // Wrong: one of the two buffers was chosen and lent, and is disposed before Op.
    public static int SwitchedBuffer(CipherStream stream, int kind, ReadOnlySpan<byte> data, Span<byte> output)
    {
        NativeBuffer buffer = kind switch
        {
            0 => NativeBuffer.Allocate(512),
            _ => NativeBuffer.Allocate(4096),
        };
        data[..512].CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, 512), last: true);
        buffer.Dispose(); // expect: KCG103
        return stream.Op(output);
    }

    // Wrong: the iterator disposes its buffer before it yields what Op reads.
    public static IEnumerable<int> IteratorDisposes(CipherStream stream, Stream source, int count, byte[] output)
    {
        for (int i = 0; i < count; i++)
        {
            NativeBuffer buffer = NativeBuffer.Allocate(512);
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 512));
            buffer.Dispose(); // expect: KCG103
            yield return stream.Op(output);
        }
    }

    // Right: stream and buffer are nested the way that Op has both.
    public static int BufferAroundOp(BlockCbc cbc, byte[] iv, ReadOnlySpan<byte> data, Span<byte> output)
    {
        using (NativeBuffer buffer = NativeBuffer.Allocate(4096))
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            data.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, data.Length), last: true);
            return stream.Op(output);
        }
    }

    // Right: the stream outlives the buffer, but Op has already read it.
    public static int StreamDeclaredFirst(BlockCbc cbc, byte[] iv, ReadOnlySpan<byte> data, Span<byte> output)
    {
        using CipherStream stream = cbc.BeginDecrypt(iv);
        int done;
        using (NativeBuffer buffer = NativeBuffer.Allocate(4096))
        {
            data.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, data.Length), last: true);
            done = stream.Op(output);
        }
        return done;
    }

    // Right: the loop over the buffers is behind Op.
    public static int BuffersDisposedAfter(CipherStream stream, Stream source, Span<byte> output)
    {
        var buffers = new NativeBuffer[4];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = NativeBuffer.Allocate(512);
            source.ReadExactly(buffers[i].Span);
            stream.Update(buffers[i].Vector(0, 512));
        }
        int done = stream.Op(output);
        foreach (NativeBuffer buffer in buffers)
            buffer.Dispose();
        return done;
    }

    // Right: Op stands in the try, the free in its finally.
    public static unsafe int FreedAfterOpInFinally(CipherStream stream, Stream source, int length, Span<byte> output)
    {
        byte* memory = (byte*)NativeMemory.Alloc((nuint)length);
        try
        {
            source.ReadExactly(new Span<byte>(memory, length));
            stream.Update(IoVec.FromPointer(memory, (nuint)length), last: true);
            return stream.Op(output);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    // Right: every turn collects its unmanaged copy before it is freed.
    public static unsafe int FreedAfterOpEachTurn(CipherStream stream, byte[][] rows, Span<byte> output)
    {
        int done = 0;
        foreach (byte[] row in rows)
        {
            IntPtr copy = Marshal.AllocHGlobal(row.Length);
            Marshal.Copy(row, 0, copy, row.Length);
            stream.Update(IoVec.FromPointer((void*)copy, (nuint)row.Length));
            done += stream.Op(output[done..]);
            Marshal.FreeHGlobal(copy);
        }
        return done;
    }

    // Right: the block of the turn before has been collected.
    public static unsafe int PreviousBlockCollected(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        byte* previous = null;
        int done = 0;
        for (int i = 0; i < count; i++)
        {
            NativeMemory.Free(previous);
            previous = (byte*)NativeMemory.Alloc(512);
            source.ReadExactly(new Span<byte>(previous, 512));
            stream.Update(IoVec.FromPointer(previous, 512));
            done += stream.Op(output[done..]);
        }
        NativeMemory.Free(previous);
        return done;
    }

    // Right: the block grows while it is not lent.
    public static unsafe int ReallocatedBetween(CipherStream stream, Stream source, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(256);
        source.ReadExactly(new Span<byte>(block, 256));
        stream.Update(IoVec.FromPointer(block, 256));
        int done = stream.Op(output);
        block = (byte*)NativeMemory.Realloc(block, 1024);
        source.ReadExactly(new Span<byte>(block, 1024));
        stream.Update(IoVec.FromPointer(block, 1024), last: true);
        done += stream.Op(output[done..]);
        NativeMemory.Free(block);
        return done;
    }

    // Right: the staging buffer was copied by Update and may go.
    public static int CopiedThenDisposed(CipherStream stream, Stream source, Span<byte> output)
    {
        NativeBuffer staging = NativeBuffer.Allocate(1024);
        source.ReadExactly(staging.Span);
        stream.Update(staging.Span, last: true);
        staging.Dispose();
        return stream.Op(output);
    }

    // Right: the asynchronous method keeps the buffer until it returns.
    public static async Task<int> KeptAcrossDelayAsync(CipherStream stream, Stream source, byte[] output, CancellationToken cancel)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(2048);
        await source.ReadExactlyAsync(buffer.Memory, cancel);
        stream.Update(buffer.Vector(0, 2048), last: true);
        await Task.Delay(1, cancel);
        return stream.Op(output);
    }

    // Right: a second, unlent buffer is disposed while the first is lent.
    public static int OtherBufferDisposed(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        using NativeBuffer lent = NativeBuffer.Allocate(4096);
        NativeBuffer scratch = NativeBuffer.Allocate(4096);
        data.CopyTo(scratch.Span);
        scratch.Span.CopyTo(lent.Span);
        stream.Update(lent.Vector(0, data.Length), last: true);
        scratch.Dispose();
        return stream.Op(output);
    }

    // Right: the early return disposes a buffer that was not lent.
    public static int DisposedBeforeLending(CipherStream stream, Stream source, Span<byte> output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(512);
        int read = source.Read(buffer.Span);
        if (read == 0)
        {
            buffer.Dispose();
            return 0;
        }
        stream.Update(buffer.Vector(0, read), last: true);
        int done = stream.Op(output);
        buffer.Dispose();
        return done;
    }

    // Right: the local function that frees is called after Op.
    public static unsafe int ReleasedByLocalFunction(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        byte* block = (byte*)NativeMemory.Alloc(64);
        data[..64].CopyTo(new Span<byte>(block, 64));
        stream.Update(IoVec.FromPointer(block, 64), last: true);
        int done = stream.Op(output);
        Release();
        return done;

        void Release() => NativeMemory.Free(block);
    }

    // Right: the buffer declared in the loop's body is collected in it.
    public static int UsingInLoopCollected(CipherStream stream, Stream source, int count, Span<byte> output)
    {
        int done = 0;
        for (int i = 0; i < count; i++)
        {
            using NativeBuffer buffer = NativeBuffer.Allocate(1024);
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 1024));
            done += stream.Op(output[done..]);
        }
        return done;
    }

    // Right: catch disposes and leaves, the good way disposes after Op.
    public static int DisposedInCatch(CipherStream stream, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        try
        {
            source.ReadExactly(buffer.Span);
        }
        catch (EndOfStreamException)
        {
            buffer.Dispose();
            return -1;
        }
        stream.Update(buffer.Vector(0, 4096), last: true);
        int done = stream.Op(output);
        buffer.Dispose();
        return done;
    }

    // Right: the name is given a new buffer, the lent one lives on under the other name.
    public static int RenamedBuffer(CipherStream stream, ReadOnlySpan<byte> data, Span<byte> output)
    {
        NativeBuffer current = NativeBuffer.Allocate(512);
        NativeBuffer lent = current;
        data[..512].CopyTo(current.Span);
        stream.Update(current.Vector(0, 512), last: true);
        current = NativeBuffer.Allocate(64);
        current.Dispose();
        int done = stream.Op(output);
        lent.Dispose();
        return done;
    }

    // Right: the record owns the buffer, and its Dispose runs when the method ends.
    public static int OwnedByRecord(CipherStream stream, Stream source, Span<byte> output)
    {
        using var page = new Page(NativeBuffer.Allocate(4096), 0);
        source.ReadExactly(page.Buffer.Span);
        stream.Update(page.Buffer.Vector(0, 4096), last: true);
        return stream.Op(output);
    }

    public sealed record Page(NativeBuffer Buffer, int Index) : IDisposable
    {
        public void Dispose() => ((IDisposable)Buffer).Dispose();
    }
}

/// <summary>KCG104, lent memory that is written before Op.</summary>
public static class LentWrites
{
    // Wrong: from the second turn on the read overwrites what the turn before has lent.
    public static int ReadOverLent(CipherStream stream, NativeBuffer buffer, Stream source, Span<byte> output)
    {
        int read;
        while ((read = source.Read(buffer.Span)) > 0) // expect: KCG104
            stream.Update(buffer.Vector(0, read));
        return stream.Op(output);
    }

    // Wrong: the next asynchronous read fills the lent buffer before it is collected.
    public static async Task<int> NextReadBeforeOpAsync(CipherStream stream, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        await source.ReadExactlyAsync(buffer.Memory);
        stream.Update(buffer.Vector(0, 4096));
        await source.ReadExactlyAsync(buffer.Memory); // expect: KCG104
        int done = stream.Op(output);
        stream.Update(buffer.Vector(0, 4096), last: true);
        return done + stream.Op(output.AsMemory(done).Span);
    }

    // Wrong: the buffer is wiped after lending, as one wipes after copying.
    public static int WipedBeforeOp(BlockCbc cbc, byte[] iv, ReadOnlySpan<byte> secret, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        secret.CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, secret.Length), last: true);
        buffer.Span.Clear(); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: finally clears the array before Op behind the try.
    public static int ClearedInFinally(CipherStream stream, byte[] secret, Span<byte> output)
    {
        using MemoryHandle pin = secret.AsMemory().Pin();
        try
        {
            stream.Update(IoVec.FromHandle(pin, secret.Length), last: true);
        }
        finally
        {
            Array.Clear(secret); // expect: KCG104
        }
        return stream.Op(output);
    }

    // Wrong: the header's counter is changed while the header is lent.
    public static unsafe int HeaderPatched(CipherStream stream, byte[] header, byte[] body, Span<byte> output)
    {
        fixed (byte* h = header, b = body)
        {
            stream.Update(IoVec.FromPointer(h, 16));
            BinaryPrimitives.WriteInt32BigEndian(header, body.Length); // expect: KCG104
            stream.Update(IoVec.FromPointer(b, (nuint)body.Length), last: true);
            return stream.Op(output);
        }
    }

    // Wrong: one block is lent in every turn and rewritten in the next.
    public static unsafe int BlockRewritten(CipherStream stream, int count, Span<byte> output)
    {
        byte* block = stackalloc byte[16];
        for (int i = 0; i < count; i++)
        {
            block[0] = (byte)i; // expect: KCG104
            stream.Update(IoVec.FromPointer(block, 16));
        }
        return stream.Op(output);
    }

    // Wrong: copying the next record into the one buffer overwrites the last.
    public static int CopiedOver(CipherStream stream, NativeBuffer buffer, IEnumerable<byte[]> records, Span<byte> output)
    {
        foreach (byte[] record in records)
        {
            record.CopyTo(buffer.Span); // expect: KCG104
            stream.Update(buffer.Vector(0, record.Length));
        }
        return stream.Op(output);
    }

    // Wrong: the pinned array gets random padding while it is lent.
    public static int PaddedWhileLent(CipherStream stream, byte[] data, int used, Span<byte> output)
    {
        using MemoryHandle pin = data.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(pin, data.Length), last: true);
        RandomNumberGenerator.Fill(data.AsSpan(used)); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: on request the first byte is flipped before Op.
    public static int FlippedOnRequest(CipherStream stream, NativeBuffer buffer, bool tamper, Span<byte> output)
    {
        stream.Update(buffer.Vector(0, buffer.Length), last: true);
        if (tamper)
            buffer.Span[0] ^= 0x80; // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the iterator refills its buffer between lending and collecting.
    public static IEnumerable<int> IteratorRefills(CipherStream stream, Stream source, int count, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(512);
        source.ReadExactly(buffer.Span);
        for (int i = 0; i < count; i++)
        {
            stream.Update(buffer.Vector(0, 512));
            source.ReadExactly(buffer.Span); // expect: KCG104
            yield return stream.Op(output);
        }
    }

    // Wrong: generic values are stored into the array that is lent.
    public static unsafe int GenericOverwrite<T>(CipherStream stream, T[] values, T filler, Span<byte> output) where T : unmanaged
    {
        fixed (T* p = values)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)(values.Length * sizeof(T))), last: true);
            Array.Fill(values, filler); // expect: KCG104
            return stream.Op(output);
        }
    }

    // Wrong: whichever case it is, the lent page is overwritten.
    public static int OverwrittenInSwitch(CipherStream stream, NativeBuffer page, int policy, Span<byte> output)
    {
        stream.Update(page.Vector(0, 4096), last: true);
        switch (policy)
        {
            case 1:
                page.Span.Clear(); // expect: KCG104
                break;
            case 2:
                page.Span.Fill(0xFF); // expect: KCG104
                break;
        }
        return stream.Op(output);
    }

    // Wrong: through the alias the lent buffer is filled anew.
    public static int AliasWritten(CipherStream stream, Stream source, Span<byte> output)
    {
        using NativeBuffer front = NativeBuffer.Allocate(1024);
        NativeBuffer next = front;
        source.ReadExactly(front.Span);
        stream.Update(front.Vector(0, 1024), last: true);
        source.ReadExactly(next.Span); // expect: KCG104
        return stream.Op(output);
    }

    // Wrong: the struct on the stack is lent by address and then changed.
    public static unsafe int StructChanged(CipherStream stream, long offset, Span<byte> output)
    {
        FrameHeader header = default;
        header.Offset = offset;
        stream.Update(IoVec.FromPointer(&header, (nuint)sizeof(FrameHeader)), last: true);
        header.Flags = 1; // expect: KCG104
        return stream.Op(output);
    }

    // Right: every read is followed by the Op that collects it.
    public static int ReadAfterOp(CipherStream stream, NativeBuffer buffer, Stream source, Span<byte> output)
    {
        int done = 0, read;
        while ((read = source.Read(buffer.Span)) > 0)
        {
            stream.Update(buffer.Vector(0, read));
            done += stream.Op(output[done..]);
        }
        return done;
    }

    // Right: two buffers alternate, and the one read into has been collected.
    public static async Task<int> DoubleBufferedAsync(CipherStream stream, Stream source, byte[] output)
    {
        NativeBuffer front = NativeBuffer.Allocate(4096), back = NativeBuffer.Allocate(4096);
        int done = 0;
        int read = await source.ReadAsync(front.Memory);
        while (read > 0)
        {
            stream.Update(front.Vector(0, read));
            read = await source.ReadAsync(back.Memory);
            done += stream.Op(output.AsMemory(done).Span);
            (front, back) = (back, front);
        }
        front.Dispose();
        back.Dispose();
        return done;
    }

    // Right: the wipe comes after Op.
    public static int WipedAfterOp(BlockCbc cbc, byte[] iv, ReadOnlySpan<byte> secret, Span<byte> output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        secret.CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, secret.Length), last: true);
        int done = stream.Op(output);
        buffer.Span.Clear();
        return done;
    }

    // Right: finally clears what Op inside the try has read.
    public static int ClearedAfterOpInFinally(CipherStream stream, byte[] secret, Span<byte> output)
    {
        using MemoryHandle pin = secret.AsMemory().Pin();
        try
        {
            stream.Update(IoVec.FromHandle(pin, secret.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    // Right: the copied array may be changed at once.
    public static int CopiedThenWritten(CipherStream stream, byte[] block, int count, Span<byte> output)
    {
        for (int i = 0; i < count; i++)
        {
            block[0] = (byte)i;
            stream.Update(block.AsSpan(0, 16));
        }
        Array.Clear(block);
        return stream.Op(output);
    }

    // Right: each record goes into its own buffer of the array.
    public static int BufferPerRecord(CipherStream stream, byte[][] records, NativeBuffer[] buffers, Span<byte> output)
    {
        for (int i = 0; i < records.Length; i++)
        {
            records[i].CopyTo(buffers[i].Span);
            stream.Update(buffers[i].Vector(0, records[i].Length));
        }
        return stream.Op(output);
    }

    // Right: each turn fills the next slot of the page, none twice before Op.
    public static int SlotPerTurn(CipherStream stream, Stream source, Span<byte> output)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        for (int slot = 0; slot < 8; slot++)
        {
            source.ReadExactly(page.Span.Slice(slot * 512, 512));
            stream.Update(page.Vector(slot * 512, 512));
        }
        return stream.Op(output);
    }

    // Right: the lower half is lent while the upper half is being filled.
    public static int HalvesOfOnePage(CipherStream stream, Stream source, Span<byte> output)
    {
        using NativeBuffer page = NativeBuffer.Allocate(4096);
        source.ReadExactly(page.Span.Slice(0, 2048));
        stream.Update(page.Vector(0, 2048));
        source.ReadExactly(page.Span.Slice(2048, 2048));
        stream.Update(page.Vector(2048, 2048), last: true);
        return stream.Op(output);
    }

    // Right: reading from lent memory changes nothing.
    public static int ReadFromLent(CipherStream stream, NativeBuffer buffer, Stream log, Span<byte> output)
    {
        stream.Update(buffer.Vector(0, 512), last: true);
        byte first = buffer.Span[0];
        log.Write(buffer.Span[..512]);
        byte[] copy = buffer.Span[..512].ToArray();
        copy[0] = (byte)~first;
        return stream.Op(output);
    }

    // Right: the patch of the header precedes its lending.
    public static unsafe int PatchedFirst(CipherStream stream, byte[] header, byte[] body, Span<byte> output)
    {
        fixed (byte* h = header, b = body)
        {
            BinaryPrimitives.WriteInt32BigEndian(header, body.Length);
            stream.Update([IoVec.FromPointer(h, 16), IoVec.FromPointer(b, (nuint)body.Length)], last: true);
            return stream.Op(output);
        }
    }

    // Right: the iterator refills after it has collected.
    public static IEnumerable<int> IteratorRefillsAfter(CipherStream stream, Stream source, int count, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(512);
        for (int i = 0; i < count; i++)
        {
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 512));
            int done = stream.Op(output);
            buffer.Span.Clear();
            yield return done;
        }
    }

    // Right: the write is on the way that returns before lending.
    public static int WrittenOnEarlyWay(CipherStream stream, NativeBuffer buffer, bool discard, Span<byte> output)
    {
        if (discard)
        {
            buffer.Span.Clear();
            return 0;
        }
        stream.Update(buffer.Vector(0, buffer.Length), last: true);
        return stream.Op(output);
    }

    // Right: the struct is changed before and after, not between.
    public static unsafe int StructChangedAfter(CipherStream stream, long offset, Span<byte> output)
    {
        FrameHeader header = default;
        header.Offset = offset;
        header.Flags = 1;
        stream.Update(IoVec.FromPointer(&header, (nuint)sizeof(FrameHeader)), last: true);
        int done = stream.Op(output);
        header.Flags = 2;
        return done + header.Flags;
    }

    // Right: the ring writes into the slot that its own Op of an earlier turn has freed.
    public static int RingOfBuffers(CipherStream stream, Stream source, Span<byte> output)
    {
        NativeBuffer[] ring = [NativeBuffer.Allocate(512), NativeBuffer.Allocate(512), NativeBuffer.Allocate(512)];
        int done = 0, turn = 0;
        while (true)
        {
            NativeBuffer slot = ring[turn++ % ring.Length];
            int read = source.Read(slot.Span);
            if (read == 0)
                break;
            stream.Update(slot.Vector(0, read));
            done += stream.Op(output[done..]);
        }
        foreach (NativeBuffer slot in ring)
            slot.Dispose();
        return done;
    }

    // Right: a helper that takes the buffer may only read it.
    public static int CheckedByHelper(CipherStream stream, NativeBuffer buffer, IFrameCheck check, Span<byte> output)
    {
        stream.Update(buffer.Vector(0, buffer.Length), last: true);
        uint sum = check.Sum(buffer.Span);
        int done = stream.Op(output);
        return check.Accept(sum) ? done : -1;
    }

    // Right: the other stream's buffer is written, this one's is not.
    public static int TwoStreams(CipherStream left, CipherStream right, NativeBuffer a, NativeBuffer b, Span<byte> output)
    {
        left.Update(a.Vector(0, 512), last: true);
        right.Update(b.Vector(0, 512), last: true);
        int done = right.Op(output);
        b.Span.Clear();
        return done + left.Op(output[done..]);
    }

    public struct FrameHeader
    {
        public long Offset;
        public int Flags;
    }

    public interface IFrameCheck
    {
        uint Sum(Span<byte> data);
        bool Accept(uint sum);
    }
}
