using System.Collections.Concurrent;
using KcapiGen.Definitions;

namespace KcapiGen.Probing;

/// <summary>What the kernel said of an algorithm, asked once for the life of the process however many classes declare it.</summary>
internal static class SupportCache
{
    private static readonly ConcurrentDictionary<(KernelAlgorithmKind Kind, string Algorithm), KernelSupport> Answers = new();

    public static KernelSupport Get(AlgorithmDefinition definition)
        => Answers.GetOrAdd((definition.Kind, definition.Algorithm), static name => KernelCrypto.Probe(name.Kind, name.Algorithm));
}
