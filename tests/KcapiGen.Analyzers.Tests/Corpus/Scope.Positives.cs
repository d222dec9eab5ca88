public static class Positives
{
    public static unsafe int OpBehindTheFixedBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int OpWithATokenBehindTheFixedBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output, System.Threading.CancellationToken token)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true)|};
        }

        return stream.Op(output, token);
    }

    public static unsafe int SpanInAFixedBlock(Ctr ctr, byte[] iv, ReadOnlySpan<byte> text, Span<byte> output)
    {
        using var stream = ctr.BeginEncrypt(iv);
        fixed (byte* p = text) {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)text.Length), true)|};
        return stream.Op(output);
    }

    public static unsafe int OnlyThePinOfTheOutputIsStillThere(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* q = output)
        {
            fixed (byte* p = text)
            {
                {|KCG101:stream.Update([IoVec.FromPointer(p, 16), IoVec.FromPointer(p + 16, 32)], last: true)|};
            }

            return stream.Op(IoVec.FromPointer(q, (nuint)output.Length));
        }
    }

    public static unsafe int HandleDisposedFirst(Cbc cbc, byte[] iv, Memory<byte> text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = text.Pin();
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG101:handle.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe int HandleInAUsingBlock(Cbc cbc, byte[] iv, ReadOnlyMemory<byte> text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (MemoryHandle handle = text.Pin())
        {
            {|KCG101:stream.Update(IoVec.FromHandle(handle, text.Length), last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int HandleInAnInnerScope(Cbc cbc, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            using MemoryHandle handle = part.AsMemory().Pin();
            {|KCG101:stream.Update(IoVec.FromHandle(handle, part.Length))|};
        }

        return stream.Op(output);
    }

    public static unsafe int GcHandleFreed(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)text.Length), last: true);
        {|KCG101:pin.Free()|};
        int read = stream.Op(output);
        stream.Dispose();
        return read;
    }

    public static unsafe int GcHandleFreedInFinally(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        try
        {
            byte* p = (byte*)pin.AddrOfPinnedObject();
            stream.Update(IoVec.FromPointer(p, 64), last: true);
        }
        finally
        {
            {|KCG101:pin.Free()|};
        }

        return stream.Op(output);
    }

    public static unsafe int PinnedGcHandleDisposed(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        var pin = new PinnedGCHandle<byte[]>(text);
        stream.Update(IoVec.FromPointer(pin.GetAddressOfArrayData(), (nuint)text.Length), last: true);
        {|KCG101:pin.Dispose()|};
        return stream.Op(output);
    }

    public static unsafe void StackBufferLentToTheCallersStream(CipherStream stream, int sequence)
    {
        Span<byte> header = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(header, sequence);
        fixed (byte* p = header)
        {
            {|KCG101:stream.Update(IoVec.FromPointer(p, 16))|};
        }
    }

    public static unsafe void StackPointerLentToTheCallersStream(CipherStream stream, byte kind)
    {
        byte* header = stackalloc byte[8];
        header[0] = kind;
        {|KCG101:stream.Update(IoVec.FromPointer(header, 8))|};
    }

    public static unsafe void LocalLentToTheCallersStream(CipherStream stream, long sequence)
    {
        long big = BinaryPrimitives.ReverseEndianness(sequence);
        {|KCG101:stream.Update(IoVec.FromPointer(&big, sizeof(long)))|};
    }

    public static unsafe CipherStream ReturnedWithStackMemory(Cbc cbc, byte[] iv)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        byte* header = stackalloc byte[16];
        new Span<byte>(header, 16).Fill(0x5a);
        {|KCG101:stream.Update(IoVec.FromPointer(header, 16))|};
        return stream;
    }

    public static unsafe CipherStream ReturnedBehindTheFixedBlock(Cbc cbc, byte[] iv, byte[] first)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = first)
        {
            {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)first.Length))|};
            return stream;
        }
    }

    public static unsafe int LocalFunctionLendsItsFrame(Cbc cbc, byte[] iv, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        SendHeader();
        return stream.Op(output);

        void SendHeader()
        {
            byte* header = stackalloc byte[16];
            header[0] = 1;
            {|KCG101:stream.Update(IoVec.FromPointer(header, 16), last: true)|};
        }
    }

    public static unsafe int LocalFunctionWithAFixedBlock(Cbc cbc, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        Lend(stream, a, false);
        Lend(stream, b, true);
        return stream.Op(output);

        static void Lend(CipherStream to, byte[] piece, bool last)
        {
            fixed (byte* p = piece)
            {
                {|KCG101:to.Update(IoVec.FromPointer(p, (nuint)piece.Length), last)|};
            }
        }
    }

    public static unsafe int LoopVariableOutOfScope(Ctr ctr, byte[] iv, byte[] values, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < values.Length; i++)
        {
            byte masked = (byte)(values[i] & 0x7f);
            {|KCG101:stream.Update(IoVec.FromPointer(&masked, 1))|};
        }

        return stream.Op(output);
    }

    public static unsafe int FixedInALoop(Ctr ctr, byte[] iv, IReadOnlyList<byte[]> parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < parts.Count; i++)
        {
            fixed (byte* p = parts[i])
            {
                {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)parts[i].Length), last: i == parts.Count - 1)|};
            }
        }

        return stream.Op(output);
    }

    public static unsafe int EarlyReturnPath(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool inPlace)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = text.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        if (inPlace)
        {
            {|KCG101:handle.Dispose()|};
            return stream.Op(text);
        }

        int read = stream.Op(output);
        handle.Dispose();
        return read;
    }

    public static unsafe int OnlyOneBranchCollects(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool flush)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        MemoryHandle handle = text.AsMemory().Pin();
        stream.Update(IoVec.FromHandle(handle, 32));
        int read = 0;
        if (flush)
        {
            read = stream.Op(output);
        }

        {|KCG101:handle.Dispose()|};
        stream.Update(text.AsSpan(32), last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static unsafe int VectorsKeptInAnArray(Cbc cbc, byte[] iv, byte[] head, byte[] body, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        var vectors = new IoVec[2];
        MemoryHandle first = head.AsMemory().Pin(), second = body.AsMemory().Pin();
        vectors[0] = IoVec.FromHandle(first, head.Length);
        vectors[1] = IoVec.FromHandle(second, body.Length);
        stream.Update(vectors, last: true);
        {|KCG101:first.Dispose()|};
        int read = stream.Op(output);
        second.Dispose();
        return read;
    }

    public static unsafe int VectorMadeInTheBlockAndLentBehindIt(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IoVec vector;
        fixed (byte* p = text)
        {
            vector = IoVec.FromPointer(p, (nuint)text.Length);
        }

        {|KCG101:stream.Update(vector, last: true)|};
        return stream.Op(output);
    }

    public static async Task<int> HandleDisposedAcrossAnAwait(Cbc cbc, byte[] iv, Memory<byte> text, byte[] output, Stream log)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        using (MemoryHandle handle = text.Pin())
        {
            {|KCG101:stream.Update(IoVec.FromHandle(handle, text.Length), last: true)|};
            await log.WriteAsync(text);
        }

        return stream.Op(output);
    }

    public static unsafe int ConditionalVector(Cbc cbc, byte[] iv, byte[] a, byte[] b, byte[] output, bool second)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = a, q = b)
        {
            IoVec vector = second ? IoVec.FromPointer(q, 64) : IoVec.FromPointer(p, 64);
            {|KCG101:stream.Update(vector, last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int StreamOfEitherDirection(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool decrypt)
    {
        using CipherStream stream = decrypt ? cbc.BeginDecrypt(iv) : cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true)|};
        }

        return stream.Op(output);
    }

    public static unsafe int PointerOfAnArrayThatNothingPins(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] text = RandomNumberGenerator.GetBytes(64);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        void* p = Unsafe.AsPointer(ref text[0]);
        stream.Update({|KCG105:IoVec.FromPointer(p, 64)|}, last: true);
        return stream.Op(output);
    }

    public static unsafe int ReferenceToArrayData(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        ref byte first = ref MemoryMarshal.GetArrayDataReference(text);
        IoVec vector = {|KCG105:IoVec.FromPointer(Unsafe.AsPointer(ref first), (nuint)text.Length)|};
        stream.Update(vector, last: true);
        return stream.Op(output);
    }

    public static unsafe int ReferenceToASpanOfAnArray(Cbc cbc, byte[] iv, byte[] output)
    {
        var text = new byte[128];
        RandomNumberGenerator.Fill(text);
        Span<byte> body = text.AsSpan(16);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        byte* p = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(body));
        stream.Update({|KCG105:IoVec.FromPointer(p, (nuint)body.Length)|}, last: true);
        return stream.Op(output);
    }

    public static unsafe int PointerThatLeftItsFixedBlock(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        byte* kept;
        fixed (byte* p = text)
        {
            kept = p;
        }

        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update({|KCG105:IoVec.FromPointer(kept, (nuint)text.Length)|}, last: true);
        return stream.Op(output);
    }

    public static unsafe int AddressOfAnElementWithoutPin(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] text = Encoding.UTF8.GetBytes("sixteen bytes ok");
        using CipherStream stream = cbc.BeginEncrypt(iv);
        IntPtr address = Marshal.UnsafeAddrOfPinnedArrayElement(text, 0);
        stream.Update({|KCG105:IoVec.FromPointer((void*)address, 16)|}, last: true);
        return stream.Op(output);
    }

    public static unsafe int RentedAndNeverPinned(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int count = source.Read(buffer, 0, 4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update({|KCG105:IoVec.FromPointer(Unsafe.AsPointer(ref buffer[0]), (nuint)count)|}, last: true);
        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(buffer);
        return read;
    }

    public static unsafe int AllocatedWithoutPinning(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] text = GC.AllocateUninitializedArray<byte>(256, pinned: false);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update({|KCG105:IoVec.FromPointer(Unsafe.AsPointer(ref text[0]), 256)|}, last: true);
        return stream.Op(output);
    }

    public static unsafe int EachOfAnArrayThatIsNotEmpty(Cbc cbc, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            if (part.Length == 0) continue;
            fixed (byte* p = part) {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)part.Length))|};
        }

        return stream.Op(output);
    }

    public static unsafe CipherStream AddressOfAParameter(Ctr ctr, byte[] iv, int value)
    {
        CipherStream stream = ctr.BeginEncrypt(iv);
        {|KCG101:stream.Update(IoVec.FromPointer(&value, sizeof(int)), last: true)|};
        return stream;
    }

    public static unsafe int CharactersOfAString(Ctr ctr, byte[] iv, string text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        fixed (char* p = text) {|KCG101:stream.Update(IoVec.FromPointer(p, (nuint)text.Length * sizeof(char)), last: true)|};
        return stream.Op(output);
    }
}
