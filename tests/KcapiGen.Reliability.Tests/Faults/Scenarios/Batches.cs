using System.Buffers;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Many messages a call: on the kernel through a ring, in windows of 64.</summary>
internal static class Batches
{
    // More than a window, and fewer.
    private const int Many = 70;
    private const int Few = 5;
    private const int Size = 64;
    private const int LongSize = 300_000;
    private const int Forged = 1;

    private static readonly byte[] Key = Text.Random(16, seed: 10), Iv = Text.Random(16, seed: 11), Nonce = Text.Random(12, seed: 12);
    private static readonly byte[][] Plaintexts = [.. Enumerable.Range(0, Many).Select(i => Text.Random(Size, seed: 100 + i))];

    public static IEnumerable<Scenario> All =>
    [
        new("batch of an AEAD", trial => Aead(trial, Few, isInPlace: false)),
        new("batch of an AEAD in several windows", trial => Aead(trial, Many, isInPlace: false)),
        new("batch of an AEAD in place", trial => Aead(trial, Few, isInPlace: true)),
        new("batch of a skcipher", trial => Skcipher(trial, Few, isInPlace: false)),
        new("batch of a skcipher in place", trial => Skcipher(trial, Few, isInPlace: true)),
        new("batch of a skcipher in place in several windows", trial => Skcipher(trial, Many, isInPlace: true)),
        new("batch with a long message", WithLong),
        new("batch behind one that an exception ended", BehindAnException),
    ];

    private static void Aead(Trial trial, int count, bool isInPlace)
    {
        using Gcm? cipher = trial.Open("open", () => new Gcm(Key));
        if (cipher is null)
        {
            return;
        }

        Output[][] encrypted = [.. Plaintexts.Take(count).Select(text => new[] { isInPlace ? Output.CiphertextInPlace(text) : Output.Ciphertext(Size), Output.Ciphertext(Gcm.TagSize) })];
        trial.DoBatch("encrypt", Documented.Work, [], () => cipher.EncryptBatch([.. encrypted.Select((each, i) => Message(isInPlace ? each[0].Bytes : Plaintexts[i], each[0], each[1].Bytes))]), encrypted);
        Decrypt(trial, cipher, "decrypt", count, isInPlace);
        Decrypt(trial, cipher, "decrypt again", count, isInPlace);
    }

    // One of them is forged.
    private static void Decrypt(Trial trial, Gcm cipher, string step, int count, bool isInPlace)
    {
        byte[][] texts = [.. Enumerable.Range(0, count).Select(i => trial.Right("encrypt", 2 * i))], tags = [.. Enumerable.Range(0, count).Select(i => trial.Right("encrypt", (2 * i) + 1))];
        tags[Forged] = Key;
        Output[][] decrypted = [.. texts.Select(text => new[] { isInPlace ? Output.SecretInPlace(text) : Output.Secret(Size) })];
        trial.DoBatch(step, Documented.Work, [Forged], () => cipher.DecryptBatch([.. decrypted.Select((each, i) => Message(isInPlace ? each[0].Bytes : texts[i], each[0], tags[i]))]), decrypted);
    }

    private static void Skcipher(Trial trial, int count, bool isInPlace)
    {
        using Ctr? cipher = trial.Open("open", () => new Ctr(Key));
        if (cipher is null)
        {
            return;
        }

        Output[][] encrypted = [.. Plaintexts.Take(count).Select(text => new[] { isInPlace ? Output.CiphertextInPlace(text) : Output.Ciphertext(Size) })];
        trial.DoBatch("encrypt", Documented.Work, [], () => cipher.EncryptBatch([.. encrypted.Select((each, i) => new SkcipherMessage(Iv, isInPlace ? each[0].Bytes : Plaintexts[i], each[0].Bytes))]), encrypted);
        byte[][] texts = [.. Enumerable.Range(0, count).Select(i => trial.Right("encrypt", i))];
        Output[][] decrypted = [.. texts.Select(text => new[] { isInPlace ? Output.SecretInPlace(text) : Output.Secret(Size) })];
        trial.DoBatch("decrypt", Documented.Work, [], () => cipher.DecryptBatch([.. decrypted.Select((each, i) => new SkcipherMessage(Iv, isInPlace ? each[0].Bytes : texts[i], each[0].Bytes))]), decrypted);
    }

    private static void WithLong(Trial trial)
    {
        using Ctr? cipher = trial.Open("open", () => new Ctr(Key));
        if (cipher is null)
        {
            return;
        }

        byte[][] texts = [Plaintexts[0], Text.Random(LongSize, seed: 13), Plaintexts[2], Plaintexts[3]];
        Output[][] decrypted = [.. texts.Select(text => new[] { Output.SecretInPlace(text) })];
        trial.DoBatch("decrypt", Documented.Work, [], () => cipher.DecryptBatch([.. decrypted.Select(each => new SkcipherMessage(Iv, each[0].Bytes, each[0].Bytes))]), decrypted);
    }

    // The caller's memory cannot be pinned when a message of an earlier window has failed: that failure is of this batch and not of the next.
    private static void BehindAnException(Trial trial)
    {
        using Gcm? cipher = trial.Open("open", () => new Gcm(Key));
        if (cipher is null)
        {
            return;
        }

        Output[] outputs = [.. Enumerable.Range(0, Many).Select(_ => Output.Secret(Size))];
        using var unpinnable = new Unpinnable();
        AeadMessage[] messages = [.. outputs.Select((output, i) => new AeadMessage(Nonce, i == Many - 1 ? unpinnable.Memory : Plaintexts[i], output.Bytes, new byte[Gcm.TagSize]))];
        trial.Refused<NotSupportedException>("broken off", Documented.Work, () => cipher.DecryptBatch(messages), outputs);
        Output[][] good = [[Output.Ciphertext(Size), Output.Ciphertext(Gcm.TagSize)]];
        trial.DoBatch("next", Documented.Work, [], () => cipher.EncryptBatch([Message(Plaintexts[0], good[0][0], good[0][1].Bytes)]), good);
    }

    private static AeadMessage Message(byte[] input, Output output, byte[] tag) => new(Nonce, input, output.Bytes, tag);

    private sealed class Unpinnable : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => Plaintexts[0];

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
