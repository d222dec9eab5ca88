using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Paths;

/// <summary>How things stand with one stream or one lent piece of memory, and what changes that.</summary>
internal abstract class Typestate<TFact>
    where TFact : IEquatable<TFact>
{
    public abstract TFact Start { get; }

    public abstract TFact After(FlowEvent happened, TFact fact);

    /// <summary>Whether it bears on a catch that goes on after an exception: what is abandoned there may be meant to be.</summary>
    public virtual bool FollowsThrows => false;

    /// <summary>The fact without what only tells the turns of a loop apart.</summary>
    public virtual TFact Essence(TFact fact) => fact;

    /// <summary>The outcome of a condition where the fact tells it.</summary>
    public virtual bool? OutcomeOf(Condition condition, TFact fact) => null;

    /// <summary>How things stand once a condition has come out so: that a number is zero may mean that there is nothing.</summary>
    public virtual TFact Knowing(Condition condition, bool outcome, TFact fact) => fact;

    /// <summary>Whether a condition may ask about the very thing, so that how it comes out and how things stand hang together.</summary>
    public virtual bool IsAskedBy(Condition condition, TFact fact) => false;
}
