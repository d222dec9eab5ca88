using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>In the child: work during which strace makes system calls fail. Every line that it writes says what came of a step.</summary>
/// <remarks>The comments count the calls, as the injections of FaultTests do: socket, bind, setsockopt, accept4, sendmsg, recvmsg.</remarks>
internal static class FaultScenarios
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Nonce = Bytes.Random(12, seed: 2), Iv = Bytes.Random(16, seed: 3), Text = Bytes.Random(256, seed: 4);

    /// <summary>Each call fails once, at a time when a handle is at work.</summary>
    public static void OneShots()
    {
        int descriptors = Descriptors();
        var gcm = new GcmAes(Key);                                  // 1 1 1 1 0 0
        Say("first", () => CheckEncrypt(gcm));                      // 1 1 1 1 1 1
        Say("sendmsg", () => CheckEncrypt(gcm));                    // 1 1 1 2 2 1: a new OP
        Say("then", () => CheckEncrypt(gcm));                       // 1 1 1 2 3 2
        Say("recvmsg", () => CheckDecryptFailure(gcm));             // 1 1 1 3 4 3: a new OP
        Say("then", () => CheckEncrypt(gcm));                       // 1 1 1 3 5 4
        Say("accept4", () => gcm.Reinit());                         // 1 1 1 4 5 4
        Say("then", () => CheckEncrypt(gcm));                       // 1 1 1 4 6 5
        Say("socket", () => new GcmAes(Key));                       // 2 1 1 4 6 5
        AskAnew(GcmAes.Support);                                    // 3 2 1 4 6 5
        Say("then", () => CheckOpen());                             // 4 3 2 5 7 6
        Say("bind", () => new GcmAes(Key));                         // 5 4 2 5 7 6
        AskAnew(GcmAes.Support);                                    // 6 5 2 5 7 6
        Say("then", () => CheckOpen());                             // 7 6 3 6 8 7
        Say("setsockopt", () => new GcmAes(Key));                   // 8 7 4 6 8 7
        Say("then", () => CheckOpen());                             // 9 8 5 7 9 8
        gcm.Dispose();
        Console.WriteLine($"descriptors left: {Descriptors() - descriptors}");
    }

    /// <summary>A stream fails in Update, then one in Op; then no OP is to be had, at opening and where one must be left.</summary>
    public static void Streams()
    {
        int descriptors = Descriptors();
        var cbc = new CbcAes(Key);                                  // 1 1 1 1 0 0
        CipherStream stream = cbc.BeginEncrypt(Iv);
        Say("Update", () => stream.Update(Text));                   // 1 1 1 1 1 0
        Say("Update again", () => stream.Update(Text));
        Say("Op", () => stream.Op(new byte[256]));
        Say("dispose", stream.Dispose);                             // 1 1 1 2 1 0: a new OP
        stream = cbc.BeginEncrypt(Iv);
        Say("Update", () => stream.Update(Text, last: true));       // 1 1 1 2 2 0
        Say("Op", () => stream.Op(new byte[256]));                  // 1 1 1 2 2 1
        Say("Op again", () => stream.Op(new byte[256]));
        Say("dispose", stream.Dispose);                             // 1 1 1 3 2 1: a new OP
        Say("then", () => CheckEncrypt(cbc));                       // 1 1 1 3 3 2
        Say("open", () => new CbcAes(Key));                         // 2 2 2 4 3 2
        stream = cbc.BeginEncrypt(Iv);
        Say("Update", () => stream.Update(new byte[256]));          // 2 2 2 4 4 2
        Say("dispose", stream.Dispose);                             // 2 2 2 5 4 2: no new OP to be had

        // The zeros that are left in the old OP must not get into another message.
        Say("one-shot", () => CheckEncrypt(cbc));                   // 2 2 2 6 5 3
        Say("then", () => CheckEncrypt(cbc));
        cbc.Dispose();
        Console.WriteLine($"descriptors left: {Descriptors() - descriptors}");
    }

    /// <summary>Each call is interrupted once, which nobody notices; then opening fails.</summary>
    public static void Interrupted()
    {
        int descriptors = Descriptors();
        using (var cbc = new CbcAes(Key))                           // 1 1 1 2 0 0: accept4 twice
        {
            Say("sendmsg", () => CheckEncrypt(cbc));                // 1 1 1 2 2 1
            Say("recvmsg", () => CheckEncrypt(cbc));                // 1 1 1 2 3 3
            using CbcAes other = cbc.Reinit();
            Say("other", () => CheckEncrypt(other));
        }

        Say("socket", () => new CbcAes(Key));                       // 2 1
        AskAnew(CbcAes.Support);                                    // 3 2
        Say("bind", () => new CbcAes(Key));                         // 4 3
        AskAnew(CbcAes.Support);                                    // 5 4
        Say("then", () => CheckEncrypt(new CbcAes(Key)));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine($"descriptors left: {Descriptors() - descriptors}");
    }

    /// <summary>The kernel takes less than it was given, and gives less than was due.</summary>
    public static void Short()
    {
        int descriptors = Descriptors();
        using (var cbc = new CbcAes(Key))                           // 1 1 1 1 0 0
        {
            Say("sendmsg", () => CheckEncrypt(cbc));                // 1 1 1 2 1 0
            Say("then", () => CheckEncrypt(cbc));                   // 1 1 1 2 2 1
            Say("recvmsg", () => CheckEncrypt(cbc));                // 1 1 1 3 3 2
            Say("then", () => CheckEncrypt(cbc));
        }

        Say("socket", () => new CbcAes(Key));                       // 2 1
        AskAnew(CbcAes.Support);                                    // 3 2
        Say("bind", () => new CbcAes(Key));                         // 4 3
        Console.WriteLine($"descriptors left: {Descriptors() - descriptors}");
    }

    /// <summary>The IV of a sector cannot be made, and the sector itself cannot.</summary>
    public static void Sectors()
    {
        int descriptors = Descriptors();
        byte[] sector = new byte[512];
        var format = new SectorFormat(SectorIv.Eboiv, 512);
        using (var cbc = new CbcAes(Key))
        {
            Say("IV", () => cbc.EncryptSectors(0, format, sector, sector)); // sendmsg 1: the sector is not sent
            Console.WriteLine($"untouched: {!sector.AsSpan().ContainsAnyExcept((byte)0)}");
            Say("sector", () => cbc.EncryptSectors(0, format, sector, sector)); // 3
            Say("then", () => CheckEncrypt(cbc));
        }

        Console.WriteLine($"descriptors left: {Descriptors() - descriptors}");
    }

    // A refusal is remembered, also one that strace made.
    private static void AskAnew(KernelSupport refusal)
    {
        Assert.False(refusal.IsAvailable);
        KernelAlgorithmKind kind = refusal.Algorithm == GcmAes.AlgorithmName ? KernelAlgorithmKind.Aead : KernelAlgorithmKind.Skcipher;
        Assert.True(KernelCrypto.Probe(kind, refusal.Algorithm).IsAvailable);
    }

    private static void CheckOpen()
    {
        using var gcm = new GcmAes(Key);
        CheckEncrypt(gcm);
    }

    private static void CheckEncrypt(GcmAes gcm)
    {
        byte[] expected = new byte[Text.Length], expectedTag = new byte[16], actual = new byte[Text.Length], tag = new byte[16];
        using var reference = new AesGcm(Key, 16);
        reference.Encrypt(Nonce, Text, expected, expectedTag);
        gcm.Encrypt(Nonce, Text, actual, tag);
        Bytes.AssertSame([.. expected, .. expectedTag], [.. actual, .. tag], "gcm");
    }

    private static void CheckDecryptFailure(GcmAes gcm)
    {
        byte[] plaintext = Bytes.Random(256, seed: 9);
        try
        {
            gcm.Decrypt(Nonce, Text, new byte[16], plaintext);
        }
        finally
        {
            Assert.All(plaintext, one => Assert.Equal(0, one));
        }
    }

    private static void CheckEncrypt(CbcAes cbc)
    {
        byte[] actual = new byte[Text.Length];
        cbc.Encrypt(Iv, Text, actual);
        Bytes.AssertSame(Comparison.References.Cbc(Key, Iv, Text), actual, "cbc");
    }

    internal static void Say(string step, Action action) => Console.WriteLine($"{step}: {Try(action)}");

    private static string Try(Action action)
    {
        try
        {
            action();
            return "ok";
        }
        catch (KernelCryptoException e)
        {
            return $"{e.Call} {e.Errno}";
        }
        catch (KernelNotSupportedException e)
        {
            return $"{e.Support.Reason} {e.Support.Errno}";
        }
        catch (Exception e) when (e is InvalidOperationException or CryptographicException)
        {
            return e.GetType().Name;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static int Descriptors() => Resources.OpenSockets.Count();
}
