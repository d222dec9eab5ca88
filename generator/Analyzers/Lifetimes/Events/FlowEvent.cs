using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Events;

/// <summary>An event on a stream or on memory.</summary>
/// <param name="operation">Where it is in the source.</param>
internal abstract class FlowEvent(IOperation? operation)
{
    public IOperation? Operation { get; } = operation;
}

/// <summary>The allocation site runs again; the symbol now denotes a new object.</summary>
internal sealed class Renewed(object symbol) : FlowEvent(null)
{
    public object Symbol { get; } = symbol;
}

internal abstract class StreamEvent(StreamValue stream, IOperation? operation) : FlowEvent(operation)
{
    public StreamValue Stream { get; } = stream;
}

internal sealed class StreamBegun(StreamValue stream, IOperation operation) : StreamEvent(stream, operation);

/// <summary>Update, of memory that is lent or of bytes that are copied.</summary>
internal sealed class InputGiven(StreamValue stream, IOperation operation) : StreamEvent(stream, operation)
{
    public bool IsLent { get; init; }

    /// <summary>What is lent, as far as it is known.</summary>
    public ImmutableArray<MemoryValue> Pieces { get; init; } = [];

    /// <summary>The bytes, or null where their number is not known.</summary>
    public Quantity? Length { get; init; }

    /// <summary>Whether the message ends with it; null where that is not a constant.</summary>
    public bool? IsLast { get; init; }
}

/// <summary>Op.</summary>
internal sealed class OutputCollected(StreamValue stream, IOperation operation) : StreamEvent(stream, operation);

/// <summary>The stream is disposed.</summary>
internal sealed class StreamEnded(StreamValue stream, IOperation operation) : StreamEvent(stream, operation);

/// <summary>The stream escapes: from here on other code may collect its output.</summary>
internal sealed class StreamEscaped(StreamValue stream, IOperation operation) : StreamEvent(stream, operation);

/// <summary>The method returns the stream to its caller.</summary>
internal sealed class StreamReturned(StreamValue stream, IOperation operation) : StreamEvent(stream, operation);

/// <summary>Code runs that is not known, or this thread waits for others: either may work on streams that other code has.</summary>
internal sealed class OthersRan(IOperation operation) : FlowEvent(operation);

/// <summary>How the lifetime of memory ends.</summary>
internal enum Ending
{
    Unpinned,
    ReturnedToPool,
    Freed,
    FrameLeft,
}

/// <summary>The lifetime of memory ends, or that of the pin that holds it.</summary>
internal sealed class LifeEnded(Ending ending, IOperation? operation) : FlowEvent(operation)
{
    public Ending Ending { get; } = ending;

    public MemoryValue? Memory { get; init; }

    public Pin? Pin { get; init; }

    public Age PinAge { get; init; }

    /// <summary>The iteration of a loop in which the pin was taken out of a container.</summary>
    public Turn? Turn { get; init; }

    public Frame? Frame { get; init; }

    /// <summary>The variable that goes out of scope, if its address was taken.</summary>
    public ISymbol? Variable { get; init; }

    /// <summary>The name of what ends.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it ends implicitly, at the end of a block.</summary>
    public bool IsSilent => Operation is null || Operation.IsImplicit;
}

/// <summary>Memory is written to.</summary>
internal sealed class MemoryWritten(MemoryValue memory, IOperation operation) : FlowEvent(operation)
{
    public MemoryValue Memory { get; } = memory;
}

/// <summary>A vector is made of a pointer.</summary>
internal sealed class VectorMade(MemoryValue memory, IOperation operation) : FlowEvent(operation)
{
    public MemoryValue Memory { get; } = memory;
}

/// <summary>The method, or a local function, ends.</summary>
internal sealed class FrameEnded(Frame frame) : FlowEvent(null)
{
    public Frame Frame { get; } = frame;

    /// <summary>Whether it is the method itself.</summary>
    public bool IsOfMethod => Frame.IsOfMethod;
}
