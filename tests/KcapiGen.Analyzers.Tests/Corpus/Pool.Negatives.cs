public static class Negatives
{
    public static unsafe int ReturnedAfterOp(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read;
        fixed (byte* p = buffer)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)count), last: true);
            read = stream.Op(output);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int CopiedAndReturned(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.AsSpan(0, count), last: true);
        ArrayPool<byte>.Shared.Return(buffer);
        return stream.Op(output);
    }

    public static unsafe int OpInTheTryAndReturnInFinally(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            int count = source.Read(buffer, 0, 4096);
            if (count == 0) return 0;
            using CipherStream stream = cbc.BeginEncrypt(iv);
            fixed (byte* p = buffer)
            {
                stream.Update(IoVec.FromPointer(p, (nuint)count), last: true);
                return stream.Op(output);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static int ReturnedWhenSomethingIsThrown(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        try
        {
            stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
            int read = stream.Op(output);
            ArrayPool<byte>.Shared.Return(buffer);
            return read;
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public static int UsingsInTheRightOrder(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int count = source.Read(owner.Memory.Span);
        using MemoryHandle handle = owner.Memory.Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        return stream.Op(output);
    }

    public static int UsingsInTheOtherOrderButCollected(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        int count = source.Read(owner.Memory.Span);
        using MemoryHandle handle = owner.Memory.Pin();
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        return stream.Op(output);
    }

    public static int SameConditionTwice(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool lend)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (lend) stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        else stream.Update(buffer.AsSpan(0, text.Length), last: true);
        int read = 0;
        if (lend) read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        if (!lend) read = stream.Op(output);
        return read;
    }

    public static int FlagThatSaysWhetherItIsLent(Cbc cbc, byte[] iv, byte[] text, byte[] output, int threshold)
    {
        bool isLent = false;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (text.Length > threshold)
        {
            stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
            isLent = true;
        }
        else
        {
            stream.Update(text, last: true);
        }

        if (!isLent) ArrayPool<byte>.Shared.Return(buffer);
        int read = stream.Op(output);
        if (isLent) ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int CollectedInALoop(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory(0, text.Length).Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = 0;
        while (read < text.Length) read += stream.Op(output.AsSpan(read));
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int ForEachChunkItsOwnBuffer(Ctr ctr, byte[] iv, Stream source, Stream target)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        byte[] output = new byte[4096];
        int total = 0;
        while (true)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
            int count = source.Read(buffer, 0, 4096);
            if (count == 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                break;
            }

            using (MemoryHandle handle = buffer.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(handle, count));
                int read = stream.Op(output);
                target.Write(output, 0, read);
                total += read;
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }

        return total;
    }

    public static int BatchWithASumAtTheEnd(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int pending = 0, read = 0;
        foreach (byte[] part in parts)
        {
            stream.Update(IoVec.FromHandle(handle, part.Length));
            if (++pending == 16)
            {
                read += stream.Op(output.AsSpan(read));
                pending = 0;
            }
        }

        if (pending > 0) read += stream.Op(output.AsSpan(read));
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int LastChunkCollects(Gcm gcm, byte[] nonce, byte[][] chunks, byte[] output)
    {
        byte[] shared = ArrayPool<byte>.Shared.Rent(64);
        using MemoryHandle handle = shared.AsMemory().Pin();
        using CipherStream stream = gcm.BeginEncrypt(nonce);
        int read = 0;
        for (int i = 0; i < chunks.Length; i++)
        {
            bool last = i == chunks.Length - 1;
            stream.Update(IoVec.FromHandle(handle, 64), last);
            if (last) read = stream.Op(output);
        }

        ArrayPool<byte>.Shared.Return(shared);
        return read;
    }

    public static int OtherBufferReturned(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(4096), b = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(a, 0, 4096);
        using MemoryHandle handle = a.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        ArrayPool<byte>.Shared.Return(b);
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(a);
        return read;
    }

    public static int VariableHoldsAnotherBufferByThen(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
        byte[] first = buffer;
        source.ReadExactly(buffer, 0, 1024);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 1024), last: true);
        buffer = ArrayPool<byte>.Shared.Rent(2048);
        source.ReadExactly(buffer, 0, 2048);
        ArrayPool<byte>.Shared.Return(buffer);
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(first);
        return read;
    }

    public static int StreamDisposedBeforeTheReturn(Cbc cbc, byte[] iv, byte[] text, CancellationToken cancellation, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        int read;
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
            cancellation.ThrowIfCancellationRequested();
            read = stream.Op(output);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static void GivenToAHelperThatCollects(Cbc cbc, byte[] iv, byte[] text, Stream target)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Drain(stream, target);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void Drain(CipherStream stream, Stream target)
    {
        byte[] output = new byte[4096];
        int read;
        while ((read = stream.Op(output)) > 0) target.Write(output, 0, read);
    }

    public static async Task CollectedByAnotherTask(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        Task<int> reader = Task.Run(() => stream.Op(output));
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        await reader;
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public static int LocalFunctionCollects(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = Collect();
        ArrayPool<byte>.Shared.Return(buffer);
        return read;

        int Collect() => stream.Op(output);
    }

    public static int NullWhenNothingWasRented(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        byte[]? rented = text.Length > 1024 ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        byte[] buffer = rented ?? new byte[1024];
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = stream.Op(output);
        if (rented != null) ArrayPool<byte>.Shared.Return(rented);
        return read;
    }

    public static int OnlyWhatWasLentIsAsked(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int sent = stream.Update(IoVec.FromHandle(handle, count));
        int read = 0;
        if (sent > 0) read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int NothingToCollectWhereNothingWasRead(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count));
        int read = count > 0 ? stream.Op(output) : 0;
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int SwitchWhereEveryCaseCollects(Cbc cbc, byte[] iv, byte[] text, byte[] output, int mode)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64);
        text.AsSpan(0, 64).CopyTo(buffer);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 64), last: true);
        int read = mode switch
        {
            0 => stream.Op(output),
            1 => stream.Op(output.AsSpan(64)),
            _ => stream.Op(output.AsSpan(128)),
        };
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int PoolOfOutputs(Cbc cbc, byte[] iv, byte[] text, Stream target)
    {
        byte[] output = ArrayPool<byte>.Shared.Rent(text.Length);
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = stream.Op(output);
        target.Write(output, 0, read);
        ArrayPool<byte>.Shared.Return(output, clearArray: true);
        return read;
    }

    public static int ReturnedBeforeItIsEverLent(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte[] scratch = ArrayPool<byte>.Shared.Rent(64);
        SHA256.HashData(text, scratch);
        byte[] digest = scratch[..32];
        ArrayPool<byte>.Shared.Return(scratch);
        using MemoryHandle handle = digest.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 32), last: true);
        return stream.Op(output);
    }

    public static int SlicedVectors(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(256), b = ArrayPool<byte>.Shared.Rent(256);
        source.ReadExactly(a, 0, 256);
        using MemoryHandle pinA = a.AsMemory().Pin(), pinB = b.AsMemory().Pin();
        IoVec[] vectors = [IoVec.FromHandle(pinA, 256), IoVec.FromHandle(pinB, 256)];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(vectors.AsSpan(0, 1), last: true);
        ArrayPool<byte>.Shared.Return(b);
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(a);
        return read;
    }

    public static int ArrayOfVectorsUsedAgain(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(256), b = ArrayPool<byte>.Shared.Rent(256);
        source.ReadExactly(a, 0, 256);
        source.ReadExactly(b, 0, 256);
        using MemoryHandle pinA = a.AsMemory().Pin(), pinB = b.AsMemory().Pin();
        var vectors = new IoVec[1];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        vectors[0] = IoVec.FromHandle(pinA, 256);
        stream.Update(vectors);
        int read = stream.Op(output);
        vectors[0] = IoVec.FromHandle(pinB, 256);
        stream.Update(vectors, last: true);
        ArrayPool<byte>.Shared.Return(a);
        read += stream.Op(output.AsSpan(read));
        ArrayPool<byte>.Shared.Return(b);
        return read;
    }

    public static int TwoStreamsEachWithItsOwn(Cbc cbc, Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(64), b = ArrayPool<byte>.Shared.Rent(64);
        RandomNumberGenerator.Fill(a);
        RandomNumberGenerator.Fill(b);
        using MemoryHandle pinA = a.AsMemory().Pin(), pinB = b.AsMemory().Pin();
        using CipherStream first = cbc.BeginEncrypt(iv), second = ctr.BeginEncrypt(iv);
        first.Update(IoVec.FromHandle(pinA, 64), last: true);
        second.Update(IoVec.FromHandle(pinB, 64), last: true);
        int read = second.Op(output);
        ArrayPool<byte>.Shared.Return(b);
        read += first.Op(output.AsSpan(read));
        ArrayPool<byte>.Shared.Return(a);
        return read;
    }

    public static int SecondStreamOfALoop(Cbc cbc, byte[] iv, byte[][] messages, byte[] output)
    {
        int read = 0;
        foreach (byte[] message in messages)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(message.Length);
            message.CopyTo(buffer, 0);
            using MemoryHandle handle = buffer.AsMemory().Pin();
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromHandle(handle, message.Length), last: true);
            read += stream.Op(output.AsSpan(read));
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return read;
    }

    public static int PingPong(Ctr ctr, byte[] iv, Stream source, Stream target)
    {
        byte[] current = ArrayPool<byte>.Shared.Rent(4096), next = ArrayPool<byte>.Shared.Rent(4096), output = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int count = source.Read(current, 0, 4096), total = 0;
        while (count > 0)
        {
            using (MemoryHandle handle = current.AsMemory().Pin())
            {
                stream.Update(IoVec.FromHandle(handle, count));
                count = source.Read(next, 0, 4096);
                int read = stream.Op(output);
                target.Write(output, 0, read);
                total += read;
            }

            (current, next) = (next, current);
        }

        ArrayPool<byte>.Shared.Return(current);
        ArrayPool<byte>.Shared.Return(next);
        return total;
    }

    public static int EndedWithoutAnyOp(Cbc cbc, byte[] iv, byte[] text)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        CipherStream stream = cbc.BeginEncrypt(iv);
        int sent = stream.Update(IoVec.FromHandle(handle, text.Length));
        KeepForLater(stream);
        ArrayPool<byte>.Shared.Return(buffer);
        return sent;
    }

    private static readonly List<CipherStream> Kept = [];

    private static void KeepForLater(CipherStream stream) => Kept.Add(stream);

    public static void StreamGivenBackFromADictionary(Dictionary<string, CipherStream> streams, string name, byte[] text)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        if (!streams.TryGetValue(name, out CipherStream? stream)) return;
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Drain(stream, Stream.Null);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public static int OpInBothBranches(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool inPlace)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read;
        if (inPlace) read = stream.Op(buffer);
        else read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int RetryThatEndsWithAnOp(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(buffer, 0);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read;
        do
        {
            read = stream.Op(output);
        }
        while (read == 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int OwnerDisposedInFinally(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(4096);
        try
        {
            int count = source.Read(owner.Memory.Span);
            using MemoryHandle handle = owner.Memory.Pin();
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromHandle(handle, count), last: true);
            return stream.Op(output);
        }
        finally
        {
            owner.Dispose();
        }
    }

    public static int OwnerOfTheOutput(Cbc cbc, byte[] iv, byte[] text, Stream target)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        using (IMemoryOwner<byte> output = MemoryPool<byte>.Shared.Rent(text.Length))
        {
            int read = stream.Op(output.Memory.Span);
            target.Write(output.Memory.Span[..read]);
            return read;
        }
    }

    public static IEnumerable<int> Iterator(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            int count;
            while ((count = source.Read(buffer, 0, 4096)) > 0)
            {
                using MemoryHandle handle = buffer.AsMemory().Pin();
                stream.Update(IoVec.FromHandle(handle, count));
                yield return stream.Op(output);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static int ReturnedByTheCallersAction(Cbc cbc, byte[] iv, byte[] rented, Action<byte[]> giveBack, byte[] output)
    {
        using MemoryHandle handle = rented.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 64), last: true);
        int read = stream.Op(output);
        giveBack(rented);
        return read;
    }

    public static int TwoRoundsOverOneBuffer(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int round = 0; round < 2; round++)
        {
            source.ReadExactly(buffer, 0, 1024);
            stream.Update(IoVec.FromHandle(handle, 1024), last: round == 1);
            read += stream.Op(output.AsSpan(read));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static int ConditionalDispose(Cbc cbc, byte[] iv, IMemoryOwner<byte>? owner, byte[] text, byte[] output)
    {
        Memory<byte> memory = owner?.Memory ?? text;
        using MemoryHandle handle = memory.Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 64), last: true);
        int read = stream.Op(output);
        owner?.Dispose();
        return read;
    }

    public static int ReturnedTwiceLater(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] head = ArrayPool<byte>.Shared.Rent(16);
        byte[] body = ArrayPool<byte>.Shared.Rent(1024);
        try
        {
            source.ReadExactly(head, 0, 16);
            source.ReadExactly(body, 0, 1024);
            using MemoryHandle a = head.AsMemory().Pin(), b = body.AsMemory().Pin();
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update([IoVec.FromHandle(a, 16), IoVec.FromHandle(b, 1024)], last: true);
            return stream.Op(output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    public static bool TryPattern(Cbc cbc, byte[] iv, Stream source, byte[] output, out int read)
    {
        read = 0;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        if (count % 16 != 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return false;
        }

        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count), last: true);
        read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return read == count;
    }
}
