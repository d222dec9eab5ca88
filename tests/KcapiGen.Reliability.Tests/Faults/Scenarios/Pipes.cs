using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Messages without end: from a stream to a stream, and as an <see cref="ICryptoTransform"/>.</summary>
internal static class Pipes
{
    // Several pieces.
    private const int Size = 300_000;
    private const int BlockSize = 4096;

    private static readonly byte[] Key = Text.Random(32, seed: 40), Iv = Text.Random(16, seed: 41), Plaintext = Text.Random(Size, seed: 42);

    public static IEnumerable<Scenario> All =>
    [
        new("pipe", trial => Pipe(trial, static (cipher, source, target) => cipher.Decrypt(Iv, source, target))),
        new("pipe, asynchronous", trial => Pipe(trial, static (cipher, source, target) => cipher.DecryptAsync(Iv, source, target).GetAwaiter().GetResult())),
        new("transform", Transform),
    ];

    private static void Pipe(Trial trial, Action<Ctr, Stream, Stream> decrypt)
    {
        using Ctr? cipher = trial.Open("open", () => new Ctr(Key));
        if (cipher is null)
        {
            return;
        }

        // What was written to the destination before a failure was given out, and is right.
        Output plaintext = Output.Secret(Size);
        using var target = new MemoryStream(plaintext.Bytes);
        trial.Do(
            "decrypt",
            Documented.Work,
            () =>
            {
                try
                {
                    decrypt(cipher, new MemoryStream(Plaintext), target);
                }
                finally
                {
                    plaintext.Done = (int)target.Position;
                }
            },
            plaintext);
        Output last = Output.Ciphertext(BlockSize);
        trial.Do("then", Documented.Work, () => cipher.Encrypt(Iv, Plaintext.AsSpan(0, BlockSize), last.Bytes), last);
    }

    private static void Transform(Trial trial)
    {
        using Ctr? cipher = trial.Open("open", () => new Ctr(Key));
        if (cipher is null)
        {
            return;
        }

        using (ICryptoTransform? transform = trial.Open("create", () => cipher.CreateDecryptor(Iv)))
        {
            Output first = Output.Secret(BlockSize), second = Output.Secret(Size), final = Output.Secret(100);
            bool isWell = transform is not null
                && trial.Do("first", Documented.Work, () => transform.TransformBlock(Plaintext, 0, BlockSize, first.Bytes, 0), first)
                && trial.Do("long", Documented.Work, () => transform.TransformBlock(Plaintext, 0, Size / 16 * 16, second.Bytes, 0), second);
            if (isWell)
            {
                trial.Do("final", Documented.Work, () => transform!.TransformFinalBlock(Plaintext, 0, 100).CopyTo(final.Bytes, 0), final);
            }
        }

        Output last = Output.Ciphertext(BlockSize);
        trial.Do("then", Documented.Work, () => cipher.Encrypt(Iv, Plaintext.AsSpan(0, BlockSize), last.Bytes), last);
    }
}
