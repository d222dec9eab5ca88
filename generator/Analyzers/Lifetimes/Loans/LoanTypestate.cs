using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Loans;

/// <summary>Follows one piece of what one Update lends until Op has read it: in a loop what it lent last, or what it lent first.</summary>
internal sealed class LoanTypestate(IOperation update, int piece, bool isFirst, ImmutableHashSet<object> streams) : Typestate<Loan>
{
    public override Loan Start => Loan.None;

    public override bool FollowsThrows => true;

    public override Loan After(FlowEvent happened, Loan fact) => happened switch
    {
        StreamBegun begun when IsSubject(begun.Stream) => Loan.None,
        StreamEscaped escaped when IsSubject(escaped.Stream) => Loan.Unknown,
        InputGiven { IsLent: true } given when given.Operation == update && !(isFirst && fact.IsOpen) && fact.State != LoanState.Unknown
            => piece < given.Pieces.Length ? Loan.Of(given, given.Pieces[piece]) : Loan.None,
        OutputCollected or StreamEnded when fact.State == LoanState.Broken && ((StreamEvent)happened).Stream.MayBe(fact.Stream) => Loan.None,
        _ when !fact.IsOpen => fact,
        StreamReturned returned when returned.Stream.MayBe(fact.Stream) => fact with { IsReturned = true },
        OutputCollected or StreamEnded when ((StreamEvent)happened).Stream.MayBe(fact.Stream) => Loan.None,
        OthersRan when fact.Stream.Kind == StreamKind.Outer => Loan.None,
        Renewed renewed => fact.After(renewed),
        LifeEnded ended when fact.IsBrokenBy(happened) => fact.After(ended),
        _ => fact,
    };

    public override Loan Essence(Loan fact)
        => fact.State == LoanState.Broken ? fact with { State = LoanState.Open, Memory = null } : fact with { Memory = null };

    public override bool? OutcomeOf(Condition condition, Loan fact)
    {
        bool isThere = fact.IsOpen && condition.Tested switch
        {
            StreamValue stream => stream.Equals(fact.Stream),
            MemoryValue memory => fact.IsOf(memory),
            PinValue pin => fact.Memory!.IsHeldBy(pin.Pin, pin.Age),
            _ => false,
        };
        return isThere ? !condition.OutcomeIfNull : null;
    }

    // if (stream.Update(vector) > 0) …, if (count > 0) …: where nothing was lent nothing need be read, and where something was it must be.
    public override Loan Knowing(Condition condition, bool outcome, Loan fact)
        => condition.OutcomeIfAny == !outcome && AsksFor(condition, fact) ? Loan.None : fact;

    public override bool IsAskedBy(Condition condition, Loan fact) => condition.OutcomeIfAny is null && AsksFor(condition, fact);

    private bool AsksFor(Condition condition, Loan fact)
        => fact.IsOpen && (condition.Symbols.Contains(update) || (fact.Memory!.Length?.Symbol is { } length && condition.Symbols.Contains(length)));

    private bool IsSubject(StreamValue stream) => stream.Alternatives.Overlaps(streams);
}
