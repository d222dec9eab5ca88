using System.ComponentModel;
using System.Runtime.CompilerServices;
using KcapiGen.Support;

namespace KcapiGen.Definitions;

/// <summary>What every declaration says, whatever the kind of its algorithm. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AlgorithmDefinition
{
    /// <summary>The size in bytes of the largest digest that the kernel has, which bounds tags too: 64 (SHA-512 and its like).</summary>
    internal const int MaxDigestSize = 64;

    private protected AlgorithmDefinition()
    {
    }

    /// <summary>The kernel's name of the algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>What to do where the kernel does not give the algorithm.</summary>
    public KernelFallback Fallback { get; init; }

    /// <summary>
    /// The backend that is asked first, unless one is forced; null where the declaration does not state it, so that the application's preference counts.
    /// </summary>
    public KernelBackend? Prefer { get; init; }

    /// <summary>The class that was declared, which messages name; null where a definition was made by hand.</summary>
    public Type? Class { get; init; }

    internal abstract KernelAlgorithmKind Kind { get; }

    /// <summary>Whether the declaration names the in-process engine, first or as the fallback.</summary>
    internal bool AllowsInProcess => Fallback == KernelFallback.InProcess || Prefer == KernelBackend.InProcess;

    /// <summary>What the kernel answered of this name: found once, so that opening a handle looks nothing up.</summary>
    internal KernelAnswer? Answer { get; set; }

    /// <summary>Checks whether the algorithm takes a key of this layout and size.</summary>
    /// <exception cref="ArgumentException">Thrown when it does not.</exception>
    internal abstract void CheckKey(CipherKey key);

    /// <summary>Returns a size that generated code states, which bounds the memory that is written: whatever is stated, nothing is written beside it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Thrown when no algorithm of the kernel has such a size.</exception>
    private protected static int Bounded(int size, int min, int max, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, min, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, max, name);
        return size;
    }
}
