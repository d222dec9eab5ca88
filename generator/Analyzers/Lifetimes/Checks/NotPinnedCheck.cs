using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG105: a vector is made of an array that nothing pins, or that is no longer pinned.</summary>
internal sealed class NotPinnedCheck() : LifetimeCheck(Rule.NotPinned)
{
    public override IEnumerable<Diagnostic> Check(AnalyzedMethod method)
        => method.Flow.AllEvents.OfType<VectorMade>()
            .Where(made => IsNotPinned(made.Memory))
            .Select(made => Report(made.Operation!, null, made.Memory.Origin.Name ?? "the memory"));

    private static bool IsNotPinned(MemoryValue memory)
    {
        // Another pin anywhere in the method may be the one that holds it here.
        if (memory.Origin.NeverMoves || memory.Origin.Pins.Any(pin => pin.Kind != PinKind.Fixed && pin != memory.Pin?.Ended))
        {
            return false;
        }

        return memory.Pin?.Ended is not null
            || (memory.Pin is null && memory.Origin is { Kind: OriginKind.Managed or OriginKind.GivenArray, Pins.Count: 0 });
    }
}
