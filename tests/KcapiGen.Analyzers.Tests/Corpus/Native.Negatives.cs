public static class Negatives
{
    public static unsafe int FreedAfterOp(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.Alloc(4096);
        int count = source.Read(new Span<byte>(buffer, 4096));
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(buffer, (nuint)count), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(buffer);
        return read;
    }

    public static unsafe int FreedInFinallyAfterOp(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.AlignedAlloc(4096, 64);
        try
        {
            int count = source.Read(new Span<byte>(buffer, 4096));
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(buffer, (nuint)count), last: true);
            return stream.Op(output);
        }
        finally
        {
            NativeMemory.AlignedFree(buffer);
        }
    }

    public static unsafe int CopiedAndFreed(Cbc cbc, byte[] iv, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.AllocZeroed(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(new ReadOnlySpan<byte>(buffer, 64), last: true);
        NativeMemory.Free(buffer);
        return stream.Op(output);
    }

    public static unsafe int UsingDeclarations(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = source.Read(buffer.Span);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, count), last: true);
        return stream.Op(output);
    }

    public static unsafe int UsingDeclarationsTheOtherWayRound(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = source.Read(buffer.Span);
        stream.Update(buffer.Vector(0, count), last: true);
        return stream.Op(output);
    }

    public static unsafe int CollectedInsideTheUsing(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] part in parts)
        {
            using var buffer = NativeBuffer.Allocate(part.Length);
            part.CopyTo(buffer.Span);
            stream.Update(buffer.Vector(0, part.Length));
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static unsafe int OutputBufferDisposed(Cbc cbc, byte[] iv, byte[] text, Stream target)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        using (NativeBuffer output = NativeBuffer.Allocate(text.Length))
        {
            int read = stream.Op(output.Vector(0, text.Length));
            target.Write(output.Span[..read]);
            return read;
        }
    }

    public static unsafe int OtherMemoryFreed(Cbc cbc, byte[] iv, byte[] output)
    {
        byte* text = (byte*)NativeMemory.AllocZeroed(64), scratch = (byte*)NativeMemory.Alloc(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(text, 64), last: true);
        NativeMemory.Free(scratch);
        int read = stream.Op(output);
        NativeMemory.Free(text);
        return read;
    }

    public static unsafe int ReallocatedBefore(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte* buffer = (byte*)NativeMemory.Alloc(1024);
        buffer = (byte*)NativeMemory.Realloc(buffer, 4096);
        source.ReadExactly(new Span<byte>(buffer, 4096));
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(buffer, 4096), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(buffer);
        return read;
    }

    public static unsafe int GrownBetweenRounds(Ctr ctr, byte[] iv, Stream source, byte[] output, int rounds)
    {
        nuint size = 1024;
        byte* buffer = (byte*)NativeMemory.Alloc(size);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int i = 0; i < rounds; i++)
        {
            source.ReadExactly(new Span<byte>(buffer, (int)size));
            stream.Update(IoVec.FromPointer(buffer, size));
            read += stream.Op(output.AsSpan(read));
            size *= 2;
            buffer = (byte*)NativeMemory.Realloc(buffer, size);
        }

        NativeMemory.Free(buffer);
        return read;
    }

    public static unsafe int SameCondition(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool native)
    {
        byte* copy = native ? (byte*)NativeMemory.Alloc((nuint)text.Length) : null;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (native)
        {
            text.CopyTo(new Span<byte>(copy, text.Length));
            stream.Update(IoVec.FromPointer(copy, (nuint)text.Length), last: true);
        }
        else
        {
            stream.Update(text, last: true);
        }

        int read = 0;
        if (native) read = stream.Op(output);
        NativeMemory.Free(copy);
        if (!native) read = stream.Op(output);
        return read;
    }

    public static unsafe int FreedOnlyWhenSomethingIsThrown(Cbc cbc, byte[] iv, byte[] output, NativeBuffer buffer)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        try
        {
            stream.Update(buffer.Vector(0, buffer.Length), last: true);
            return stream.Op(output);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    public static unsafe int ThrowsBeforeOp(Cbc cbc, byte[] iv, byte[] output, int length)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        NativeBuffer buffer = NativeBuffer.Allocate(length);
        if (stream.Update(buffer.Vector(0, length), last: true) != length)
        {
            buffer.Dispose();
            throw new InvalidOperationException("not all was taken");
        }

        int read = stream.Op(output);
        buffer.Dispose();
        return read;
    }

    public static unsafe int StreamDisposedFirst(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        int read;
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            stream.Update(buffer.Vector(0, 64), last: true);
            read = stream.Op(output);
        }

        buffer.Dispose();
        return read;
    }

    public static unsafe void HandedToTheStreamsOwner(Pump pump, byte[] text)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(text.Length);
        text.CopyTo(buffer.Span);
        pump.Send(buffer.Vector(0, text.Length));
        buffer.Dispose();
    }

    public sealed class Pump(CipherStream stream, Stream target)
    {
        private readonly NativeBuffer _buffer = NativeBuffer.Allocate(4096);
        private readonly byte[] _output = new byte[4096];

        internal void Send(IoVec vector)
        {
            stream.Update(vector);
            Flush();
        }

        internal void SendOwn(int count)
        {
            stream.Update(_buffer.Vector(0, count));
            Flush();
            _buffer.Dispose();
        }

        private void Flush() => target.Write(_output, 0, stream.Op(_output));
    }

    public static unsafe int CollectedByALocalFunction(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = Seal(stream, buffer, output);
        buffer.Dispose();
        return read;

        static int Seal(CipherStream to, NativeBuffer from, byte[] into)
        {
            to.Update(from.Vector(0, from.Length), last: true);
            return to.Op(into);
        }
    }

    public static unsafe int CollectedByAnotherThread(Ctr ctr, byte[] iv, NativeBuffer buffer, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        var reader = new Thread(() => read = stream.Op(output));
        reader.Start();
        stream.Update(buffer.Vector(0, buffer.Length), last: true);
        reader.Join();
        buffer.Dispose();
        return read;
    }

    public static unsafe void SenderOfTwoThreads(CipherStream stream, byte[] text, ManualResetEventSlim collected)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(text.Length);
        text.CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, text.Length), last: true);
        collected.Wait();
    }

    public static async Task SenderThatAwaits(CipherStream stream, byte[] text, Task collected)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(text.Length);
        text.CopyTo(buffer.Span);
        stream.Update(buffer.Vector(0, text.Length), last: true);
        await collected;
    }

    public static unsafe int LoopThatCollects(Ctr ctr, byte[] iv, byte[] output)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(1 << 16);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 1 << 16), last: true);
        int read = 0;
        for (int n = 1; n > 0 && read < output.Length;)
        {
            n = stream.Op(output.AsSpan(read));
            read += n;
        }

        NativeMemory.Free(memory);
        return read;
    }

    public static unsafe int WhileThereIsRoom(Ctr ctr, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 4096), last: true);
        int read = 0;
        while (read < 4096)
        {
            read += stream.Op(output.AsSpan(read, Math.Min(512, 4096 - read)));
        }

        buffer.Dispose();
        return read;
    }

    public static unsafe int EveryCase(Cbc cbc, byte[] iv, byte[] output, DayOfWeek day)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(32);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 32), last: true);
        int read;
        switch (day)
        {
            case DayOfWeek.Saturday:
            case DayOfWeek.Sunday:
                read = stream.Op(output.AsSpan(32));
                break;
            default:
                read = stream.Op(output);
                break;
        }

        NativeMemory.Free(memory);
        return read;
    }

    public static unsafe int GotoFail(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        int read = -1;
        byte* memory = (byte*)NativeMemory.Alloc(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (source.Read(new Span<byte>(memory, 64)) < 64) goto done;
        stream.Update(IoVec.FromPointer(memory, 64), last: true);
        read = stream.Op(output);
        done:
        NativeMemory.Free(memory);
        return read;
    }

    public static unsafe int FreshForEachMessage(Cbc cbc, byte[] iv, byte[][] messages, byte[] output)
    {
        int read = 0;
        NativeBuffer? previous = null;
        foreach (byte[] message in messages)
        {
            previous?.Dispose();
            NativeBuffer buffer = NativeBuffer.Allocate(message.Length);
            message.CopyTo(buffer.Span);
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(buffer.Vector(0, message.Length), last: true);
            read += stream.Op(output.AsSpan(read));
            previous = buffer;
        }

        previous?.Dispose();
        return read;
    }

    public static unsafe int VectorMadeAndNeverLent(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        IoVec unused = buffer.Vector(0, 64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        buffer.Dispose();
        return stream.Op(output) + (int)unused.Length;
    }

    public static unsafe int LentAgainAfterItsOp(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(1024);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int count = source.Read(buffer.Span); count > 0; count = source.Read(buffer.Span))
        {
            stream.Update(buffer.Vector(0, count));
            read += stream.Op(output.AsSpan(read));
        }

        buffer.Dispose();
        return read;
    }

    public static unsafe int NothingLentOnTheWayOut(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int count = source.Read(buffer.Span);
        if (count == 0)
        {
            buffer.Dispose();
            return 0;
        }

        stream.Update(buffer.Vector(0, count), last: true);
        int read = stream.Op(output);
        buffer.Dispose();
        return read;
    }

    public static unsafe int TwoStreams(Cbc cbc, Ctr ctr, byte[] iv, byte[] output)
    {
        NativeBuffer a = NativeBuffer.Allocate(64), b = NativeBuffer.Allocate(64);
        using CipherStream first = cbc.BeginEncrypt(iv), second = ctr.BeginEncrypt(iv);
        first.Update(a.Vector(0, 64), last: true);
        second.Update(b.Vector(0, 64), last: true);
        int read = first.Op(output);
        a.Dispose();
        read += second.Op(output.AsSpan(read));
        b.Dispose();
        return read;
    }

    public static unsafe int StreamVariableUsedAgain(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer a = NativeBuffer.Allocate(64), b = NativeBuffer.Allocate(64);
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(a.Vector(0, 64), last: true);
        int read = stream.Op(output);
        stream.Dispose();
        stream = cbc.BeginEncrypt(iv);
        stream.Update(b.Vector(0, 64), last: true);
        a.Dispose();
        read += stream.Op(output.AsSpan(read));
        stream.Dispose();
        b.Dispose();
        return read;
    }

    public static unsafe int KeptInAField(Cbc cbc, byte[] iv, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        s_stream = cbc.BeginEncrypt(iv);
        s_stream.Update(buffer.Vector(0, 64), last: true);
        int read = CollectKept(output);
        buffer.Dispose();
        return read;
    }

    private static CipherStream? s_stream;

    private static int CollectKept(byte[] output) => s_stream!.Op(output);

    public static unsafe int OpOfAnExpression(Cbc cbc, byte[] iv, byte[] output, Stream target)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 64), last: true);
        target.Write(output.AsSpan(0, stream.Op(output)));
        NativeMemory.Free(memory);
        return 64;
    }

    public static unsafe int ConditionalOp(Cbc cbc, byte[] iv, byte[] output, bool log)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 64), last: true);
        if (log) Console.WriteLine("sealing");
        int read = stream.Op(output);
        if (log) Console.WriteLine("sealed");
        NativeMemory.Free(memory);
        return read;
    }

    public static unsafe bool InACondition(Cbc cbc, byte[] iv, byte[] output)
    {
        byte* memory = (byte*)NativeMemory.AllocZeroed(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 64), last: true);
        bool isWhole = stream.Op(output) == 64 && output[0] != 0;
        NativeMemory.Free(memory);
        return isWhole;
    }

    public static unsafe int MemoryOfTheCaller(Cbc cbc, byte[] iv, IntPtr memory, int length, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)memory, (nuint)length), last: true);
        int read = stream.Op(output);
        Marshal.FreeHGlobal(memory);
        return read;
    }

    public static unsafe void EndedWithTheStream(Cbc cbc, byte[] iv, Stream source, bool wanted, byte[] output)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(64);
        CipherStream stream = cbc.BeginEncrypt(iv);
        if (wanted)
        {
            stream.Update(buffer.Vector(0, source.Read(buffer.Span)), last: true);
            stream.Op(output);
        }

        stream.Dispose();
        buffer.Dispose();
    }

    public static unsafe int ThreeChunksThreeBuffers(Ctr ctr, byte[] iv, byte[] output)
    {
        using NativeBuffer a = NativeBuffer.Allocate(64), b = NativeBuffer.Allocate(64), c = NativeBuffer.Allocate(64);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        NativeBuffer[] buffers = [a, b, c];
        foreach (NativeBuffer buffer in buffers) stream.Update(buffer.Vector(0, 64));
        return stream.Op(output);
    }

    public static unsafe int DisposedByTheOwnerOfManyBuffers(Ctr ctr, byte[] iv, int count, byte[] output)
    {
        var buffers = new List<NativeBuffer>();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < count; i++)
        {
            NativeBuffer buffer = NativeBuffer.Allocate(64);
            RandomNumberGenerator.Fill(buffer.Span);
            buffers.Add(buffer);
            stream.Update(buffer.Vector(0, 64));
        }

        int read = stream.Op(output);
        buffers.ForEach(buffer => buffer.Dispose());
        return read;
    }

    public static unsafe int CheckedCleanup(Cbc cbc, byte[] iv, int length, byte[] output)
    {
        byte* memory = null;
        try
        {
            memory = (byte*)NativeMemory.AllocZeroed((nuint)length);
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromPointer(memory, (nuint)length), last: true);
            return stream.Op(output);
        }
        finally
        {
            if (memory != null) NativeMemory.Free(memory);
        }
    }

    public static unsafe int LentInOneOfTwoLoops(Ctr ctr, byte[] iv, NativeBuffer buffer, byte[][] plain, byte[] output, bool native)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        if (native)
        {
            for (int i = 0; i < buffer.Length; i += 512) stream.Update(buffer.Vector(i, 512));
        }
        else
        {
            foreach (byte[] part in plain) stream.Update(part);
        }

        int read = stream.Op(output);
        buffer.Dispose();
        return read;
    }

    public static unsafe int FreedBeforeItIsAllocatedAgain(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte* memory = (byte*)NativeMemory.Alloc(16);
        if (source.Read(new Span<byte>(memory, 16)) < 16)
        {
            NativeMemory.Free(memory);
            memory = (byte*)NativeMemory.AllocZeroed(16);
        }

        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(memory, 16), last: true);
        int read = stream.Op(output);
        NativeMemory.Free(memory);
        return read;
    }
}
