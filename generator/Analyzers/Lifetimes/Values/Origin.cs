using KcapiGen.Generator.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

internal enum OriginKind
{
    /// <summary>An array that this method or the platform allocated: the garbage collector may move it.</summary>
    Managed,

    /// <summary>An array that was passed in.</summary>
    GivenArray,

    /// <summary>Memory that may be anywhere: a span or pointer that was passed in, or the result of a call that is not known.</summary>
    Unknown,

    /// <summary>Memory of an <c>IMemoryOwner</c>.</summary>
    Owner,

    /// <summary>An array on the pinned object heap.</summary>
    PinnedHeap,

    /// <summary>Native memory, or data in the image of the program.</summary>
    Native,

    /// <summary>A <c>NativeBuffer</c>.</summary>
    NativeBuffer,

    /// <summary>A stackalloc, or a local whose address was taken.</summary>
    Stack,

    /// <summary>One of several, after paths met.</summary>
    Either,

    /// <summary>What a container of vectors (an array, a span, a list) is made of.</summary>
    Container,
}

/// <summary>One piece of memory, known by its allocation site, or by the place in the source that names it first.</summary>
internal sealed class Origin
{
    public Origin(OriginKind kind, string? name, Frame? frame = null, ISymbol? symbol = null)
    {
        Kind = kind;
        Name = name;
        Frame = frame;
        Symbol = symbol;
        Length = new Quantity(this, 0);
    }

    public OriginKind Kind { get; }

    /// <summary>What the author calls it, where that is known.</summary>
    public string? Name { get; set; }

    /// <summary>The call whose stack it is on.</summary>
    public Frame? Frame { get; }

    /// <summary>The variable whose address was taken, or the field that holds it.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>Whether it stands for what is in a container or struct of which nothing else was known when it was read.</summary>
    public bool IsAssumed { get; set; }

    /// <summary>The length in bytes; where it is not a constant, the origin itself stands for it.</summary>
    public Quantity Length { get; set; }

    /// <summary>The pins that the method puts on it.</summary>
    public HashSet<Pin> Pins { get; } = [];

    /// <summary>The origins that it may be, where paths met.</summary>
    public HashSet<Origin> Alternatives { get; } = [];

    /// <summary>Whether it is what an <c>IMemoryOwner</c> gives back to its pool.</summary>
    public bool IsOwner => Kind == OriginKind.Owner || (Kind == OriginKind.Either && Alternatives.All(alternative => alternative.IsOwner));

    /// <summary>Whether it is freed by disposing it.</summary>
    public bool IsNativeBuffer
        => Kind == OriginKind.NativeBuffer || (Kind == OriginKind.Either && Alternatives.All(alternative => alternative.IsNativeBuffer));

    /// <summary>Whether the garbage collector never moves it, pinned or not.</summary>
    public bool NeverMoves => Kind == OriginKind.Either
        ? Alternatives.All(alternative => alternative.NeverMoves)
        : Kind is OriginKind.PinnedHeap or OriginKind.Native or OriginKind.NativeBuffer or OriginKind.Stack;
}

internal enum PinKind
{
    Fixed,
    MemoryHandle,
    GcHandle,
}

/// <summary>A pin of managed memory.</summary>
internal sealed class Pin(PinKind kind, string? name)
{
    public PinKind Kind { get; } = kind;

    public string? Name { get; set; } = name;

    /// <summary>Whether it stands for what is in a container or struct of which nothing else was known when it was read.</summary>
    public bool IsAssumed { get; set; }

    /// <summary>The pins that it may be, where paths met.</summary>
    public HashSet<Pin> Alternatives { get; } = [];

    /// <summary>Stands for this pin after it ended: the memory was pinned, and is not any more.</summary>
    public Pin AsEnded => Ended is null ? field ??= new Pin(Kind, Name) { Ended = this } : this;

    /// <summary>The pin that ended, if this stands for one.</summary>
    public Pin? Ended { get; private init; }
}
