using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;

namespace KcapiGen.Handles;

/// <summary>Says whether a declared algorithm can be used. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AlgorithmSupport
{
    /// <summary>Returns what the kernel says of an algorithm, with a remedy that fits the declaration.</summary>
    public static KernelSupport Of(AlgorithmDefinition definition) => DeclaredSupport.Of(definition);

    /// <summary>Returns whether a handle can be opened on a backend that the declaration allows, or on the one that is forced.</summary>
    public static bool CanOpen(AlgorithmDefinition definition) => ExpectedBackend(definition) is not null;

    /// <summary>
    /// Returns the backend on which a handle would be opened, with a key that is not in the keyring; null when no handle can be opened.
    /// </summary>
    public static KernelBackend? ExpectedBackend(AlgorithmDefinition definition) => DeclaredSupport.ExpectedBackend(definition);
}
