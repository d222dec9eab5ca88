using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG108: an Update follows one that was marked as the last.</summary>
internal sealed class AfterLastCheck() : ProtocolCheck<AfterLastCheck.LastInput>(Rule.AfterLast)
{
    /// <summary>The Update that was the last, if there was one.</summary>
    internal sealed record LastInput(IOperation? Update, bool IsOutOfSight);

    protected override Typestate<LastInput> Follow(StreamValue stream, FlowGraph graph) => new Given(stream);

    protected override bool IsBad(FlowEvent happened, LastInput before, LastInput after, StreamValue stream)
        => before.Update is not null && happened is InputGiven given && given.Stream.Equals(stream);

    protected override Diagnostic Report(FlowEvent happened, LastInput before, LastInput after, StreamValue stream)
        => Report(happened.Operation!, before.Update, NameOf(stream));

    private sealed class Given(StreamValue stream) : ProtocolTypestate<LastInput>(stream)
    {
        public override LastInput Start { get; } = new(null, false);

        protected override LastInput OutOfSight { get; } = new(null, true);

        protected override LastInput After(StreamEvent called, LastInput fact) => called switch
        {
            InputGiven { IsLast: true } => new(called.Operation, false),
            StreamEnded => OutOfSight,
            _ => fact,
        };
    }
}
