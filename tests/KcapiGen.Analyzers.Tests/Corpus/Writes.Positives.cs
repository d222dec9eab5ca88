public static class Positives
{
    public static int Indexer(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:text[0] = 1|};
        return stream.Op(output);
    }

    public static int XorOfTheFirstByte(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:text[0] ^= 0xff|};
        return stream.Op(output);
    }

    public static int Increment(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:text[7]++|};
        return stream.Op(output);
    }

    public static int FilledThroughASpan(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Span<byte> view = text;
        {|KCG104:view.Fill(0x20)|};
        return stream.Op(output);
    }

    public static int ClearedPart(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:text.AsSpan(16, 16).Clear()|};
        return stream.Op(output);
    }

    public static int ArrayClear(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Array.Clear(text)|};
        return stream.Op(output);
    }

    public static int ArrayClearOfARange(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Array.Clear(text, 0, 16)|};
        return stream.Op(output);
    }

    public static int ArrayFill(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Array.Fill(text, (byte)7)|};
        return stream.Op(output);
    }

    public static int CopiedOver(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        byte[] other = Convert.FromHexString("00112233445566778899aabbccddeeff");
        {|KCG104:other.CopyTo(text, 0)|};
        return stream.Op(output);
    }

    public static int SpanCopiedOver(Cbc cbc, byte[] iv, byte[] text, byte[] output, ReadOnlySpan<byte> next)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:next.CopyTo(text)|};
        return stream.Op(output);
    }

    public static int ArrayCopy(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] next)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Array.Copy(next, 0, text, 16, 16)|};
        return stream.Op(output);
    }

    public static int BlockCopy(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] next)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Buffer.BlockCopy(next, 0, text, 0, next.Length)|};
        return stream.Op(output);
    }

    public static int ReadFromAStream(Cbc cbc, byte[] iv, byte[] text, byte[] output, Stream source)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        int count = {|KCG104:source.Read(text, 0, text.Length)|};
        if (count == 0) throw new EndOfStreamException();
        return stream.Op(output);
    }

    public static int ReadExactlyIntoASpan(Cbc cbc, byte[] iv, byte[] text, byte[] output, Stream source)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:source.ReadExactly(text.AsSpan(0, 16))|};
        return stream.Op(output);
    }

    public static int RandomFill(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:RandomNumberGenerator.Fill(text)|};
        return stream.Op(output);
    }

    public static int RandomNextBytes(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Random.Shared.NextBytes(text)|};
        return stream.Op(output);
    }

    public static int HashInto(Cbc cbc, byte[] iv, byte[] text, byte[] output, byte[] next)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Span<byte> digest = text.AsSpan(0, 32);
        {|KCG104:SHA256.HashData(next, digest)|};
        return stream.Op(output);
    }

    public static int Endianness(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:BinaryPrimitives.WriteInt32BigEndian(text, 42)|};
        return stream.Op(output);
    }

    public static int EndiannessInASlice(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:BinaryPrimitives.WriteUInt64LittleEndian(text.AsSpan(8), 42)|};
        return stream.Op(output);
    }

    public static int Zeroed(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:CryptographicOperations.ZeroMemory(text)|};
        return stream.Op(output);
    }

    public static int PassedByRef(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Advance(ref text[0])|};
        return stream.Op(output);
    }

    public static int PassedAsOut(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Begin(out text[0])|};
        return stream.Op(output);
    }

    public static int RefLocal(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        ref byte first = ref text[0];
        {|KCG104:first = 9|};
        return stream.Op(output);
    }

    public static int Encoded(Cbc cbc, byte[] iv, byte[] text, byte[] output, string name)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Encoding.ASCII.GetBytes(name, text)|};
        return stream.Op(output);
    }

    public static int MemorySpan(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Memory<byte> memory = text;
        {|KCG104:memory.Span[3] = 0|};
        return stream.Op(output);
    }

    public static int Swapped(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        byte last = text[^1];
        {|KCG104:(text[0], output[0]) = (last, text[0])|};
        return stream.Op(output);
    }

    public static int InterlockedOnIt(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:Unsafe.WriteUnaligned(ref text[0], 17L)|};
        return stream.Op(output);
    }

    public static int ThroughALocalFunction(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        Mark();
        return stream.Op(output);

        void Mark() => {|KCG104:text[0] = 1|};
    }

    public static int CipherWritesThere(Cbc cbc, byte[] iv, byte[] text, byte[] output, Cbc other)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        {|KCG104:other.Encrypt(iv, output, text)|};
        return stream.Op(output);
    }

    public static int ForLoopOverIt(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        for (int i = 0; i < text.Length; i++) {|KCG104:text[i] ^= 0x36|};
        return stream.Op(output);
    }

    public static int OneBranch(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool pad)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        if (pad)
        {
            {|KCG104:text[^1] = 0x80|};
        }
        return stream.Op(output);
    }

    public static unsafe int ThroughAPointer(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        fixed (byte* p = text)
        {
            stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);
            {|KCG104:*p = 1|};
            {|KCG104:p[5] = 2|};
            return stream.Op(output);
        }
    }

    public static int NextTurnReadsIntoIt(Ctr ctr, byte[] iv, Stream source, int chunks, byte[] output)
    {
        byte[] chunk = new byte[1024];
        using MemoryHandle handle = chunk.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < chunks; i++)
        {
            {|KCG104:source.ReadExactly(chunk)|};
            stream.Update(IoVec.FromHandle(handle, chunk.Length), last: i == chunks - 1);
        }

        return stream.Op(output);
    }

    public static int WhileItReads(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] chunk = new byte[1024];
        using MemoryHandle handle = chunk.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int count;
        while ((count = {|KCG104:source.Read(chunk, 0, chunk.Length)|}) > 0)
        {
            stream.Update(IoVec.FromHandle(handle, count));
        }

        return stream.Op(output);
    }

    public static async Task<int> ReadAsyncIntoIt(Cbc cbc, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[4096];
        int count = await source.ReadAsync(buffer);
        using MemoryHandle handle = buffer.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, count));
        int next = await {|KCG104:source.ReadAsync(buffer)|};
        int read = stream.Op(output);
        stream.Update(buffer.AsSpan(0, next), last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static int NativeBufferWritten(Cbc cbc, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 4096), last: true);
        {|KCG104:buffer.Span[0] ^= 0xff|};
        return stream.Op(output);
    }

    public static int NativeBufferRange(Cbc cbc, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(1024, 1024), last: true);
        {|KCG104:buffer.Span[1500..1600].Clear()|};
        return stream.Op(output);
    }

    public static unsafe int LocalWhoseAddressIsLent(Cbc cbc, byte[] iv, byte[] output)
    {
        long counter = 1;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(&counter, sizeof(long)), last: true);
        {|KCG104:counter = 2|};
        return stream.Op(output);
    }

    public static unsafe int StackBuffer(Cbc cbc, byte[] iv, byte[] output)
    {
        byte* block = stackalloc byte[16];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromPointer(block, 16), last: true);
        {|KCG104:NativeMemory.Fill(block, 16, 0xff)|};
        return stream.Op(output);
    }

    public static int OwnersMemory(Cbc cbc, byte[] iv, IMemoryOwner<byte> owner, byte[] output)
    {
        using MemoryHandle handle = owner.Memory.Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, 64), last: true);
        {|KCG104:owner.Memory.Span.Clear()|};
        return stream.Op(output);
    }

    public static int SecondVector(Cbc cbc, byte[] iv, byte[] head, byte[] body, byte[] output)
    {
        using MemoryHandle first = head.AsMemory().Pin(), second = body.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv);
        ReadOnlySpan<IoVec> vectors = [IoVec.FromHandle(first, head.Length), IoVec.FromHandle(second, body.Length)];
        stream.Update(vectors, last: true);
        {|KCG104:body[0] = head[0]|};
        return stream.Op(output);
    }

    private static void Advance(ref byte value) => value++;

    private static void Begin(out byte value) => value = 1;

    public static int UntilTheEndOfTheSource(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(4096);
        using MemoryHandle handle = chunk.AsMemory().Pin();
        using CipherStream stream = ctr.BeginEncrypt(iv);
        while (true)
        {
            int count = {|KCG104:source.Read(chunk, 0, 4096)|};
            if (count == 0) break;
            stream.Update(IoVec.FromHandle(handle, count));
        }

        int read = stream.Op(output);
        ArrayPool<byte>.Shared.Return(chunk);
        return read;
    }

    public static int OutputOfAnotherStream(Cbc cbc, Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using MemoryHandle handle = text.AsMemory().Pin();
        using CipherStream stream = cbc.BeginEncrypt(iv), other = ctr.BeginEncrypt(iv);
        stream.Update(IoVec.FromHandle(handle, text.Length), last: true);
        other.Update(output, last: true);
        {|KCG104:other.Op(text)|};
        return stream.Op(output);
    }

    public static int AsLongAsSomethingWasRead(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count;
        do
        {
            count = {|KCG104:source.Read(buffer.Span)|};
            stream.Update(buffer.Vector(0, count));
        }
        while (count > 0);

        return stream.Op(output);
    }

    public static int TheConditionReadsIntoWhatWasLent(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        using NativeBuffer buffer = NativeBuffer.Allocate(4096);
        int count;
        while ((count = {|KCG104:source.Read(buffer.Span)|}) > 0) stream.Update(buffer.Vector(0, count));
        return stream.Op(output);
    }
}
