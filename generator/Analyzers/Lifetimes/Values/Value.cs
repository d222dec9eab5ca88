using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>What a variable or an expression is known to hold; where nothing is known there is none.</summary>
internal abstract record Value;

internal sealed record NullValue : Value
{
    public static NullValue Instance { get; } = new();
}

/// <summary>An integer.</summary>
internal sealed record NumberValue(Quantity Quantity) : Value;

/// <summary>An array, a span, a Memory, a pointer, a reference, an IoVec: where it lies and how much of it is meant.</summary>
/// <param name="Origin">What it is a part of.</param>
/// <param name="Pin">What holds it in place, if this way to it went through a pin.</param>
/// <param name="Start">The first byte, or null where it is not known.</param>
/// <param name="Length">The bytes, or null where it is not known.</param>
internal sealed record MemoryValue(Origin Origin, Pin? Pin, Quantity? Start, Quantity? Length) : Value
{
    /// <summary>Whether all of the origin is meant.</summary>
    public bool IsWhole => Start is { IsZero: true } && Length == Origin.Length;

    public MemoryValue Slice(Quantity? offset, Quantity? length) => this with { Start = Quantity.Add(Start, offset), Length = length };

    /// <summary>Whether both surely have a byte in common.</summary>
    public bool Overlaps(MemoryValue other)
    {
        if (!ReferenceEquals(Origin, other.Origin)) return false;
        if (IsWhole || other.IsWhole) return true;
        if (Quantity.Subtract(other.Start?.First, Start?.First) is not { IsConstant: true, Constant: var distance }) return false;
        return distance >= 0 ? Covers(Length, distance) : Covers(other.Length, -distance);
    }

    /// <summary>Whether what it says of place or size rests on this symbol.</summary>
    public bool Mentions(object symbol) => Equals(Start?.Symbol, symbol) || Equals(Length?.Symbol, symbol);

    // A length that is not known is taken to be one at least.
    private static bool Covers(Quantity? length, long distance) => length is { IsConstant: true } known ? known.Constant > distance : distance == 0;
}

/// <summary>A MemoryHandle, a GCHandle or a PinnedGCHandle, and what it pins.</summary>
internal sealed record PinValue(Pin Pin, MemoryValue Target) : Value;

/// <summary>An array, a span or a list of vectors; what is in it is known to the <see cref="Variables"/>.</summary>
internal sealed record VectorsValue(Origin Store) : Value;

/// <summary>What is in a container of vectors, by constant index or by the place that put it there.</summary>
internal sealed record ContentsValue(ImmutableDictionary<object, Value> Items) : Value
{
    public static ContentsValue Empty { get; } = new(ImmutableDictionary<object, Value>.Empty);

    public ContentsValue Unpinned(Pin pin) => new(Items.ToImmutableDictionary(
        item => item.Key,
        item => item.Value is MemoryValue memory && ReferenceEquals(memory.Pin, pin) ? memory with { Pin = Pin.Ended } : item.Value));

    public bool Equals(ContentsValue? other) =>
        other is not null && (ReferenceEquals(Items, other.Items) || (Items.Count == other.Items.Count && Items.All(item => other.Items.TryGetValue(item.Key, out Value? value) && value.Equals(item.Value))));

    public override int GetHashCode() => Items.Count;
}

internal enum StreamKind
{
    /// <summary>Begun by this method, which alone has it.</summary>
    Begun,

    /// <summary>Passed in, or in a field: it lives on after this method, and others may use it.</summary>
    Outer,
}

/// <summary>A CipherStream, known by the place that began it or named it first.</summary>
internal sealed record StreamValue(StreamKind Kind, object Source, string? Name, IOperation? Begin) : Value
{
    /// <summary>The streams that it may be, where paths met.</summary>
    public ImmutableHashSet<object> Alternatives { get; init; } = [Source];

    public bool MayBe(StreamValue other) => Alternatives.Overlaps(other.Alternatives);

    public bool Equals(StreamValue? other) => other is not null && Equals(Source, other.Source);

    public override int GetHashCode() => Source.GetHashCode();
}
