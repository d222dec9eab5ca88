using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Support;

namespace KcapiGen.Handles;

/// <summary>What every declaration says, whatever the kind of its algorithm. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AlgorithmDefinition
{
    private bool? _isSupported;

    private protected AlgorithmDefinition()
    {
    }

    /// <summary>The kernel's name of the algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>What to do where the kernel does not give the algorithm.</summary>
    public KernelFallback Fallback { get; init; }

    /// <summary>What the kernel says of this name. Asked once for the life of the process.</summary>
    public KernelSupport Support => SupportCache.Get(Kind, Algorithm);

    /// <summary>Whether a handle can be opened, on whichever side the declaration or a forced side allows. Asked once for the life of the process.</summary>
    public bool IsSupported => _isSupported ??= OperationFactory.CanOpen(this);

    internal abstract KernelAlgorithmKind Kind { get; }
}
