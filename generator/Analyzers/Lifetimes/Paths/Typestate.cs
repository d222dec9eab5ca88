using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Paths;

/// <summary>The states of one stream or one piece of lent memory, and the events that change them.</summary>
internal abstract class Typestate<TFact>
    where TFact : IEquatable<TFact>
{
    public abstract TFact Start { get; }

    public abstract TFact After(FlowEvent happened, TFact fact);

    /// <summary>
    /// Whether exception edges are followed; false for rules about the order of calls, since a stream abandoned in a catch is often meant to be.
    /// </summary>
    public virtual bool FollowsThrows => false;

    /// <summary>Returns the fact without what only distinguishes the iterations of a loop.</summary>
    public virtual TFact Essence(TFact fact) => fact;

    /// <summary>Returns the outcome of a condition where the fact determines it.</summary>
    public virtual bool? OutcomeOf(Condition condition, TFact fact) => null;

    /// <summary>Returns the fact after a condition had an outcome: that a number is zero may mean that nothing was lent.</summary>
    public virtual TFact Knowing(Condition condition, bool outcome, TFact fact) => fact;

    /// <summary>Returns whether a condition may test the fact itself, so that its outcome and the fact are correlated.</summary>
    public virtual bool IsAskedBy(Condition condition, TFact fact) => false;
}
