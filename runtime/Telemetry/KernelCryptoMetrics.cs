using System.Diagnostics.Metrics;

namespace KcapiGen.Telemetry;

/// <summary>
/// The metrics of the library, of the meter <c>KcapiGen</c>: messages and bytes, by algorithm and backend. While no listener is attached, nothing is
/// counted and nothing is allocated.
/// </summary>
internal static class KernelCryptoMetrics
{
    private static readonly Meter Meter = new("KcapiGen");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("kcapigen.messages", "{message}", "Messages encrypted, decrypted or hashed, and fills with random bytes.");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("kcapigen.bytes", "By", "Bytes of text encrypted, decrypted or hashed, and random bytes.");

    private static readonly Counter<long> Fallbacks = Meter.CreateCounter<long>("kcapigen.fallbacks", "{handle}", "Handles opened in process because the kernel refused.");

    /// <summary>Counts messages that were processed.</summary>
    public static void Count(string algorithm, KernelBackend backend, long bytes, int messages = 1)
    {
        if (Messages.Enabled || Bytes.Enabled)
        {
            var algorithmTag = new KeyValuePair<string, object?>("algorithm", algorithm);
            var backendTag = new KeyValuePair<string, object?>("backend", NameOf(backend));
            Messages.Add(messages, algorithmTag, backendTag);
            Bytes.Add(bytes, algorithmTag, backendTag);
        }
    }

    /// <summary>Counts a fallback. The reason is determined only if a listener is attached.</summary>
    public static void CountFallback(string algorithm, KernelSupport support)
    {
        if (Fallbacks.Enabled)
        {
            Fallbacks.Add(1, new("algorithm", algorithm), new KeyValuePair<string, object?>("reason", support.Reason.ToString()));
        }
    }

    public static string NameOf(KernelBackend backend) => backend == KernelBackend.Kernel ? "kernel" : "inprocess";
}
