using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>What every declaration says, whatever the kind of its algorithm. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AlgorithmDefinition
{
    private protected AlgorithmDefinition()
    {
    }

    /// <summary>The kernel's name of the algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>What to do where the kernel does not give the algorithm.</summary>
    public KernelFallback Fallback { get; init; }

    internal abstract KernelAlgorithmKind Kind { get; }
}
