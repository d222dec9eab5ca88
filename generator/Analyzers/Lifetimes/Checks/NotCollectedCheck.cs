using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG106: a stream that this method began is disposed, or lost, with input that no Op collected.</summary>
internal sealed class NotCollectedCheck() : ProtocolCheck<NotCollectedCheck.Input>(Rule.NotCollected)
{
    internal enum InputState
    {
        None,
        Waiting,
        OutOfSight,
    }

    /// <summary>The last input that waits to be collected, and what its length rests on.</summary>
    internal sealed record Input(InputState State, IOperation? Update, object? Length);

    protected override bool Concerns(StreamValue stream) => stream is { Kind: StreamKind.Begun, Begin: not null };

    protected override Typestate<Input> Follow(StreamValue stream, FlowGraph graph) => new Waiting(stream);

    protected override bool IsBad(FlowEvent happened, Input before, Input after, StreamValue stream)
        => before.State == InputState.Waiting && happened switch
    {
        StreamEnded ended => ended.Stream.Equals(stream),
        FrameEnded frame => frame.IsOfMethod,
        _ => false,
    };

    protected override Diagnostic Report(FlowEvent happened, Input before, Input after, StreamValue stream)
        => Report(stream.Begin!, before.Update, NameOf(stream));

    private sealed class Waiting(StreamValue stream) : ProtocolTypestate<Input>(stream)
    {
        public override Input Start { get; } = new(InputState.None, null, null);

        protected override Input OutOfSight { get; } = new(InputState.OutOfSight, null, null);

        // Without input there is nothing to collect.
        public override Input Knowing(Condition condition, bool outcome, Input fact)
            => condition.OutcomeIfAny == !outcome && AsksFor(condition, fact) ? Start : fact;

        public override bool IsAskedBy(Condition condition, Input fact) => condition.OutcomeIfAny is null && AsksFor(condition, fact);

        private static bool AsksFor(Condition condition, Input fact)
            => new[] { fact.Update, fact.Length }.Any(symbol => symbol is not null && condition.Symbols.Contains(symbol));

        public override Input After(FlowEvent happened, Input fact)
            => happened is Renewed { Symbol: var symbol } && Equals(symbol, fact.Length) ? fact with { Length = null } : base.After(happened, fact);

        protected override Input After(StreamEvent called, Input fact) => called switch
        {
            InputGiven { Length: { IsZero: true } } => fact,
            InputGiven given => new(InputState.Waiting, called.Operation, given.Length?.Symbol),
            OutputCollected => Start,
            _ => OutOfSight,
        };
    }
}
