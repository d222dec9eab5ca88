public static class Negatives
{
    private static readonly byte[] Pinned = GC.AllocateArray<byte>(64, pinned: true);

    public static unsafe int OpInTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int OpWithATokenInTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output, System.Threading.CancellationToken token)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text.AsSpan(0, 16), last: false, token);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p + 16, (nuint)text.Length - 16), last: true);
            return stream.Op(output, token);
        }
    }

    public static unsafe int OpInTheBlockAndResultBehindIt(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read;
        fixed (byte* p = text, q = output)
        {
            stream.Update([IoVec.FromPointer(p, 16), IoVec.FromPointer(p + 16, 16)], last: true);
            read = stream.Op(IoVec.FromPointer(q, (nuint)output.Length));
        }

        return read;
    }

    public static unsafe int CopiedInTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(new ReadOnlySpan<byte>(p, text.Length), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int HandleDisposedAfterOp(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = text.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = stream.Op(output);
        handle.Dispose();
        return read;
    }

    public static unsafe int HandleDeclaredAfterTheStream(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = text.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        return stream.Op(output);
    }

    public static unsafe int HandleDeclaredBeforeTheStream(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        return stream.Op(output);
    }

    public static unsafe int GcHandleFreedInFinally(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        try
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)text.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            pin.Free();
        }
    }

    public static unsafe int GcHandleFreedIfAllocated(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        GCHandle pin = default;
        try
        {
            pin = GCHandle.Alloc(text, GCHandleType.Pinned);
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)text.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            if (pin.IsAllocated) pin.Free();
        }
    }

    public static unsafe int PinnedGcHandleInAUsing(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using var pin = new PinnedGCHandle<byte[]>(text);
        stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)text.Length), last: true);
        return stream.Op(output);
    }

    public static unsafe int FixedOverNativeMemory(Cbc cbc, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer.Span)
        {
            stream.Update(IoVec.FromPointer(p, 4096), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int FixedOverAStackBuffer(Cbc cbc, byte[] iv, byte[] output)
    {
        Span<byte> block = stackalloc byte[32];
        block.Fill(1);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = block)
        {
            stream.Update(IoVec.FromPointer(p, 32), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int FixedOverAnArrayOfThePinnedHeap(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] buffer = GC.AllocateArray<byte>(64, pinned: true);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, 64), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int FixedOverAFieldOfThePinnedHeap(Cbc cbc, byte[] iv, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = Pinned)
        {
            stream.Update(IoVec.FromPointer(p, 64), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int FixedOverAnArrayThatAHandlePinsToo(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
        }

        int read = stream.Op(output);
        pin.Free();
        return read;
    }

    public static unsafe int HandleOfANativeBuffer(Cbc cbc, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (MemoryHandle handle = buffer.Memory.Pin())
        {
            stream.Update(IoVec.FromHandle(handle, 64), last: true);
        }

        return stream.Op(output);
    }

    public static unsafe int StackMemoryAndOpInOneMethod(Cbc cbc, byte[] iv, byte[] output)
    {
        byte* header = stackalloc byte[16];
        header[0] = 1;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(header, 16), last: true);
        return stream.Op(output);
    }

    public static unsafe int StackMemoryOnTheCallersStream(CipherStream stream, byte[] output)
    {
        byte* header = stackalloc byte[16];
        header[0] = 1;
        stream.Update(IoVec.FromPointer(header, 16));
        return stream.Op(output);
    }

    public static unsafe int LocalAndOpInOneMethod(Cbc cbc, byte[] iv, long sequence, byte[] output)
    {
        long big = BinaryPrimitives.ReverseEndianness(sequence);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&big, sizeof(long)));
        stream.Update(new byte[8], last: true);
        return stream.Op(output);
    }

    public static unsafe int LoopVariableCollectedInTheLoop(Ctr ctr, byte[] iv, byte[] values, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int i = 0; i < values.Length; i++)
        {
            byte masked = (byte)(values[i] & 0x7f);
            stream.Update(IoVec.FromPointer(&masked, 1));
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static unsafe int FixedInALoopWithOp(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] part in parts)
        {
            fixed (byte* p = part)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)part.Length));
                read += stream.Op(output.AsSpan(read));
            }
        }

        return read;
    }

    public static unsafe int LocalFunctionThatCollects(Cbc cbc, byte[] iv, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        return Seal();

        int Seal()
        {
            byte* header = stackalloc byte[16];
            header[0] = 1;
            stream.Update(IoVec.FromPointer(header, 16), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int GivenOnWithinTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            return CollectAll(stream, output);
        }
    }

    public static unsafe int EarlyReturnBeforeItIsLent(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            if (text.Length < 16) return 0;
            stream.Update(IoVec.FromPointer(p, 16), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int ThrowsInTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            if (output.Length < text.Length) throw new ArgumentException("too small", nameof(output));
            return stream.Op(output);
        }
    }

    public static unsafe int StreamEndsWithTheBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        fixed (byte* p = text)
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int SameFlag(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool flush)
    {
        MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (flush) stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        else stream.Update(text, last: true);
        if (!flush) handle.Dispose();
        int read = stream.Op(output);
        if (flush) handle.Dispose();
        return read;
    }

    public static unsafe int PinnedTwiceOneAfterTheOther(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, 16));
            stream.Op(output);
        }

        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p + 16, 16), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int HandlesKeptInAList(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        var handles = new List<MemoryHandle>();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            MemoryHandle handle = part.AsMemory().Pin();
            handles.Add(handle);
            stream.Update(IoVec.FromHandle(handle, part.Length));
        }

        int read = stream.Op(output);
        foreach (MemoryHandle handle in handles) handle.Dispose();
        return read;
    }

    public static unsafe int HandleOfTheOutputDisposed(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        using (MemoryHandle handle = output.AsMemory().Pin())
        {
            return stream.Op(IoVec.FromHandle(handle, output.Length));
        }
    }

    public static unsafe int OtherHandleDisposed(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] other)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        MemoryHandle second = other.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        second.Dispose();
        return stream.Op(output);
    }

    public static unsafe int PointerOfThePinnedHeap(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(64, pinned: true);
        RandomNumberGenerator.Fill(buffer);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref buffer[0]), 64), last: true);
        return stream.Op(output);
    }

    public static unsafe int ElementAddressOfThePinnedHeap(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] buffer = GC.AllocateArray<byte>(64, true);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 16), 32), last: true);
        return stream.Op(output);
    }

    public static unsafe int ElementAddressOfAnArrayThatAHandlePins(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)Marshal.UnsafeAddrOfPinnedArrayElement(text, 0), (nuint)text.Length), last: true);
        int read = stream.Op(output);
        pin.Free();
        return read;
    }

    public static unsafe int ReferenceToAStackSpan(Cbc cbc, byte[] iv, byte[] output)
    {
        Span<byte> block = stackalloc byte[16];
        block.Clear();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(block)), 16), last: true);
        return stream.Op(output);
    }

    public static unsafe int ReferenceToNativeMemory(Cbc cbc, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref buffer.Span[0]), 64), last: true);
        return stream.Op(output);
    }

    public static unsafe int SpanOfTheCaller(Cbc cbc, byte[] iv, ReadOnlySpan<byte> pinned, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned)), (nuint)pinned.Length), last: true);
        return stream.Op(output);
    }

    public static unsafe int PointerOfTheCaller(Cbc cbc, byte[] iv, byte* data, int length, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(data, (nuint)length), last: true);
        return stream.Op(output);
    }

    public static unsafe int FieldOfThePinnedHeap(Cbc cbc, byte[] iv, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(Unsafe.AsPointer(ref Pinned[0]), 64), last: true);
        return stream.Op(output);
    }

    public static unsafe int WithinItsFixedBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            byte* second = p + 16;
            IoVec vector = IoVec.FromPointer(second, 16);
            stream.Update(vector, last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int EitherPointerPinned(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] other, bool second)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text, q = other)
        {
            byte* chosen = second ? q : p;
            stream.Update(IoVec.FromPointer(chosen, 16), last: true);
            return stream.Op(output);
        }
    }

    public static unsafe int NullPointerOfNothing(Cbc cbc, byte[] iv, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(null, 0));
        stream.Update(new byte[16], last: true);
        return stream.Op(output);
    }

    public static async Task<int> HandleOfAnAsyncMethod(Cbc cbc, byte[] iv, Memory<byte> text, Stream target)
    {
        using MemoryHandle handle = text.Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] output = new byte[text.Length];
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, read));
        return read;
    }

    public static unsafe void OneOfManyPerSender(CipherStream stream, byte[] data, SemaphoreSlim collected)
    {
        fixed (byte* p = data)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)data.Length));
            collected.Wait();
        }
    }

    public static unsafe void FlushedByTheOwner(Sender sender, byte[] data)
    {
        fixed (byte* p = data)
        {
            sender.Stream.Update(IoVec.FromPointer(p, (nuint)data.Length));
            sender.Flush();
        }
    }

    private static int CollectAll(CipherStream stream, byte[] output) => stream.Op(output);

    public sealed class Sender(CipherStream stream)
    {
        internal CipherStream Stream => stream;

        internal int Flush() => stream.Op(new byte[4096]);
    }

    public static int FlushedEverySixteen(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        var handles = new List<MemoryHandle>();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] part in parts)
        {
            MemoryHandle handle = part.AsMemory().Pin();
            handles.Add(handle);
            stream.Update(IoVec.FromHandle(handle, part.Length));
            if (handles.Count < 16) continue;
            read += stream.Op(output.AsSpan(read));
            foreach (MemoryHandle used in handles) used.Dispose();
            handles.Clear();
        }

        if (handles.Count > 0) read += stream.Op(output.AsSpan(read));
        foreach (MemoryHandle used in handles) used.Dispose();
        return read;
    }

    public static int HandlesDisposedInFinally(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        var handles = new MemoryHandle[parts.Length];
        var vectors = new IoVec[parts.Length];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        try
        {
            for (int i = 0; i < parts.Length; i++)
            {
                handles[i] = parts[i].AsMemory().Pin();
                vectors[i] = IoVec.FromHandle(handles[i], parts[i].Length);
            }

            stream.Update(vectors, last: true);
            return stream.Op(output);
        }
        finally
        {
            foreach (MemoryHandle handle in handles) handle.Dispose();
        }
    }

    public static unsafe int EachOfAnArrayIsCollected(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] part in parts)
        {
            if (part.Length == 0) continue;
            fixed (byte* p = part)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)part.Length));
                read += stream.Op(output.AsSpan(read));
            }
        }

        return read;
    }

    public static unsafe int AddressOfAParameterWhileItIsThere(Ctr ctr, byte[] iv, int value, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&value, sizeof(int)), last: true);
        return stream.Op(output);
    }

    public static unsafe int CharactersOfAStringThatIsFixed(Ctr ctr, byte[] iv, string text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        fixed (char* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length * sizeof(char)), last: true);
            return stream.Op(output);
        }
    }
}
