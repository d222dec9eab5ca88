using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls that end the lifetime of memory or of a pin.</summary>
internal static class LifeEndings
{
    public static void Read(Call call, StepReader reader)
    {
        if (call is { Instance: PinValue { Pin: var pin } handle, Name: "Dispose" or "Free" })
        {
            reader.Unpin(pin, new(Ending.Unpinned, call.Operation) { Pin = pin, PinAge = handle.Age, Turn = handle.Target.Turn, Name = pin.Name });
            return;
        }

        LifeEnded? ended = (call.Instance, call.Name, call.Member) switch
        {
            (MemoryValue { Origin.IsNativeBuffer: true } buffer, "Dispose", _) => Of(Ending.Freed, buffer),
            (MemoryValue { Origin.IsOwner: true } owner, "Dispose", _) => Of(Ending.ReturnedToPool, owner),
            (_, _, { Effect: MemoryEffect.Free, Allocated: AllocationKind.Array }) => Of(Ending.ReturnedToPool, call[0]),
            (_, _, { Effect: MemoryEffect.Free } or { Reallocates: true }) => Of(Ending.Freed, call[0]),
            _ => null,
        };
        if (ended is not null)
        {
            reader.Add(ended);
        }

        LifeEnded? Of(Ending ending, Value? value)
            => value is MemoryValue memory ? new(ending, call.Operation) { Memory = memory, Name = memory.Origin.Name } : null;
    }
}
