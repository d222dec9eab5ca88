using System.Collections.Concurrent;

namespace KcapiGen.Support;

/// <summary>What the kernel said of an algorithm, asked once for the life of the process however many classes declare it.</summary>
internal static class SupportCache
{
    private static readonly ConcurrentDictionary<(KernelAlgorithmKind Kind, string Algorithm), KernelSupport> Answers = new();

    public static KernelSupport Get(KernelAlgorithmKind kind, string algorithm)
        => Answers.GetOrAdd((kind, algorithm), static name => KernelCrypto.Probe(name.Kind, name.Algorithm));
}
