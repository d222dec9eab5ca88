using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>In the child: batches while the ring cannot be had, or parts of it fail. What they give is held against the platform's own cipher.</summary>
internal static class RingScenarios
{
    private const int Count = 10;

    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = Bytes.Random(16, seed: 2);

    /// <summary>Three batches on one handle, and one on another.</summary>
    public static void Batches()
    {
        int before = Resources.OpenSockets.Count();
        Console.WriteLine($"{KernelCrypto.IoUring.Reason} {KernelCrypto.IoUring.Errno}");
        using (var first = new CbcAes(Key))
        using (var second = new CbcAes(Key))
        {
            Console.WriteLine(Check(first));
            Console.WriteLine(Check(first));
            Console.WriteLine(Check(first));
            Console.WriteLine(Check(second));
        }

        Console.WriteLine($"descriptors left: {Resources.OpenSockets.Count() - before}");
    }

    private static string Check(CbcAes cbc)
    {
        byte[][] texts = [.. Enumerable.Range(0, Count).Select(i => Bytes.Random(64 * (i + 1), seed: i))], outputs = [.. texts.Select(text => new byte[text.Length])];
        cbc.EncryptBatch([.. texts.Zip(outputs, (text, output) => new SkcipherMessage(Iv, text, output))]);
        return texts.Zip(outputs).All(pair => Comparison.References.Cbc(Key, Iv, pair.First).AsSpan().SequenceEqual(pair.Second)) ? "right" : "wrong";
    }
}
