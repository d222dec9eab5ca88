namespace KcapiGen.Kernel.Tests.LongMessages;

/// <summary>In the child, which has no privileges: how long a message may be, and what a longer one is told.</summary>
internal static class LongScenario
{
    /// <summary>What an unprivileged process can raise a buffer to: the kernel doubles net.core.wmem_max (sk_setsockopt in net/core/sock.c). One page stays free.</summary>
    public static int Limit => (2 * Sysctl("wmem_max")) - Environment.SystemPageSize;

    public static void Run()
    {
        Console.WriteLine($"the classes name {GcmAes.MaxMessageSize} and {XtsAes.MaxMessageSize}");
        using var gcm = new GcmAes(new byte[16]);
        byte[] nonce = new byte[12], tag = new byte[16], longest = new byte[Limit - 16], tooLong = new byte[Limit - 15];
        gcm.Encrypt(nonce, longest, longest, tag);
        gcm.Decrypt(nonce, longest, tag, longest);
        Console.WriteLine($"the longest: {(longest.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? "right" : "wrong")}");
        Say("one byte more", () => gcm.Encrypt(nonce, tooLong, tooLong, tag));
        Say("with associated data", () => gcm.Encrypt(nonce, longest, longest, tag, new byte[1]));

        using var xts = new XtsAes(new byte[64]);
        xts.Encrypt(new byte[16], new byte[Limit], new byte[Limit]);
        Say("xts", () => xts.Encrypt(new byte[16], new byte[Limit + 1], new byte[Limit + 1]));

        using CipherStream stream = gcm.BeginEncrypt(nonce);
        stream.Update(longest);
        Say("a stream", () => stream.Update(new byte[1]));
        stream.Update(ReadOnlySpan<byte>.Empty, last: true);
        Console.WriteLine($"the stream gives {stream.Op(new byte[Limit])}");
    }

    private static void Say(string what, Action action)
    {
        try
        {
            action();
            Console.WriteLine($"{what}: done");
        }
        catch (Exception e)
        {
            Console.WriteLine($"{what}: {e.GetType().Name}, {(e.Message.Contains($"{Limit}", StringComparison.Ordinal) && e.Message.Contains("net.core.wmem_max", StringComparison.Ordinal) ? "which names the limit" : e.Message)}");
        }
    }

    private static int Sysctl(string name) => int.Parse(File.ReadAllText($"/proc/sys/net/core/{name}"), System.Globalization.CultureInfo.InvariantCulture);
}
