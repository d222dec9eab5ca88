using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>
/// KCG107: a stream that only this method has is given more copied bytes than it holds. Lent memory does not count: the Op that collects it sends it.
/// </summary>
internal sealed class TooMuchHeldCheck() : ProtocolCheck<TooMuchHeldCheck.Held>(Rule.TooMuchHeld)
{
    /// <summary>The Updates since the last Op, each with its bytes; those of a loop are counted once, or as often as it surely runs.</summary>
    internal sealed record Held(ImmutableDictionary<IOperation, long> Updates, bool IsOutOfSight)
    {
        public long Bytes => Updates.Values.Sum();

        public bool Equals(Held? other)
            => other is not null
                && IsOutOfSight == other.IsOutOfSight
                && Updates.Count == other.Updates.Count
                && Updates.All(update => other.Updates.TryGetValue(update.Key, out long bytes) && bytes == update.Value);

        public override int GetHashCode() => Updates.Count;
    }

    protected override bool Concerns(StreamValue stream) => stream is { Kind: StreamKind.Begun, Begin: not null };

    protected override Typestate<Held> Follow(StreamValue stream, FlowGraph graph) => new Counting(stream, graph.Model);

    protected override bool IsBad(FlowEvent happened, Held before, Held after, StreamValue stream)
        => before.Bytes <= KernelLimits.MaxChunkSize && after.Bytes > KernelLimits.MaxChunkSize;

    protected override Diagnostic Report(FlowEvent happened, Held before, Held after, StreamValue stream)
        => Report(happened.Operation!, before.Updates.Keys.FirstOrDefault(), NameOf(stream), after.Bytes, KernelLimits.MaxChunkSize);

    private sealed class Counting(StreamValue stream, SemanticModel? model) : ProtocolTypestate<Held>(stream)
    {
        public override Held Start { get; } = new(ImmutableDictionary<IOperation, long>.Empty, false);

        protected override Held OutOfSight { get; } = new(ImmutableDictionary<IOperation, long>.Empty, true);

        protected override Held After(StreamEvent called, Held fact) => called switch
        {
            // Copies that follow lent memory wait for the same Op.
            InputGiven { IsLent: true } => OutOfSight,
            InputGiven { Length: { IsConstant: true, Constant: > 0 and var bytes } }
                => fact with { Updates = fact.Updates.SetItem(called.Operation!, bytes * CountingLoops.TurnsOf(called.Operation!.Syntax, model)) },
            InputGiven => fact,
            OutputCollected => Start,
            _ => OutOfSight,
        };
    }
}
