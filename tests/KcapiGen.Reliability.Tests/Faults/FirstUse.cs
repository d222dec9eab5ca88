using System.Security.Cryptography;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>The first use of the library in a process, in which a call goes wrong, and the second, which must go well.</summary>
/// <remarks>What the library keeps for the life of the process is made in the first use. <see cref="FirstUses"/> loads the library anew for each fault.</remarks>
internal static class FirstUse
{
    private static readonly byte[] Key = Text.Random(16, seed: 90), Nonce = Text.Random(12, seed: 91), Message = Text.Random(64, seed: 92);

    /// <summary>Uses the library twice; returns what is wrong.</summary>
    /// <param name="library">The shim.</param>
    /// <param name="name">The name of the library that the shim stands before.</param>
    /// <param name="fault">The fault of the first use.</param>
    public static string[] Run(nint library, string name, string fault)
    {
        Shim shim = Shim.Over(library);
        shim.PutBefore(name);
        shim.Arm(Fault.Parse(fault));
        string[] first = [.. Uses().Select(use => Try(use, isFaulted: true)).OfType<string>()];
        bool isInjected = shim.Injected > 0;
        shim.Disarm();
        string[] second = [.. Uses().Select(use => Try(use, isFaulted: false)).OfType<string>()];
        return isInjected ? [.. first, .. second.Select(wrong => "afterwards " + wrong)] : ["the call was never made"];
    }

    private static IEnumerable<Action> Uses() => [Interface, Ring, Batch, Hash, RandomNumbers];

    private static string? Try(Action use, bool isFaulted)
    {
        try
        {
            use();
            return null;
        }
        catch (Exception e)
        {
            return isFaulted && Documented.Opening.Has(e) ? null : $"{use.Method.Name}: {e.GetType().Name}: {e.Message}";
        }
    }

    private static void Interface() => _ = KernelCrypto.IsAvailable;

    private static void Ring() => _ = KernelCrypto.IoUring;

    private static void Batch()
    {
        byte[] expected = new byte[Message.Length], expectedTag = new byte[Gcm.TagSize];
        using var reference = new AesGcm(Key, Gcm.TagSize);
        reference.Encrypt(Nonce, Message, expected, expectedTag);

        using var cipher = new Gcm(Key);
        AeadMessage[] messages = [.. Enumerable.Range(0, 3).Select(_ => new AeadMessage(Nonce, Message, new byte[Message.Length], new byte[Gcm.TagSize]))];
        cipher.EncryptBatch(messages);
        Assert.All(messages, message => Assert.Equal([.. expected, .. expectedTag], [.. message.Output.Span, .. message.Tag.Span]));
    }

    private static void Hash()
    {
        Assert.Equal(SHA256.HashData(Message), Sha256.HashData(Message));
        Assert.Equal(HMACSHA256.HashData(Key, Message), HmacSha256.HashData(Key, Message));
    }

    private static void RandomNumbers()
    {
        using var random = new Drbg();
        byte[] bytes = new byte[64];
        random.Fill(bytes);
        Assert.NotEqual(new byte[64], bytes);
    }
}
