using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Messages that an OP does not hold as it is: cut into several operations, or one operation in buffers that are raised.</summary>
internal static class LongMessages
{
    // More than the socket buffers of a kernel whose settings nobody changed.
    private const int Size = 300_000;

    private static readonly byte[] Plaintext = Text.Random(Size, seed: 5), Key = Text.Random(32, seed: 6), Iv = Text.Random(16, seed: 7), Nonce = Text.Random(12, seed: 8);

    public static IEnumerable<Scenario> All =>
    [
        new("long message, cut", Cut),
        new("long message in one operation", Whole),
        new("long message of an AEAD", Aead),
    ];

    private static void Cut(Trial trial)
    {
        using Ctr? cipher = trial.Open("open", () => new Ctr(Key));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(Size), inPlace = Output.CiphertextInPlace(Plaintext);
        trial.Do("encrypt", Documented.Work, () => cipher.Encrypt(Iv, Plaintext, ciphertext.Bytes), ciphertext);
        trial.Do("encrypt in place", Documented.Work, () => cipher.Encrypt(Iv, inPlace.Bytes, inPlace.Bytes), inPlace);
        Output plaintext = Output.Secret(Size), decrypted = Output.SecretInPlace(trial.Right("encrypt"));
        trial.Do("decrypt", Documented.Work, () => cipher.Decrypt(Iv, trial.Right("encrypt"), plaintext.Bytes), plaintext);
        trial.Do("decrypt in place", Documented.Work, () => cipher.Decrypt(Iv, decrypted.Bytes, decrypted.Bytes), decrypted);
    }

    private static void Whole(Trial trial)
    {
        using Xts? cipher = trial.Open("open", () => new Xts(Key));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(Size), plaintext = Output.Secret(Size), last = Output.Ciphertext(Size);
        trial.Do("encrypt", Documented.LongWork, () => cipher.Encrypt(Iv, Plaintext, ciphertext.Bytes), ciphertext);
        trial.Do("decrypt", Documented.LongWork, () => cipher.Decrypt(Iv, trial.Right("encrypt"), plaintext.Bytes), plaintext);
        trial.Do("encrypt again", Documented.LongWork, () => cipher.Encrypt(Iv, Plaintext, last.Bytes), last);
    }

    private static void Aead(Trial trial)
    {
        using Gcm? cipher = trial.Open("open", () => new Gcm(Key));
        if (cipher is null)
        {
            return;
        }

        Output ciphertext = Output.Ciphertext(Size), tag = Output.Ciphertext(Gcm.TagSize), plaintext = Output.Secret(Size);
        trial.Do("encrypt", Documented.LongWork, () => cipher.Encrypt(Nonce, Plaintext, ciphertext.Bytes, tag.Bytes), ciphertext, tag);
        trial.Do("decrypt", Documented.LongWork, () => cipher.Decrypt(Nonce, trial.Right("encrypt"), trial.Right("encrypt", output: 1), plaintext.Bytes), plaintext);
    }
}
