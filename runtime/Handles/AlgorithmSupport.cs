using System.Collections.Concurrent;
using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Probing;

namespace KcapiGen.Handles;

/// <summary>Says whether a declared algorithm can be used. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AlgorithmSupport
{
    private static readonly ConcurrentDictionary<AlgorithmDefinition, bool> Openable = new();

    /// <summary>Returns what the kernel says of an algorithm. The kernel is asked once for the life of the process.</summary>
    public static KernelSupport Of(AlgorithmDefinition definition) => SupportCache.Get(definition);

    /// <summary>Returns whether a handle can be opened on a backend that the declaration allows, or on the one that is forced. Decided once for the life of the process.</summary>
    public static bool CanOpen(AlgorithmDefinition definition) => Openable.GetOrAdd(definition, OperationFactory.CanOpen);
}
