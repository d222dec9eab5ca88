using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Messages in pieces: copied and lent, in one thread and in two, ended and abandoned.</summary>
internal static class Streams
{
    private const int Size = 4096;

    // More than an OP holds.
    private const int LongSize = 300_000;

    private static readonly byte[] Key = Text.Random(32, seed: 30), Iv = Text.Random(16, seed: 31), Nonce = Text.Random(12, seed: 32);
    private static readonly byte[] Plaintext = Text.Random(Size, seed: 33), LongPlaintext = Text.Random(LongSize, seed: 34);

    public static IEnumerable<Scenario> All =>
    [
        new("stream, copied", trial => Pieces(trial, isLent: false, Plaintext)),
        new("stream, lent", trial => Pieces(trial, isLent: true, Plaintext)),
        new("stream, lent, long", LentLong),
        new("stream, lent, scattered output", Scattered),
        new("stream in two threads", TwoThreads),
        new("stream of one operation, lent", trial => Whole(trial, isLent: true)),
        new("stream of one operation, copied", trial => Whole(trial, isLent: false)),
        new("stream of an AEAD", Aead),
        new("stream, abandoned", Abandoned),
    ];

    // A message after a stream, on the same handle, goes well whatever became of the stream.
    private static void Then(Trial trial, Cbc cipher)
    {
        Output output = Output.Ciphertext(Size);
        trial.Do("then", Documented.Work, () => cipher.Encrypt(Iv, Plaintext, output.Bytes), output);
    }

    private static void Pieces(Trial trial, bool isLent, byte[] text)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(text.Length);
        Through(trial, "encrypt", () => cipher.BeginEncrypt(Iv), text, ciphertext, isLent);
        Output plaintext = Output.Secret(text.Length);
        byte[] right = Text.Copy(trial.Right("encrypt op", 0));
        Through(trial, "decrypt", () => cipher.BeginDecrypt(Iv), right, plaintext, isLent);
        Then(trial, cipher);
    }

    private static void Through(Trial trial, string step, Func<CipherStream> begin, byte[] text, Output output, bool isLent)
    {
        using CipherStream? stream = trial.Open(step + " begin", begin);
        if (stream is null)
        {
            return;
        }

        int half = text.Length / 2;
        bool isGiven = trial.Do(step + " first", Documented.Work, () => Give(0, half, last: false))
            && trial.Do(step + " last", Documented.Work, () => Give(half, text.Length - half, last: true));
        if (isGiven)
        {
            trial.Do(step + " op", Documented.Work, () => Collect(stream, output), output);
        }

        void Give(int start, int length, bool last)
        {
            if (isLent)
            {
                stream.Update(Text.Lend(text, start, length), last);
            }
            else
            {
                stream.Update(text.AsSpan(start, length), last);
            }
        }
    }

    // All that is due, in as many calls as it takes.
    private static void Collect(CipherStream stream, Output output)
    {
        for (int count; (count = stream.Op(output.Bytes.AsSpan(output.Done))) > 0;)
        {
            output.Done += count;
        }
    }

    private static void LentLong(Trial trial)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        int length = LongSize / 16 * 16;
        Output plaintext = Output.Secret(length);
        using (CipherStream? stream = trial.Open("begin", () => cipher.BeginDecrypt(Iv)))
        {
            if (stream is not null && trial.Do("lend", Documented.Work, () => stream.Update([Text.Lend(LongPlaintext, 0, 4096), Text.Lend(LongPlaintext, 4096, length - 4096)], last: true)))
            {
                // One call: what it fails with takes back all of its output.
                trial.Do("op", Documented.Work, () => stream.Op(Text.Lend(plaintext.Bytes, 0, length)), plaintext);
            }
        }

        Then(trial, cipher);
    }

    private static void Scattered(Trial trial)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        Output plaintext = Output.Secret(Size);
        IoVec[] vectors = [.. Enumerable.Range(0, 16).Select(i => Text.Lend(plaintext.Bytes, i * 256, 256))];
        using (CipherStream? stream = trial.Open("begin", () => cipher.BeginDecrypt(Iv)))
        {
            if (stream is not null && trial.Do("lend", Documented.Work, () => stream.Update(Text.Lend(Plaintext, 0, Size), last: true)))
            {
                trial.Do("op", Documented.Work, () => stream.Op(vectors), plaintext);
            }
        }

        Then(trial, cipher);
    }

    private static void TwoThreads(Trial trial)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        int length = LongSize / 16 * 16;
        Output plaintext = Output.Secret(length);
        using (CipherStream? stream = trial.Open("begin", () => cipher.BeginDecrypt(Iv)))
        {
            if (stream is not null)
            {
                trial.Do("both", Documented.Work, () => GiveAndCollect(stream, length, plaintext), plaintext);
            }
        }

        Then(trial, cipher);
    }

    private static void GiveAndCollect(CipherStream stream, int length, Output output)
    {
        Task giving = Task.Run(() =>
        {
            for (int offset = 0; offset < length; offset += 65_536)
            {
                int count = Math.Min(65_536, length - offset);
                stream.Update(LongPlaintext.AsSpan(offset, count), last: offset + count == length);
            }
        });
        Exception? collecting = null;
        try
        {
            for (int count; (count = stream.Op(output.Bytes.AsSpan(output.Done, Math.Min(50_000, length - output.Done)))) > 0;)
            {
                output.Done += count;
            }
        }
        catch (Exception e)
        {
            collecting = e;
        }

        try
        {
            giving.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not InvalidOperationException || collecting is null)
        {
            // The other side was told that the stream has failed, which is this failure.
            throw collecting is null or InvalidOperationException ? e : collecting;
        }
        catch (InvalidOperationException)
        {
        }

        if (collecting is not null)
        {
            throw collecting;
        }
    }

    private static void Whole(Trial trial, bool isLent)
    {
        using Xts? cipher = trial.Open("open", () => new Xts(Text.Random(64, seed: 35)));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(Size), plaintext = Output.Secret(Size), last = Output.Ciphertext(Size);
        Through(trial, "encrypt", () => cipher.BeginEncrypt(Iv), Plaintext, ciphertext, isLent);
        Through(trial, "decrypt", () => cipher.BeginDecrypt(Iv), Text.Copy(trial.Right("encrypt op", 0)), plaintext, isLent);
        trial.Do("then", Documented.Work, () => cipher.Encrypt(Iv, Plaintext, last.Bytes), last);
    }

    private static void Aead(Trial trial)
    {
        using Gcm? cipher = trial.Open("open", () => new Gcm(Key));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(Size + Gcm.TagSize), plaintext = Output.Secret(Size), forged = Output.Secret(Size);
        Through(trial, "encrypt", () => cipher.BeginEncrypt(Nonce, Iv), Plaintext, ciphertext, isLent: false);
        byte[] right = Text.Copy(trial.Right("encrypt op", 0));
        Through(trial, "decrypt", () => cipher.BeginDecrypt(Nonce, Iv), right, plaintext, isLent: true);
        right[^1]++;
        using (CipherStream? stream = trial.Open("forged begin", () => cipher.BeginDecrypt(Nonce, Iv)))
        {
            if (stream is not null && trial.Do("forged give", Documented.Work, () => stream.Update(right, last: true)))
            {
                trial.Refused<AuthenticationTagMismatchException>("forged op", Documented.Work, () => stream.Op(forged.Bytes), forged);
            }
        }

        Output last = Output.Ciphertext(Size), tag = Output.Ciphertext(Gcm.TagSize);
        trial.Do("then", Documented.Work, () => cipher.Encrypt(Nonce, Plaintext, last.Bytes, tag.Bytes), last, tag);
    }

    private static void Abandoned(Trial trial)
    {
        using Cbc? cipher = trial.Open("open", () => new Cbc(Key));
        if (cipher is null)
        {
            return;
        }

        using (CipherStream? stream = trial.Open("begin", () => cipher.BeginEncrypt(Iv)))
        {
            if (stream is not null)
            {
                trial.Do("give", Documented.Work, () => stream.Update(Plaintext));
            }
        }

        Then(trial, cipher);
        Then(trial, cipher);
    }
}
