public static class Negatives
{
    public static int Whole(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        return stream.Op(output);
    }

    public static int ChunkByChunk(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int read = 0;
        for (int offset = 0; offset < text.Length; offset += KernelCrypto.MaxChunkSize)
        {
            int count = Math.Min(KernelCrypto.MaxChunkSize, text.Length - offset);
            stream.Update(text.AsSpan(offset, count), last: offset + count == text.Length);
            read += stream.Op(output.AsSpan(read, count));
        }

        return read;
    }

    public static long Copy(Ctr ctr, byte[] iv, Stream source, Stream target)
    {
        byte[] buffer = new byte[KernelCrypto.MaxChunkSize], output = new byte[KernelCrypto.MaxChunkSize];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        long total = 0;
        int count;
        while ((count = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            stream.Update(buffer.AsSpan(0, count));
            int read = stream.Op(output);
            target.Write(output, 0, read);
            total += read;
        }

        stream.Update([], last: true);
        return total;
    }

    public static int CollectedUntilAllIsThere(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int read = 0;
        while (read < text.Length) read += stream.Op(output.AsSpan(read));
        return read;
    }

    public static int UntilThereIsNoMore(Ctr ctr, byte[] iv, byte[] text, Stream target)
    {
        byte[] output = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int total = 0;
        for (int read = stream.Op(output); read > 0; read = stream.Op(output))
        {
            target.Write(output, 0, read);
            total += read;
        }

        return total;
    }

    public static int AeadInPieces(Gcm gcm, byte[] nonce, byte[] aad, byte[][] pieces, byte[] output)
    {
        using CipherStream stream = gcm.BeginEncrypt(nonce, aad);
        for (int i = 0; i < pieces.Length; i++)
        {
            stream.Update(pieces[i], last: i == pieces.Length - 1);
        }

        return stream.Op(output);
    }

    public static int LastIsSaidInTheLastTurn(Ctr ctr, byte[] iv, byte[][] pieces, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i == pieces.Length - 1)
            {
                stream.Update(pieces[i], last: true);
            }
            else
            {
                stream.Update(pieces[i]);
            }
        }

        return stream.Op(output);
    }

    public static int LastAndBreak(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        while (true)
        {
            int count = source.Read(buffer, 0, buffer.Length);
            if (count < buffer.Length)
            {
                stream.Update(buffer.AsSpan(0, count), last: true);
                break;
            }

            stream.Update(buffer);
            read += stream.Op(output.AsSpan(read));
        }

        return read + stream.Op(output.AsSpan(read));
    }

    public static int LastDependsOnTheCount(Ctr ctr, byte[] iv, Stream source, byte[] output)
    {
        byte[] buffer = new byte[1024];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0, count;
        do
        {
            count = source.Read(buffer, 0, buffer.Length);
            stream.Update(buffer.AsSpan(0, count), last: count == 0);
            if (count > 0) read += stream.Op(output.AsSpan(read));
        }
        while (count > 0);
        return read;
    }

    public static int LastInOneOfTwoBranches(Ctr ctr, byte[] iv, byte[] a, byte[] b, byte[] output, bool isShort)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        if (isShort)
        {
            stream.Update(a, last: true);
        }
        else
        {
            stream.Update(a);
            stream.Update(b, last: true);
        }

        return stream.Op(output);
    }

    public static int LastSaidByAFlag(Ctr ctr, byte[] iv, byte[] a, byte[] b, byte[] output, bool more)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        if (!more) stream.Update(a, last: true);
        if (more)
        {
            stream.Update(a);
            stream.Update(b, last: true);
        }

        return stream.Op(output);
    }

    public static int ANewStreamForTheNextMessage(Cbc cbc, byte[] iv, byte[] a, byte[] b, byte[] output)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(a, last: true);
        int read = stream.Op(output);
        stream.Dispose();
        stream = cbc.BeginEncrypt(iv);
        stream.Update(b, last: true);
        read += stream.Op(output.AsSpan(read));
        stream.Dispose();
        return read;
    }

    public static int AStreamEachTurn(Cbc cbc, byte[] iv, byte[][] messages, byte[] output)
    {
        int read = 0;
        foreach (byte[] message in messages)
        {
            using CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(message, last: true);
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static int TwoStreams(Cbc cbc, Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream first = cbc.BeginEncrypt(iv), second = ctr.BeginEncrypt(iv);
        first.Update(text, last: true);
        second.Update(text, last: true);
        int read = first.Op(output);
        return read + second.Op(output.AsSpan(read));
    }

    public static CipherStream BegunForTheCaller(Cbc cbc, byte[] iv, byte[] header)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(header);
        return stream;
    }

    public static bool TryBegin(Cbc cbc, byte[] iv, byte[] header, out CipherStream stream)
    {
        stream = cbc.BeginEncrypt(iv);
        stream.Update(header);
        return true;
    }

    public static void GivenToAnother(Cbc cbc, byte[] iv, byte[] text, Stream target)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        Collect(stream, target);
    }

    private static void Collect(CipherStream stream, Stream target)
    {
        byte[] output = new byte[4096];
        int read;
        while ((read = stream.Op(output)) > 0) target.Write(output, 0, read);
    }

    public static void KeptInAList(Cbc cbc, byte[] iv, byte[] text, List<CipherStream> streams)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text);
        streams.Add(stream);
    }

    public static void KeptInAField(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text);
        s_kept = stream;
    }

    private static CipherStream? s_kept;

    public static (CipherStream Stream, int Sent) InATuple(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        int sent = stream.Update(text);
        return (stream, sent);
    }

    public static int TwoThreads(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] text = new byte[1 << 20];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        var sender = new Thread(() => stream.Update(text, last: true));
        sender.Start();
        int read = 0;
        while (read < text.Length) read += stream.Op(output.AsSpan(read));
        sender.Join();
        return read;
    }

    public static async Task<int> ReaderInATask(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] text = new byte[200_000];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        Task<int> reader = Task.Run(() => stream.Op(output));
        stream.Update(text);
        stream.Update(text, last: true);
        return await reader;
    }

    public static void SenderOfTwo(CipherStream stream)
    {
        byte[] text = new byte[200_000];
        stream.Update(text);
        stream.Update(text, last: true);
    }

    public static int JustWhatFits(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] text = new byte[65_536];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text, last: true);
        return stream.Op(output);
    }

    public static int OneMaxChunk(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text.AsSpan(0, KernelCrypto.MaxChunkSize / 2));
        stream.Update(text.AsSpan(KernelCrypto.MaxChunkSize / 2, KernelCrypto.MaxChunkSize / 2), last: true);
        return stream.Op(output);
    }

    public static int MuchIsLent(Ctr ctr, byte[] iv, byte[] output)
    {
        using NativeBuffer buffer = NativeBuffer.Allocate(1 << 20);
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(buffer.Vector(0, 1 << 19));
        stream.Update(buffer.Vector(1 << 19, 1 << 19), last: true);
        return stream.Op(output);
    }

    public static int OpBetween(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] chunk = new byte[60_000];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(chunk);
        int read = stream.Op(output);
        stream.Update(chunk, last: true);
        return read + stream.Op(output.AsSpan(read));
    }

    public static int CountedLoopWithOp(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] zeros = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        for (int i = 0; i < 32; i++)
        {
            stream.Update(zeros);
            read += stream.Op(output.AsSpan(read));
        }

        return read;
    }

    public static int FewTurns(Ctr ctr, byte[] iv, byte[] output)
    {
        byte[] zeros = new byte[4096];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        for (int i = 0; i < 16; i++) stream.Update(zeros);
        return stream.Op(output);
    }

    public static int EitherOfTwo(Ctr ctr, byte[] iv, byte[] output, bool first)
    {
        byte[] a = new byte[50_000], b = new byte[50_000];
        using CipherStream stream = ctr.BeginEncrypt(iv);
        if (first) stream.Update(a, last: true);
        else stream.Update(b, last: true);
        return stream.Op(output);
    }

    public static int FlushedWhenFull(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int held = 0, read = 0;
        foreach (byte[] part in parts)
        {
            held += stream.Update(part);
            if (held >= 32_768)
            {
                read += stream.Op(output.AsSpan(read));
                held = 0;
            }
        }

        if (held > 0) read += stream.Op(output.AsSpan(read));
        return read;
    }

    public static int NothingWasGiven(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (text.Length == 0) return 0;
        stream.Update(text, last: true);
        return stream.Op(output);
    }

    public static int BeginAndNothingElse(Cbc cbc, byte[] iv)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        return Cbc.BlockSize;
    }

    public static int EmptyEnd(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        stream.Update(text);
        int read = stream.Op(output);
        stream.Update(ReadOnlySpan<byte>.Empty, last: true);
        return read;
    }

    public static int ThrowsWithoutCollecting(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        if (output.Length < text.Length) throw new ArgumentException("too small", nameof(output));
        return stream.Op(output);
    }

    public static int SwallowedFailure(Gcm gcm, byte[] nonce, byte[] text, byte[] output)
    {
        try
        {
            using CipherStream stream = gcm.BeginDecrypt(nonce);
            stream.Update(text, last: true);
            return stream.Op(output);
        }
        catch (AuthenticationTagMismatchException)
        {
            return -1;
        }
    }

    public static int FinallyCollects(Ctr ctr, byte[] iv, byte[] text, byte[] output)
    {
        int read = 0;
        CipherStream stream = ctr.BeginEncrypt(iv);
        try
        {
            stream.Update(text, last: true);
        }
        finally
        {
            read = stream.Op(output);
            stream.Dispose();
        }

        return read;
    }

    public static int OnlyWhatWasSent(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        int sent = stream.Update(text, last: true);
        return sent == 0 ? 0 : stream.Op(output);
    }

    public static int SameFlag(Cbc cbc, byte[] iv, byte[] text, byte[] output, bool seal)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        if (seal) stream.Update(text, last: true);
        Console.WriteLine(seal ? "sealing" : "nothing to do");
        return seal ? stream.Op(output) : 0;
    }

    public static IEnumerable<byte[]> Pieces(Ctr ctr, byte[] iv, IEnumerable<byte[]> parts)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        foreach (byte[] part in parts)
        {
            stream.Update(part);
            byte[] output = new byte[part.Length];
            stream.Op(output);
            yield return output;
        }
    }

    public static int DisposedTwice(Cbc cbc, byte[] iv, byte[] text, byte[] output)
    {
        using CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        int read = stream.Op(output);
        stream.Dispose();
        return read;
    }

    public static int ThroughLocalFunctions(Ctr ctr, byte[] iv, byte[][] parts, byte[] output)
    {
        using CipherStream stream = ctr.BeginEncrypt(iv);
        int read = 0;
        foreach (byte[] part in parts) Add(part);
        return read;

        void Add(byte[] part)
        {
            stream.Update(part);
            Take();
        }

        void Take() => read += stream.Op(output.AsSpan(read));
    }

    public static int EitherCipher(Cbc cbc, Ctr ctr, byte[] iv, byte[] text, byte[] output, bool counter)
    {
        using CipherStream stream = counter ? ctr.BeginEncrypt(iv) : cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        return stream.Op(output);
    }

    public static IEnumerable<CipherStream> OneAfterTheOther(Cbc cbc, byte[] iv, byte[][] headers)
    {
        foreach (byte[] header in headers)
        {
            CipherStream stream = cbc.BeginEncrypt(iv);
            stream.Update(header);
            yield return stream;
        }
    }

    public static Func<byte[], int> GivenOutAsADelegate(Cbc cbc, byte[] iv, byte[] text)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        Func<byte[], int> collect = output => stream.Op(output);
        return collect;
    }

    public static Action DisposedByTheCaller(Cbc cbc, byte[] iv, byte[] text, List<CipherStream> all)
    {
        CipherStream stream = cbc.BeginEncrypt(iv);
        stream.Update(text, last: true);
        all.AddRange([stream]);
        return stream.Dispose;
    }
}
