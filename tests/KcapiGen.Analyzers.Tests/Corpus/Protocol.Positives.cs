public static class Positives
{
    public static void NeverCollected(Cbc cbc, byte[] iv, byte[] text)
    {
        using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        stream.Update(text, last: true);
    }

    public static void NeverCollectedWithABlock(Ctr ctr, byte[] iv, Stream source)
    {
        byte[] buffer = new byte[4096];
        using (CipherStream stream = {|KCG106:ctr.BeginEncrypt(iv)|})
        {
            int count = source.Read(buffer, 0, buffer.Length);
            stream.Update(buffer.AsSpan(0, count));
        }
    }

    public static int LastPieceNotCollected(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        stream.Update(text.AsSpan(0, 1024));
        int read = stream.Op(output);
        stream.Update(text.AsSpan(1024), last: true);
        return read;
    }

    public static int EarlyReturn(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool dry)
    {
        using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        int sent = stream.Update(text, last: true);
        if (dry) return 0;
        return stream.Op(output);
    }

    public static int CollectedInOneBranch(Gcm gcm, byte[] nonce, byte[] text, byte[] output, bool wanted)
    {
        using CipherStream stream = {|KCG106:gcm.BeginEncrypt(nonce)|};
        stream.Update(text, last: true);
        int read = 0;
        if (wanted) read = stream.Op(output);
        return read;
    }

    public static void DisposedByHand(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = {|KCG106:cbc.BeginDecrypt(iv)|};
        stream.Update(text, last: true);
        stream.Dispose();
    }

    public static void DisposedInFinally(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        try
        {
            stream.Update(text, last: true);
        }
        finally
        {
            stream.Dispose();
        }
    }

    public static void Forgotten(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        stream.Update(text, last: true);
    }

    public static void LentAndNotCollected(Cbc cbc, byte[] iv, NativeBuffer buffer)
    {
        using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        stream.Update(buffer.Vector(0, buffer.Length), last: true);
    }

    public static void AllOfALoop(Ctr ctr, byte[] iv, Stream source)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = {|KCG106:ctr.BeginEncrypt(iv)|};
        int count;
        while ((count = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            stream.Update(buffer.AsSpan(0, count));
        }
    }

    public static int OneOfTwo(Cbc cbc, Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream first = {|KCG106:cbc.BeginEncrypt(iv)|};
        using CipherStream second = ctr.BeginEncrypt(iv);
        first.Update(text, last: true);
        second.Update(text, last: true);
        return second.Op(output);
    }

    public static int EachTurnAStream(Cbc cbc, byte[] iv, byte[][] messages)
    {
        int sent = 0;
        foreach (byte[] message in messages)
        {
            using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
            sent += stream.Update(message, last: true);
        }

        return sent;
    }

    public static async Task AwaitedAndDropped(Cbc cbc, byte[] iv, Stream source)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
        int count = await source.ReadAsync(buffer);
        stream.Update(buffer.AsSpan(0, count), last: true);
        await source.FlushAsync();
    }

    public static void InALambda(Cbc cbc, byte[] iv, byte[] text)
    {
        Task.Run(() =>
        {
            using CipherStream stream = {|KCG106:cbc.BeginEncrypt(iv)|};
            stream.Update(text, last: true);
        });
    }

    public static int OneLargeUpdate(Cbc cbc, byte[] iv, byte[] output)
    {
        byte[] text = new byte[100_000];
        using CipherStream stream = cbc.BeginEncrypt(iv);
        {|KCG107:stream.Update(text, last: true)|};
        return stream.Op(output);
    }

    public static int TwoUpdates(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] a = new byte[40_000], b = new byte[40_000];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(a);
        {|KCG107:stream.Update(b, last: true)|};
        return stream.Op(output);
    }

    public static int SlicesOfOneArray(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        const int half = 65_536;
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text.AsSpan(0, half));
        {|KCG107:stream.Update(text.AsSpan(half, 16), last: true)|};
        return stream.Op(output);
    }

    public static int AChunkTooMany(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text.AsSpan(0, KernelCrypto.MaxChunkSize));
        {|KCG107:stream.Update(text.AsSpan(KernelCrypto.MaxChunkSize, KernelCrypto.MaxChunkSize), last: true)|};
        return stream.Op(output);
    }

    public static int CountedLoop(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] zeros = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < 32; i++)
        {
            {|KCG107:stream.Update(zeros)|};
        }

        return stream.Op(output);
    }

    public static int AfterAnOp(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] chunk = new byte[1 << 16];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(chunk);
        int read = stream.Op(output);
        stream.Update(chunk);
        {|KCG107:stream.Update(chunk, last: true)|};
        return read + stream.Op(output.AsSpan(read));
    }

    public static int AfterTheLast(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text.AsSpan(0, 16), last: true);
        {|KCG108:stream.Update(text.AsSpan(16))|};
        return stream.Op(output);
    }

    public static int AfterTheLastAndAnOp(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, true);
        int read = stream.Op(output);
        {|KCG108:stream.Update(text, true)|};
        return read + stream.Op(output.AsSpan(read));
    }

    public static int EveryChunkIsTheLast(Ctr ctr, byte[] iv, byte[][] chunks, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] chunk in chunks)
        {
            {|KCG108:stream.Update(chunk, last: true)|};
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static int LentAfterTheLast(Cbc cbc, byte[] iv, NativeBuffer buffer, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 64), last: true);
        {|KCG108:stream.Update([buffer.Vector(64, 64), buffer.Vector(128, 64)], last: true)|};
        return stream.Op(output);
    }

    public static int LastInOneBranch(Ctr ctr, byte[] iv, byte[] a, byte[] b, byte[] output, bool isShort)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        if (isShort) stream.Update(a, last: true);
        else stream.Update(a);
        {|KCG108:stream.Update(b, last: true)|};
        return stream.Op(output);
    }

    public static void OnTheCallersStream(CipherStream stream, byte[] text, byte[] trailer)
    {
        stream.Update(text, last: true);
        {|KCG108:stream.Update(trailer)|};
    }

    public static int ThroughALocalFunction(Cbc cbc, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(a, last: true);
        Finish(b);
        return stream.Op(output);

        void Finish(byte[] tail) => {|KCG108:stream.Update(tail, last: true)|};
    }

    public static int ConstantFlag(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        const bool last = true;
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last);
        {|KCG108:stream.Update([], last)|};
        return stream.Op(output);
    }
}
