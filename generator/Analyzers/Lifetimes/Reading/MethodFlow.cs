using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The graph of a method, with the events of each node in order, and what its condition tests.</summary>
internal sealed class MethodFlow(FlowGraph graph)
{
    private readonly Dictionary<FlowNode, IReadOnlyList<FlowEvent>> _events = [];
    private readonly Dictionary<FlowNode, Condition?> _conditions = [];

    public FlowGraph Graph { get; } = graph;

    public ConditionVariables Variables { get; } = new(graph);

    public IEnumerable<FlowEvent> AllEvents => Graph.Nodes.SelectMany(EventsOf);

    public void Add(FlowNode node, IReadOnlyList<FlowEvent> events, Condition? condition)
    {
        _events.Add(node, events);
        _conditions.Add(node, condition);
    }

    public IReadOnlyList<FlowEvent> EventsOf(FlowNode node) => _events.TryGetValue(node, out IReadOnlyList<FlowEvent>? events) ? events : [];

    /// <summary>Returns whether an operation may run more than once.</summary>
    public bool IsInLoop(IOperation operation)
        => Graph.Nodes.Any(node => Graph.LoopAround(node) is not null && EventsOf(node).Any(happened => happened.Operation == operation));

    public Condition? ConditionOf(FlowNode node) => _conditions.TryGetValue(node, out Condition? condition) ? condition : null;
}
