using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>An edge from one node to the next: taken always, when the condition has this outcome, or when what follows throws.</summary>
internal sealed record FlowEdge(FlowNode Source, FlowNode Target, bool? Outcome, bool IsThrow = false);

/// <summary>Steps that run in sequence, and the condition that selects the next node.</summary>
internal sealed class FlowNode(int id, Frame frame)
{
    public int Id { get; } = id;

    public Frame Frame { get; } = frame;

    public List<FlowStep> Steps { get; } = [];

    public IOperation? Condition { get; set; }

    public List<FlowEdge> Successors { get; } = [];

    public List<FlowEdge> Predecessors { get; } = [];

    public void ConnectTo(FlowNode target, bool? outcome = null, bool isThrow = false)
    {
        var edge = new FlowEdge(this, target, outcome, isThrow);
        Successors.Add(edge);
        target.Predecessors.Add(edge);
    }
}

internal abstract record FlowStep;

internal sealed record EvaluateStep(IOperation Operation) : FlowStep;

/// <summary>Locals go out of scope; those of a <c>fixed</c> statement end its pins.</summary>
internal sealed record ScopeEndStep(IReadOnlyList<ILocalSymbol> Locals) : FlowStep;

/// <summary>The method returns a value to its caller.</summary>
internal sealed record ReturnStep(IOperation Value) : FlowStep;

/// <summary>A parameter of a local function takes its argument.</summary>
internal sealed record BindStep(IParameterSymbol Parameter, IOperation Argument) : FlowStep;

/// <summary>The call of a local function takes the function's result.</summary>
internal sealed record ResultStep(IInvocationOperation Call, IOperation Value) : FlowStep;

/// <summary>A call ends, and its stack memory ends with it.</summary>
internal sealed record FrameEndStep(Frame Frame) : FlowStep;
