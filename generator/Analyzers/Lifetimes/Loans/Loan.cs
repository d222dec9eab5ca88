using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Loans;

internal enum LoanState
{
    /// <summary>Nothing is lent, or Op has read it.</summary>
    None,

    /// <summary>The memory is lent, and nothing has read it.</summary>
    Open,

    /// <summary>Its lifetime ended before anything read it; that was reported.</summary>
    Broken,

    /// <summary>The stream escaped, and other code may work on it.</summary>
    Unknown,
}

/// <summary>The state of one piece of memory that one Update lends.</summary>
internal sealed record Loan(LoanState State, InputGiven? Given, MemoryValue? Memory, bool IsReturned)
{
    public static Loan None { get; } = new(LoanState.None, null, null, false);

    public static Loan Unknown { get; } = None with { State = LoanState.Unknown };

    public bool IsOpen => State == LoanState.Open;

    public StreamValue Stream => Given!.Stream;

    public static Loan Of(InputGiven given, MemoryValue memory) => new(LoanState.Open, given, memory, false);

    /// <summary>Whether this ends the life of the memory, or writes to it.</summary>
    public bool IsBrokenBy(FlowEvent happened) => IsOpen && happened switch
    {
        LifeEnded ended => IsEndedBy(ended),
        MemoryWritten written => Memory!.Overlaps(written.Memory),
        _ => false,
    };

    /// <summary>Returns the loan after a symbol denotes a new object.</summary>
    public Loan After(Renewed renewed)
    {
        object symbol = renewed.Symbol;
        if (Equals(Stream.Source, symbol))
        {
            return None;
        }

        MemoryValue memory = Memory!.After(symbol);
        if (ReferenceEquals(memory.Origin, symbol))
        {
            if (memory.Age.Next is not { } age)
            {
                return None;
            }

            memory = memory with { Age = age };
        }

        if (ReferenceEquals(memory.Pin, symbol))
        {
            memory = memory.PinAge.Next is { } pinAge ? memory with { PinAge = pinAge } : memory with { Pin = null };
        }

        return this with { Memory = memory };
    }

    /// <summary>Returns the loan after it was broken: memory that lost its pin can still go back to its pool.</summary>
    public Loan After(LifeEnded ended)
        => ended.Pin is null ? this with { State = LoanState.Broken } : this with { Memory = Memory! with { Pin = ended.Pin.AsEnded } };

    public bool IsOf(MemoryValue memory) => ReferenceEquals(Memory!.Origin, memory.Origin) && Memory.Age == memory.Age;

    private bool IsEndedBy(LifeEnded ended)
    {
        Origin origin = Memory!.Origin;
        if (!Turn.MayMeet(Memory.Turn, ended.Memory?.Turn ?? ended.Turn))
        {
            return false;
        }

        if (ended.Memory is { Origin: var given, Age: var age })
        {
            return age == Memory.Age && (ReferenceEquals(given, origin) || origin.Alternatives.Contains(given));
        }

        if (ended.Pin is { } pin)
        {
            return Memory.Pin is { } own
                && ended.PinAge == Memory.PinAge
                && (ReferenceEquals(pin, own) || own.Alternatives.Contains(pin))
                && !origin.NeverMoves
                && !origin.Pins.Any(other => other != pin && other.Kind != PinKind.Fixed && !own.Alternatives.Contains(other));
        }

        return origin.Kind == OriginKind.Stack
            && ReferenceEquals(origin.Frame, ended.Frame)
            && (ended.Variable is null || SymbolEqualityComparer.Default.Equals(origin.Symbol, ended.Variable));
    }
}
