using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls that end the life of memory or of a pin.</summary>
internal static class LifeEndings
{
    public static void Read(Call call, StepReader reader)
    {
        if (call is { Instance: PinValue { Pin: var pin } handle, Name: "Dispose" or "Free" })
        {
            reader.Unpin(pin, new(Ending.Unpinned, call.Operation) { Pin = pin, PinAge = handle.Age, Turn = handle.Target.Turn, Name = pin.Name });
            return;
        }

        LifeEnded? ended = (call.Instance, call.Owner, call.Name) switch
        {
            (MemoryValue { Origin.IsNativeBuffer: true } buffer, _, "Dispose") => Of(Ending.Freed, buffer),
            (MemoryValue { Origin.IsOwner: true } owner, _, "Dispose") => Of(Ending.ReturnedToPool, owner),
            (_, Known.ArrayPool, "Return") => Of(Ending.ReturnedToPool, call[0]),
            (_, Known.NativeMemory, "Free" or "AlignedFree" or "Realloc" or "AlignedRealloc") => Of(Ending.Freed, call[0]),
            (_, Known.Marshal, "FreeHGlobal" or "FreeCoTaskMem" or "ReAllocHGlobal" or "ReAllocCoTaskMem") => Of(Ending.Freed, call[0]),
            _ => null,
        };
        if (ended is not null) reader.Add(ended);

        LifeEnded? Of(Ending ending, Value? value) => value is MemoryValue memory ? new(ending, call.Operation) { Memory = memory, Name = memory.Origin.Name } : null;
    }
}
