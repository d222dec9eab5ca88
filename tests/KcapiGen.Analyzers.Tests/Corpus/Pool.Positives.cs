public static class Positives
{
    public static unsafe int ReturnedBeforeOp(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)count), last: true);
            {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
            return stream.Op(output);
        }
    }

    public static int ReturnedThroughAnAlias(Cbc cbc, byte[] iv, ReadOnlySpan<byte> text, byte[] output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Shared;
        byte[] rented = pool.Rent(text.Length);
        text.CopyTo(rented);
        byte[] alias = rented;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = rented.AsMemory(0, text.Length).Pin();
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG102:pool.Return(alias, clearArray: true)|};
        return stream.Op(output);
    }

    public static int OwnerDisposed(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024);
        int count = source.Read(owner.Memory.Span);
        CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        {|KCG102:owner.Dispose()|};
        int read = stream.Op(output);
        handle.Dispose();
        stream.Dispose();
        return read;
    }

    public static int OwnerInAUsingBlock(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle;
        using (IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(1024))
        {
            int count = source.Read(owner.Memory.Span);
            handle = owner.Memory.Pin();
            {|KCG102:stream.Update(IoVec.FromHandle(handle, count), last: true)|};
        }

        int read = stream.Op(output);
        handle.Dispose();
        return read;
    }

    public static int OwnerAndHandleInALoop(Ctr ctr, byte[] iv, Stream source, int chunks, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < chunks; i++)
        {
            IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(512);
            source.ReadExactly(owner.Memory.Span[..512]);
            MemoryHandle handle = owner.Memory.Pin();
            stream.Update(IoVec.FromHandle(handle, 512), last: i == chunks - 1);
            {|KCG101:handle.Dispose()|};
            {|KCG102:owner.Dispose()|};
        }

        return stream.Op(output);
    }

    public static unsafe int ReturnedInFinally(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        GCHandle pin = GCHandle.Alloc(buffer, GCHandleType.Pinned);
        try
        {
            int count = source.Read(buffer, 0, buffer.Length);
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)count), last: true);
        }
        finally
        {
            {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
        }

        int read = stream.Op(output);
        pin.Free();
        return read;
    }

    public static int ReturnedOnTheEarlyPath(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool small)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        if (small)
        {
            {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
            return stream.Op(output.AsSpan(0, 64));
        }

        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int LentOnOneBranchOnly(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool scatter)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.AsSpan().CopyTo(buffer);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (scatter)
        {
            stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        }
        else
        {
            stream.Update(buffer.AsSpan(0, text.Length), last: true);
        }

        {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
        return stream.Op(output);
    }

    public static int OpOnlyWhenFlushing(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool flush)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64);
        text.AsSpan(0, 64).CopyTo(buffer);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 64));
        int read = flush ? stream.Op(output) : 0;
        {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
        stream.Update(text.AsSpan(64), last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static int SwitchForgetsACase(Cbc cbc, byte[] iv, byte[] text, byte[] output, int mode)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(32);
        Array.Copy(text, buffer, 32);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 32), last: true);
        switch (mode)
        {
            case 0:
                int read = stream.Op(output);
                ArrayPool<byte>.Shared.Return(buffer);
                return read;
            case 1:
                {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
                return stream.Op(output.AsSpan(0, 32));
            default:
                return stream.Op(output.AsSpan(32));
        }
    }

    public static int ArrayOfVectors(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] head = ArrayPool<byte>.Shared.Rent(16), body = ArrayPool<byte>.Shared.Rent(4096);
        source.ReadExactly(head, 0, 16);
        int count = source.Read(body, 0, 4096);
        using MemoryHandle first = head.AsMemory().Pin(), second = body.AsMemory().Pin();
        IoVec[] vectors = [IoVec.FromHandle(first, 16), IoVec.FromHandle(second, count)];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(vectors, last: true);
        {|KCG102:ArrayPool<byte>.Shared.Return(head)|};
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(body);
        return read;
    }

    public static int ListOfVectors(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte[] padding = ArrayPool<byte>.Shared.Rent(16);
        padding.AsSpan(0, 16).Fill(16);
        using MemoryHandle textPin = text.AsMemory().Pin(), paddingPin = padding.AsMemory().Pin();
        var vectors = new List<IoVec> { IoVec.FromHandle(textPin, text.Length) };
        vectors.Add(IoVec.FromHandle(paddingPin, 16));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(CollectionsMarshal.AsSpan(vectors), last: true);
        {|KCG102:ArrayPool<byte>.Shared.Return(padding)|};
        return stream.Op(output);
    }

    public static int SpanOfVectors(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(256);
        byte[] b = ArrayPool<byte>.Shared.Rent(256);
        source.ReadExactly(a, 0, 256);
        source.ReadExactly(b, 0, 256);
        using MemoryHandle pinA = a.AsMemory().Pin();
        using MemoryHandle pinB = b.AsMemory().Pin();
        Span<IoVec> vectors = stackalloc IoVec[4];
        int n = 0;
        vectors[n++] = IoVec.FromHandle(pinA, 256);
        vectors[n++] = IoVec.FromHandle(pinB, 256);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(vectors[..n], last: true);
        {|KCG102:ArrayPool<byte>.Shared.Return(b)|};
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(a);
        return read;
    }

    public static unsafe int LocalFunctionReturnsIt(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = buffer)
        {
            int count = source.Read(buffer, 0, 4096);
            stream.Update(IoVec.FromPointer(p, (nuint)count), last: true);
            Release();
            return stream.Op(output);
        }

        void Release() => {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
    }

    public static unsafe int EitherOfTwoBuffers(Cbc cbc, byte[] iv, Stream source, byte[] output, bool large)
    {
        byte[] buffer = large ? ArrayPool<byte>.Shared.Rent(65536) : ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = &buffer[0])
        {
            stream.Update(IoVec.FromPointer(p, (nuint)count), last: true);
            {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
            return stream.Op(output);
        }
    }

    public static unsafe int RentedOnlyWhenLarge(Ctr ctr, byte[] iv, ReadOnlySpan<byte> text, byte[] output)
    {
        byte[]? rented = null;
        Span<byte> copy = text.Length <= 256 ? stackalloc byte[256] : (rented = ArrayPool<byte>.Shared.Rent(text.Length));
        text.CopyTo(copy);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        fixed (byte* p = copy)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            if (rented is not null)
            {
                {|KCG102:ArrayPool<byte>.Shared.Return(rented)|};
            }

            return stream.Op(output);
        }
    }

    public static async Task<int> ReturnedAfterAnAwait(Cbc cbc, byte[] iv, Stream source, Stream target)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096), output = new byte[4096];
        int count = await source.ReadAsync(buffer.AsMemory(0, 4096));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        await target.FlushAsync();
        {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
        int read = stream.Op(output);
        await target.WriteAsync(output.AsMemory(0, read));
        return read;
    }

    public static int OwnerOfTheCaller(Cbc cbc, byte[] iv, IMemoryOwner<byte> owner, int count, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using MemoryHandle handle = owner.Memory.Pin();
        using (owner)
        {
            {|KCG102:stream.Update(IoVec.FromHandle(handle, count), last: true)|};
        }

        return stream.Op(output);
    }

    public static void StreamOfTheCaller(CipherStream stream, ReadOnlySpan<byte> text)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer);
        GCHandle pin = GCHandle.Alloc(buffer, GCHandleType.Pinned);
        unsafe
        {
            stream.Update(IoVec.FromPointer((byte*)pin.AddrOfPinnedObject(), (nuint)text.Length));
        }

        {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
    }

    public static int BothDirections(Gcm gcm, byte[] nonce, byte[] sealedText, byte[] output)
    {
        byte[] copy = ArrayPool<byte>.Shared.Rent(sealedText.Length);
        sealedText.CopyTo(copy, 0);
        using MemoryHandle handle = copy.AsMemory().Pin();
        using CipherStream stream = gcm.BeginDecrypt(nonce);
        int sent = stream.Update(IoVec.FromHandle(handle, sealedText.Length), last: true);
        if (sent != sealedText.Length) throw new InvalidOperationException("not all was taken");
        {|KCG102:ArrayPool<byte>.Shared.Return(copy)|};
        return stream.Op(output);
    }

    public static int SecondOfTwoUpdates(Ctr ctr, byte[] iv, byte[] a, byte[] output)
    {
        byte[] tail = ArrayPool<byte>.Shared.Rent(100);
        RandomNumberGenerator.Fill(tail);
        using MemoryHandle first = a.AsMemory().Pin(), second = tail.AsMemory(0, 100).Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(first, a.Length));
        int read = stream.Op(output);
        stream.Update(IoVec.FromHandle(second, 100), last: true);
        {|KCG102:ArrayPool<byte>.Shared.Return(tail)|};
        return read + stream.Op(output.AsSpan(read));
    }

    public static int OtherStreamCollected(Cbc cbc, Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64);
        RandomNumberGenerator.Fill(buffer);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream first = cbc.BeginEncrypt(iv), second = ctr.BeginEncrypt(iv);
        first.Update(IoVec.FromHandle(handle, 64), last: true);
        second.Update(IoVec.FromHandle(handle, 64), last: true);
        int read = second.Op(output);
        {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
        return read + first.Op(output.AsSpan(read));
    }

    public static int ReturnedInTheLoop(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0, count;
        do
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
            count = source.Read(buffer, 0, 1024);
            using (MemoryHandle handle = buffer.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(handle, count), last: count == 0);
                {|KCG102:ArrayPool<byte>.Shared.Return(buffer)|};
                read += stream.Op(output.AsSpan(read));
            }
        }
        while (count > 0);
        return read;
    }

    public static int LentInALoopAndReturnedBehindIt(Cbc cbc, byte[] iv, byte[][] parts, byte[] output)
    {
        byte[] trailer = ArrayPool<byte>.Shared.Rent(16);
        trailer.AsSpan(0, 16).Fill(0x80);
        using MemoryHandle handle = trailer.AsMemory(0, 16).Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            stream.Update(part);
            stream.Update(IoVec.FromHandle(handle, 16));
        }

        {|KCG102:ArrayPool<byte>.Shared.Return(trailer)|};
        return stream.Op(output);
    }

    public static int NullableOwner(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool copy)
    {
        IMemoryOwner<byte>? owner = copy ? MemoryPool<byte>.Shared.Rent(text.Length) : null;
        Memory<byte> memory = text;
        if (owner is not null)
        {
            memory = owner.Memory;
            text.CopyTo(memory);
        }

        using MemoryHandle handle = memory.Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG102:owner?.Dispose()|};
        return stream.Op(output);
    }

    public static int PooledByAnotherPool(Cbc cbc, byte[] iv, ReadOnlySpan<byte> text, byte[] output)
    {
        ArrayPool<byte> pool = ArrayPool<byte>.Create(1 << 16, 8);
        var rented = pool.Rent(text.Length);
        text.CopyTo(rented.AsSpan());
        using var handle = new Memory<byte>(rented, 0, text.Length).Pin();
        using var stream = cbc.BeginEncrypt(iv);
        try
        {
            stream.Update([IoVec.FromHandle(handle, text.Length)], last: true);
            {|KCG102:pool.Return(rented)|};
            return stream.Op(output);
        }
        catch (KernelCryptoException e)
        {
            throw new IOException("sealing failed", e);
        }
    }
}
