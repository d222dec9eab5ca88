using System.Runtime.CompilerServices;
using KcapiGen.Definitions;

namespace KcapiGen.Handles;

/// <summary>The handles with which the static methods of a hash without a key work: opened when they are needed, kept for the next message.</summary>
/// <remarks>No more are kept than there are processors. None is ever closed: they hold no key and no message.</remarks>
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
