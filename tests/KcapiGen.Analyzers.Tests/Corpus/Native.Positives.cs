public static class Positives
{
    public static unsafe int Freed(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.Alloc(4096);
        int count = source.Read(new Span<byte>(buffer, 4096));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(buffer, (nuint)count), last: true);
        {|KCG103:NativeMemory.Free(buffer)|};
        return stream.Op(output);
    }

    public static unsafe int AlignedFreed(Cbc cbc, byte[] iv, ReadOnlySpan<byte> text, byte[] output)
    {
        void* pages = NativeMemory.AlignedAlloc(8192, 4096);
        text.CopyTo(new Span<byte>(pages, 8192));
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(pages, (nuint)text.Length), last: true);
        {|KCG103:NativeMemory.AlignedFree(pages)|};
        int read = stream.Op(output);
        stream.Dispose();
        return read;
    }

    public static unsafe int Reallocated(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.Alloc(1024);
        source.ReadExactly(new Span<byte>(buffer, 1024));
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(buffer, 1024));
        buffer = (byte*){|KCG103:NativeMemory.Realloc(buffer, 2048)|};
        int read = stream.Op(output);
        NativeMemory.Free(buffer);
        return read;
    }

    public static unsafe int GlobalMemory(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        IntPtr memory = Marshal.AllocHGlobal(text.Length);
        Marshal.Copy(text, 0, memory, text.Length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)memory, (nuint)text.Length), last: true);
        {|KCG103:Marshal.FreeHGlobal(memory)|};
        return stream.Op(output);
    }

    public static unsafe int GlobalMemoryInFinally(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        nint memory = Marshal.AllocHGlobal(text.Length);
        try
        {
            Marshal.Copy(text, 0, memory, text.Length);
            stream.Update(IoVec.FromPointer(memory.ToPointer(), (nuint)text.Length), last: true);
        }
        finally
        {
            {|KCG103:Marshal.FreeHGlobal(memory)|};
        }

        return stream.Op(output);
    }

    public static unsafe int TaskMemory(Cbc cbc, byte[] iv, byte[] output)
    {
        var memory = (byte*)Marshal.AllocCoTaskMem(64);
        new Span<byte>(memory, 64).Clear();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 64), last: true);
        {|KCG103:Marshal.FreeCoTaskMem((IntPtr)memory)|};
        return stream.Op(output);
    }

    public static unsafe int BufferDisposed(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = source.Read(buffer.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, count), last: true);
        {|KCG103:buffer.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int BufferInAUsingBlock(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (NativeBuffer buffer = NativeBuffer.Allocate(4096))
        {
            int count = source.Read(buffer.Span);
            {|KCG103:stream.Update(buffer.Vector(0, count), last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int BufferDeclaredInALoop(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            using var buffer = NativeBuffer.Allocate(part.Length);
            part.CopyTo(buffer.Span);
            {|KCG103:stream.Update(buffer.Vector(0, part.Length))|};
        }

        return stream.Op(output);
    }

    public static unsafe void BufferOfAHelperMethod(CipherStream stream, ReadOnlySpan<byte> text)
    {
        using NativeBuffer copy = NativeBuffer.Allocate(text.Length);
        text.CopyTo(copy.Span);
        {|KCG103:stream.Update(copy.Vector(0, copy.Length))|};
    }

    public static unsafe int SecondPart(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer head = NativeBuffer.Allocate(16);
        NativeBuffer body = NativeBuffer.Allocate(4096);
        source.ReadExactly(head.Span);
        source.ReadExactly(body.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update([head.Vector(0, 16), body.Vector(0, 4096)], last: true);
        {|KCG103:body.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int EarlyReturn(Cbc cbc, byte[] iv, byte* text, int length, byte[] output, bool quick)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)length);
        NativeMemory.Copy(text, copy, (nuint)length);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(copy, (nuint)length), last: true);
        if (quick)
        {
            {|KCG103:NativeMemory.Free(copy)|};
            return stream.Op(output.AsSpan(0, length));
        }

        int read = stream.Op(output);
        NativeMemory.Free(copy);
        return read;
    }

    public static unsafe int OneBranchCollects(Cbc cbc, byte[] iv, byte[] output, bool first)
    {
        byte* block = (byte*)NativeMemory.AllocZeroed(32);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 32));
        int read = 0;
        if (first) read = stream.Op(output);
        {|KCG103:NativeMemory.Free(block)|};
        stream.Update(new byte[16], last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static unsafe int PointerArithmetic(Ctr ctr, byte[] iv, byte[] output)
    {
        byte* start = (byte*)NativeMemory.Alloc(1 << 16);
        byte* at = start + 512;
        at += 512;
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(at, 1024), last: true);
        {|KCG103:NativeMemory.Free(start)|};
        return stream.Op(output);
    }

    public static unsafe int AliasOfABuffer(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        RandomNumberGenerator.Fill(buffer.Span);
        MemoryManager<byte> manager = buffer;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 64), last: true);
        {|KCG103:((IDisposable)manager).Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int SelectedBySwitch(Cbc cbc, byte[] iv, byte[] output, int kind)
    {
        NativeBuffer small = NativeBuffer.Allocate(64), large = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IoVec vector = kind switch
        {
            0 => small.Vector(0, 64),
            1 => large.Vector(0, 1024),
            _ => large.Vector(0, 4096),
        };
        stream.Update(vector, last: true);
        {|KCG103:large.Dispose()|};
        int read = stream.Op(output);
        small.Dispose();
        return read;
    }

    public static unsafe int PinnedThroughItsMemory(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(256);
        using MemoryHandle handle = buffer.Memory.Slice(0, 128).Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 128), last: true);
        {|KCG103:buffer.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int FixedOverNativeMemory(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(256);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer.Span)
        {
            stream.Update(IoVec.FromPointer(p, 256), last: true);
        }

        {|KCG103:buffer.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int FreedByALocalFunction(Cbc cbc, byte[] iv, byte[] output)
    {
        void* memory = NativeMemory.Alloc(128);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 128), last: true);
        Release(memory);
        return stream.Op(output);

        static void Release(void* pointer)
        {
            if (pointer != null) {|KCG103:NativeMemory.Free(pointer)|};
        }
    }

    public static unsafe int DoWhile(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0, count;
        do
        {
            byte* chunk = (byte*)NativeMemory.Alloc(4096);
            count = source.Read(new Span<byte>(chunk, 4096));
            stream.Update(IoVec.FromPointer(chunk, (nuint)count), last: count == 0);
            {|KCG103:NativeMemory.Free(chunk)|};
            read += stream.Op(output.AsSpan(read));
        }
        while (count > 0);
        return read;
    }

    public static unsafe int GatheredFromAnArray(Ctr ctr, byte[] iv, byte[] output)
    {
        var vectors = new IoVec[3];
        byte* memory = (byte*)NativeMemory.Alloc(3 * 512);
        for (int i = 0; i < vectors.Length; i++) vectors[i] = IoVec.FromPointer(memory + i * 512, 512);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(vectors, last: true);
        {|KCG103:NativeMemory.Free(memory)|};
        return stream.Op(output);
    }

    public static unsafe int CallersBuffer(Cbc cbc, byte[] iv, NativeBuffer buffer, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (buffer)
        {
            {|KCG103:stream.Update(buffer.Vector(0, buffer.Length), last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int UsingOfBoth(Cbc cbc, byte[] iv, byte[] output)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        try
        {
            using (var buffer = NativeBuffer.Allocate(64))
            {
                {|KCG103:stream.Update(buffer.Vector(0, 64), last: true)|};
            }

            return stream.Op(output);
        }
        finally
        {
            stream.Dispose();
        }
    }

    public static unsafe CipherStream BegunForTheCaller(Cbc cbc, byte[] iv, int sequence)
    {
        using NativeBuffer header = NativeBuffer.Allocate(16);
        BinaryPrimitives.WriteInt32BigEndian(header.Span, sequence);
        CipherStream stream = cbc.BeginEncrypt(iv);
        {|KCG103:stream.Update(header.Vector(0, 16))|};
        return stream;
    }

    public static async Task<int> AcrossAnAwait(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = await source.ReadAsync(buffer.Memory);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, count), last: true);
        await Task.Yield();
        {|KCG103:buffer.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int TwiceInARow(Ctr ctr, byte[] iv, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        byte* first = (byte*)NativeMemory.Alloc(64), second = (byte*)NativeMemory.Alloc(64);
        stream.Update(IoVec.FromPointer(first, 64));
        stream.Update(IoVec.FromPointer(second, 64), last: true);
        {|KCG103:NativeMemory.Free(first)|};
        {|KCG103:NativeMemory.Free(second)|};
        return stream.Op(output);
    }
}
