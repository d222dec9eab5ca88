public static class Negatives
{
    public static int WrittenBeforeAndAfter(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        text[0] = 1;
        text.AsSpan(1).Fill(2);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int OtherArrayWritten(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        output[0] = 1;
        Array.Clear(output);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int OnlyRead(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        byte first = text[0];
        if (first == 0xff) Console.WriteLine(Convert.ToHexString(text));
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int CopiedFrom(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        text.CopyTo(output, 0);
        byte[] copy = text.ToArray();
        copy[0] = 1;
        text.AsSpan().CopyTo(copy);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int ClonedAndChanged(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        var clone = (byte[])text.Clone();
        clone[3]++;
        Array.Reverse(clone);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int RangeOfAnArrayIsACopy(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        byte[] head = text[..16];
        head[0] = 1;
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int WrittenToAStream(Cbc cbc, byte[] iv, byte[] text, byte[] output, Stream target)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        target.Write(text, 0, text.Length);
        target.Write(text);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int HashedAndCompared(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] expected)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        byte[] digest = SHA256.HashData(text);
        if (digest.AsSpan().SequenceEqual(expected)) digest[0] = 0;
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int PassedToAMethodThatIsNotKnown(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Inspect(text);
        InspectSpan(text);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int PassedByIn(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        InspectFirst(in text[0]);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int ArrayCopySource(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Array.Copy(text, output, 16);
        Buffer.BlockCopy(text, 0, output, 0, 16);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int CopiedInput(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        text[0] = 1;
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int LentTheFirstHalf(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 32), last: true);
        text[40] = 1;
        text.AsSpan(32).Clear();
        Array.Clear(text, 32, 32);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int VariableIsAnotherArrayByThen(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        text = new byte[64];
        text[0] = 1;
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int EndianReads(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int number = BinaryPrimitives.ReadInt32BigEndian(text);
        Console.WriteLine(number + text.AsSpan().IndexOf((byte)3));
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int ReadOnlyRef(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        ref readonly byte first = ref text[0];
        Console.WriteLine(first);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int EncodedFrom(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        string shown = Encoding.UTF8.GetString(text);
        Console.WriteLine(shown.Length + Convert.ToBase64String(text).Length);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int SpanReassigned(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Span<byte> view = text;
        view = output;
        view[0] = 1;
        view.Clear();
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int InALambdaThatRunsLater(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Action later = () => text[0] = 1;
        GC.KeepAlive(later);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int OneShotReadsIt(Cbc cbc, byte[] iv, byte[] text, byte[] output, Cbc other)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        other.Encrypt(iv, text, output);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int LengthOnly(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        if (text.Length > 16 && text is [1, ..]) Console.WriteLine(text.Length);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int EnumeratedOnly(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int sum = 0;
        foreach (byte b in text) sum += b;
        Console.WriteLine(sum);
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int OtherElementOfAnArrayOfArrays(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[][] parts)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        parts[1] = new byte[16];
        parts[0][0] = 1;
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int LinqOverIt(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Console.WriteLine(text.Sum(b => b) + text.Max());
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int VolatileRead(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Console.WriteLine(Volatile.Read(ref text[0]));
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int NullCheck(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        ArgumentNullException.ThrowIfNull(text);
        _ = text ?? throw new InvalidOperationException();
        int read = stream.Op(output);
        text[0] = 0;
        return read;
    }

    public static int CollectedEachTurn(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] chunk = new byte[1024];
        using MemoryHandle handle = chunk.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0, count;
        while ((count = source.Read(chunk, 0, chunk.Length)) > 0)
        {
            stream.Update(IoVec.FromHandle(handle, count));
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static unsafe int EachTurnAnotherPartOfTheBuffer(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(1 << 16);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int offset = 0; offset < buffer.Length; offset += 4096)
        {
            source.ReadExactly(buffer.Span.Slice(offset, 4096));
            stream.Update(buffer.Vector(offset, 4096));
        }

        return stream.Op(output);
    }

    public static unsafe int RingOfTwoHalves(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] ring = new byte[2048];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        fixed (byte* p = ring)
        {
            source.ReadExactly(ring.AsSpan(0, 1024));
            stream.Update(IoVec.FromPointer(p, 1024));
            source.ReadExactly(ring.AsSpan(1024, 1024));
            int read = stream.Op(output);
            stream.Update(IoVec.FromPointer(p + 1024, 1024), last: true);
            ring[0] = 0;
            return read + stream.Op(output.AsSpan(read));
        }
    }

    public static int CollectedBeforeTheNext(Ctr ctr, byte[] iv, Stream source, byte[] output, int chunks)
    {
        byte[] chunk = new byte[512];
        using MemoryHandle handle = chunk.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int i = 0; i < chunks; i++)
        {
            if (i > 0) read += stream.Op(output.AsSpan(read));
            source.ReadExactly(chunk);
            stream.Update(IoVec.FromHandle(handle, chunk.Length));
        }

        return read + stream.Op(output.AsSpan(read));
    }

    public static int TwoBuffersInTurn(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] current = new byte[512], next = new byte[512];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0, count = source.Read(current, 0, 512);
        while (count > 0)
        {
            using MemoryHandle handle = current.AsMemory().Pin();
            stream.Update(IoVec.FromHandle(handle, count));
            count = source.Read(next, 0, 512);
            read += stream.Op(output.AsSpan(read));
            (current, next) = (next, current);
        }

        return read;
    }

    public static int FreshArrayEachTurn(Ctr ctr, byte[] iv, Stream source, int chunks, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        var handles = new List<MemoryHandle>();
        for (int i = 0; i < chunks; i++)
        {
            byte[] chunk = new byte[512];
            source.ReadExactly(chunk);
            MemoryHandle handle = chunk.AsMemory().Pin();
            handles.Add(handle);
            stream.Update(IoVec.FromHandle(handle, 512), last: i == chunks - 1);
        }

        int read = stream.Op(output);
        foreach (MemoryHandle handle in handles) handle.Dispose();
        return read;
    }

    public static int InPlace(Cbc cbc, byte[] iv, byte[] text)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        return stream.Op(text);
    }

    public static int SameConditionForBoth(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool lend)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (lend) stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        else stream.Update(text, last: true);
        if (!lend) text.AsSpan().Clear();
        int read = stream.Op(output);
        if (lend) text.AsSpan().Clear();
        return read;
    }

    public static unsafe int PointerOfAnotherLocal(Cbc cbc, byte[] iv, byte[] output)
    {
        long sent = 1, kept = 1;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&sent, 8));
        kept = 2;
        long copy = sent;
        copy++;
        stream.Update(new byte[8], last: true);
        return stream.Op(output) + (int)(kept + copy);
    }

    public static int EndedBeforeTheWrite(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool abandon)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        int read;
        using (CipherStream stream = cbc.BeginEncrypt(iv))
        {
            stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
            read = stream.Op(output);
        }

        CryptographicOperations.ZeroMemory(text);
        return abandon ? 0 : read;
    }

    public static int ClearedInFinally(Cbc cbc, byte[] iv, byte[] secret, byte[] output)
    {
        try
        {
            using MemoryHandle handle = secret.AsMemory().Pin();
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(IoVec.FromHandle(handle, secret.Length), last: true);
            return stream.Op(output);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public static async Task<int> ReadAheadIntoAnother(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] a = new byte[1024], b = new byte[1024];
        int count = await source.ReadAsync(a);
        using MemoryHandle handle = a.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count));
        int next = await source.ReadAsync(b);
        int read = stream.Op(output);
        stream.Update(b.AsSpan(0, next), last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static void CollectedElsewhere(CipherStream stream, byte[] text, Action flush)
    {
        GCHandle pin = GCHandle.Alloc(text, GCHandleType.Pinned);
        unsafe
        {
            stream.Update(IoVec.FromPointer((void*)pin.AddrOfPinnedObject(), (nuint)text.Length));
        }

        flush();
        text[0] = 1;
        pin.Free();
    }

    public static int HeaderInFrontOfTheBody(Ctr ctr, byte[] iv, byte[] packet, byte[] output)
    {
        using MemoryHandle handle = packet.AsMemory(16).Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, packet.Length - 16), last: true);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(0, 4), packet.Length);
        packet[5] = 1;
        return stream.Op(output);
    }

    private static void Inspect(byte[] bytes) => Console.WriteLine(bytes.Length);

    private static void InspectSpan(Span<byte> bytes) => Console.WriteLine(bytes.Length);

    private static void InspectFirst(in byte first) => Console.WriteLine(first);

    public static int RowsOfAnArray(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[][] rows = [new byte[16], new byte[16], new byte[16]];
        var handles = new List<MemoryHandle>();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        foreach (byte[] row in rows)
        {
            source.ReadExactly(row);
            MemoryHandle handle = row.AsMemory().Pin();
            handles.Add(handle);
            stream.Update(IoVec.FromHandle(handle, 16));
        }

        int read = stream.Op(output);
        foreach (MemoryHandle handle in handles) handle.Dispose();
        return read;
    }

    public static int BuffersOfAnArray(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        NativeBuffer[] buffers = [NativeBuffer.Allocate(16), NativeBuffer.Allocate(16)];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        foreach (NativeBuffer buffer in buffers)
        {
            source.ReadExactly(buffer.Span);
            stream.Update(buffer.Vector(0, 16));
        }

        int read = stream.Op(output);
        foreach (NativeBuffer buffer in buffers) buffer.Dispose();
        return read;
    }

    public static int RingOfBuffers(Ctr ctr, byte[] iv, Stream source, int rounds, byte[] output)
    {
        NativeBuffer[] ring = [NativeBuffer.Allocate(16), NativeBuffer.Allocate(16)];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        source.ReadExactly(ring[0].Span);
        for (int i = 0; i < rounds; i++)
        {
            stream.Update(ring[i % 2].Vector(0, 16));
            source.ReadExactly(ring[(i + 1) % 2].Span);
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static unsafe int StreamOfAProperty(Session session, byte[] text, byte[] output)
    {
        fixed (byte* p = text)
        {
            session.Stream.Update(IoVec.FromPointer(p, (nuint)text.Length));
            return session.Stream.Op(text) + output.Length;
        }
    }

    public sealed class Session(CipherStream stream)
    {
        internal CipherStream Stream => stream;
    }

    public static unsafe int Appended(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = GC.AllocateArray<byte>(1000, pinned: true);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int filled = 0;
        while (filled < buffer.Length)
        {
            int count = source.Read(buffer, filled, buffer.Length - filled);
            stream.Update(IoVec.FromPointer((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(buffer, filled), (nuint)count));
            filled += count;
        }

        return stream.Op(output);
    }

    public static void CollectedWhereThereIsAny(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = source.Read(buffer.Span);
        stream.Update(buffer.Vector(0, count), last: true);
        if (count > 0) stream.Op(output);
        buffer.Span.Clear();
    }

    public static void NothingToCollect(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count = source.Read(buffer.Span);
        stream.Update(buffer.Vector(0, count), last: true);
        if (count == 0)
        {
            buffer.Span.Clear();
            return;
        }

        stream.Op(output);
    }

    public static void CollectedInEveryTurnThatReadSomething(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count;
        do
        {
            count = source.Read(buffer.Span);
            stream.Update(buffer.Vector(0, count));
            if (count > 0) stream.Op(output);
        }
        while (count > 0);
    }
}
