using System.Runtime.CompilerServices;
using KcapiGen.Definitions;

namespace KcapiGen.Handles;

/// <summary>The handles that the static methods of a hash without a key use: opened when needed and kept for the next message.</summary>
/// <remarks>At most one handle a processor is kept. Kept handles are never closed: they hold neither a key nor a message.</remarks>
internal sealed class HashPool(HashDefinition definition)
{
    private static readonly ConditionalWeakTable<HashDefinition, HashPool> Pools = [];

    private readonly HashHandle?[] _idle = new HashHandle?[Environment.ProcessorCount];

    /// <summary>Returns the pool of a declaration.</summary>
    public static HashPool Of(HashDefinition definition) => Pools.GetValue(definition, static added => new(added));

    public HashHandle Take()
    {
        foreach (ref HashHandle? place in _idle.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } handle)
            {
                return handle;
            }
        }

        return HashHandle.Open(definition);
    }

    public void Return(HashHandle handle)
    {
        foreach (ref HashHandle? place in _idle.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, handle, null) is null)
            {
                return;
            }
        }

        handle.Dispose();
    }
}
