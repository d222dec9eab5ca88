using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>Checks a rule about the order of the calls on one stream.</summary>
internal abstract class ProtocolCheck<TFact>(DiagnosticDescriptor descriptor) : LifetimeCheck(descriptor)
    where TFact : IEquatable<TFact>
{
    public override IEnumerable<Diagnostic> Check(AnalyzedMethod method)
    {
        foreach (StreamValue stream in method.Flow.AllEvents.OfType<InputGiven>().Select(given => given.Stream).Distinct().Where(Concerns))
        {
            Typestate<TFact> typestate = Follow(stream, method.Flow.Graph);
            foreach ((FlowNode node, int index, IReadOnlyList<World<TFact>> before) in PathWalk<TFact>.Walk(method.Flow, typestate))
            {
                FlowEvent happened = method.Flow.EventsOf(node)[index];
                if (!before.AreCertain(IsBad))
                {
                    continue;
                }

                TFact fact = before.First(IsBad).Fact;
                yield return Report(happened, fact, typestate.After(happened, fact), stream);

                bool IsBad(World<TFact> world) => this.IsBad(happened, world.Fact, typestate.After(happened, world.Fact), stream);
            }
        }
    }

    protected virtual bool Concerns(StreamValue stream) => true;

    protected abstract Typestate<TFact> Follow(StreamValue stream, FlowGraph graph);

    protected abstract bool IsBad(FlowEvent happened, TFact before, TFact after, StreamValue stream);

    protected abstract Diagnostic Report(FlowEvent happened, TFact before, TFact after, StreamValue stream);

    protected static string NameOf(StreamValue stream) => stream.Name ?? "stream";
}

/// <summary>Follows the calls on one stream. Once it is out of sight nothing is known of it until it is begun again.</summary>
internal abstract class ProtocolTypestate<TFact>(StreamValue stream) : Typestate<TFact>
    where TFact : IEquatable<TFact>
{
    protected abstract TFact OutOfSight { get; }

    public override TFact After(FlowEvent happened, TFact fact)
    {
        if (happened is Renewed { Symbol: var symbol and not Meeting } && Equals(symbol, stream.Source))
        {
            return Start; // streams[i] is another stream in the next iteration
        }

        if (happened is OthersRan)
        {
            return stream.Kind == StreamKind.Outer && !fact.Equals(OutOfSight) ? Start : fact;
        }

        if (happened is not StreamEvent { Stream: var subject } called || !subject.MayBe(stream))
        {
            return fact;
        }

        if (called is StreamBegun)
        {
            return Start;
        }

        if (fact.Equals(OutOfSight))
        {
            return fact;
        }

        // It is one of several streams, maybe not this one.
        bool isThis = subject.Equals(stream) || called is StreamEscaped or StreamReturned;
        return isThis && called is InputGiven or OutputCollected or StreamEnded ? After(called, fact) : OutOfSight;
    }

    protected abstract TFact After(StreamEvent called, TFact fact);
}
