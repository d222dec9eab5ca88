using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>What a variable or an expression is known to hold; where nothing is known there is none.</summary>
internal abstract record Value
{
    /// <summary>Whether it stands for what is in a container or struct of which nothing else was known when it was read.</summary>
    public bool IsAssumed => this is MemoryValue { Origin.IsAssumed: true } or PinValue { Pin.IsAssumed: true };
}

internal sealed record NullValue : Value
{
    public static NullValue Instance { get; } = new();
}

/// <summary>An integer.</summary>
internal sealed record NumberValue(Quantity Quantity) : Value;

/// <summary>The memory that an array, a span, a Memory, a pointer, a reference or an IoVec denotes: its origin, and which part of it.</summary>
/// <param name="Origin">What it is a part of.</param>
/// <param name="Pin">What holds it in place, if this way to it went through a pin.</param>
/// <param name="Start">The first byte, or null where it is not known.</param>
/// <param name="Length">The bytes, or null where it is not known.</param>
internal sealed record MemoryValue(Origin Origin, Pin? Pin, Quantity? Start, Quantity? Length) : Value
{
    /// <summary>The iteration of a loop in which it was taken out of a container, if it was: each iteration has another element.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Which of the memory that its allocation site allocated.</summary>
    public Age Age { get; init; }

    /// <summary>Which of the pins that the pin's place in the source created.</summary>
    public Age PinAge { get; init; }

    /// <summary>Whether it is all of the origin.</summary>
    public bool IsWhole => Start is { IsZero: true } && Length == Origin.Length;

    public MemoryValue Slice(Quantity? offset, Quantity? length) => this with { Start = Quantity.Add(Start, offset), Length = length };

    /// <summary>Whether both surely have a byte in common.</summary>
    public bool Overlaps(MemoryValue other)
    {
        if (!ReferenceEquals(Origin, other.Origin) || Age != other.Age || !Turn.MayMeet(Turn, other.Turn))
        {
            return false;
        }

        if (IsWhole || other.IsWhole)
        {
            return true;
        }

        if (Quantity.Distance(Start, other.Start) is not { IsConstant: true, Constant: var distance })
        {
            return false;
        }

        return distance >= 0 ? Covers(Length, distance) : Covers(other.Length, -distance);
    }

    public bool IsHeldBy(Pin pin, Age age) => ReferenceEquals(Pin, pin) && PinAge == age;

    /// <summary>Returns the same memory after a symbol denotes a new object: its start and length are not known if they depend on it.</summary>
    public MemoryValue After(object symbol)
    {
        MemoryValue memory = this;
        if (Renewal.RestsOn(Start, symbol))
        {
            memory = memory with { Start = null };
        }

        if (Renewal.RestsOn(Length, symbol))
        {
            memory = memory with { Length = null };
        }

        return Equals(Turn?.Of, symbol) ? memory with { Turn = Turn!.Next } : memory;
    }

    // A length that is not known is assumed to be one at least.
    private static bool Covers(Quantity? length, long distance) => length is { IsConstant: true } known ? known.Constant > distance : distance == 0;
}

/// <summary>A MemoryHandle, a GCHandle or a PinnedGCHandle, and what it pins.</summary>
internal sealed record PinValue(Pin Pin, MemoryValue Target) : Value
{
    /// <summary>The memory that it pins, as obtained through the pin.</summary>
    public MemoryValue Pinned => Target with { Pin = Pin, PinAge = Age };

    /// <summary>Which of the pins that its place in the source created.</summary>
    public Age Age { get; init; }
}

/// <summary>An array, a span or a list of vectors; what is in it is known to the <see cref="Variables"/>.</summary>
internal sealed record ContainerValue(Origin Store) : Value;

/// <summary>
/// What is in a container of vectors, by constant index or by the place that put it there; or in a tuple, struct or record, by name.
/// </summary>
internal sealed record ContentsValue(ImmutableDictionary<object, Value> Items) : Value
{
    public static ContentsValue Empty { get; } = new(ImmutableDictionary<object, Value>.Empty);

    public ContentsValue Select(Func<Value, Value> change) => new(Items.ToImmutableDictionary(item => item.Key, item => change(item.Value)));

    public ContentsValue Unpinned(Pin pin, Age age) => Select(item => item switch
    {
        MemoryValue memory when memory.IsHeldBy(pin, age) => memory with { Pin = pin.AsEnded },
        ContentsValue parts => parts.Unpinned(pin, age),
        _ => item,
    });

    public bool Equals(ContentsValue? other)
        => other is not null
            && (ReferenceEquals(Items, other.Items)
                || (Items.Count == other.Items.Count
                    && Items.All(item => other.Items.TryGetValue(item.Key, out Value? value) && value.Equals(item.Value))));

    public override int GetHashCode() => Items.Count;
}

internal enum StreamKind
{
    /// <summary>Begun by this method; no other code has it.</summary>
    Begun,

    /// <summary>Passed in or in a field: it outlives this method, and other code may use it.</summary>
    Outer,
}

/// <summary>A CipherStream, known by the place that began it or named it first.</summary>
internal sealed record StreamValue(StreamKind Kind, object Source, string? Name, IOperation? Begin) : Value
{
    /// <summary>The streams that it may be, where paths met.</summary>
    public ImmutableHashSet<object> Alternatives { get; init; } = [Source];

    /// <summary>Returns whether both may be the same stream; two that came from outside may.</summary>
    public bool MayBe(StreamValue other) => Alternatives.Overlaps(other.Alternatives) || (Kind == StreamKind.Outer && other.Kind == StreamKind.Outer);

    public bool Equals(StreamValue? other) => other is not null && Equals(Source, other.Source);

    public override int GetHashCode() => Source.GetHashCode();
}
