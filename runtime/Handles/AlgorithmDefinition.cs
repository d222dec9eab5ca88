using System.ComponentModel;
using KcapiGen.Backends;

namespace KcapiGen.Handles;

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

    /// <summary>The class that was declared, which messages name; null where a definition was made by hand.</summary>
    public Type? Class { get; init; }

    /// <summary>What the kernel says of this name, with a remedy that fits the declaration.</summary>
    public KernelSupport Support => DeclaredSupport.Of(this);

    /// <summary>Whether a handle can be opened, on whichever side the declaration or a forced side allows.</summary>
    public bool IsSupported => ExpectedBackend is not null;

    /// <summary>The side that would do the work; null where a handle cannot be opened.</summary>
    public KernelBackend? ExpectedBackend => DeclaredSupport.ExpectedBackend(this);

    internal abstract KernelAlgorithmKind Kind { get; }
}
