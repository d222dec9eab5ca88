using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>Reads a whole method: first what variables hold, until a fixed point is reached; then the events of each node.</summary>
internal sealed class MethodReader
{
    private const int MaxRounds = 12;

    private readonly FlowGraph _graph;
    private readonly Sources _sources;
    private readonly Dictionary<FlowNode, Variables> _after = [];
    private readonly Dictionary<FlowNode, Joins> _joins = [];
    private readonly Variables _atEntry;

    private MethodReader(FlowGraph graph, Sources sources, Variables atEntry)
    {
        _graph = graph;
        _sources = sources;
        _atEntry = atEntry;
    }

    /// <summary>Returns null where no fixed point is reached.</summary>
    public static MethodFlow? Read(FlowGraph graph, IMethodSymbol? method, CancellationToken cancellation)
    {
        var sources = new Sources();
        Variables atEntry = Variables.None;
        foreach (IParameterSymbol parameter in method?.Parameters ?? [])
        {
            atEntry = atEntry.Set(parameter.OriginalDefinition, sources.Unknown(parameter, parameter.Type, parameter.Name));
        }

        var reader = new MethodReader(graph, sources, atEntry);
        return reader.Settle(cancellation) ? reader.Record() : null;
    }

    private bool Settle(CancellationToken cancellation)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            bool changed = false;
            foreach (FlowNode node in _graph.Nodes)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Before(node) is not { } before)
                {
                    continue;
                }

                Variables after = Run(node, before).Variables;
                if (_after.TryGetValue(node, out Variables? known) && known.Same(after))
                {
                    continue;
                }

                _after[node] = after;
                changed = true;
            }

            if (!changed)
            {
                return true;
            }
        }

        return false;
    }

    private MethodFlow Record()
    {
        var flow = new MethodFlow(_graph);
        foreach (FlowNode node in _graph.Nodes)
        {
            if (Before(node) is not { } before)
            {
                continue;
            }

            StepReader reader = Run(node, before);
            List<FlowEvent> events = [.. _joins.TryGetValue(node, out Joins? joins)
                ? joins.Meetings.SelectMany(SymbolsOf).Select(symbol => new Renewed(symbol))
                : [], .. reader.Events];
            flow.Add(node, events, node.Condition is null ? null : Condition.Of(node.Condition, reader));
        }

        return flow;
    }

    private static IEnumerable<object> SymbolsOf(Meeting meeting) => [meeting, meeting.Origin, meeting.Pin];

    private Variables? Before(FlowNode node)
    {
        if (node == _graph.Entry)
        {
            return _atEntry;
        }

        Variables[] incoming = [.. node.Predecessors.Where(edge => _after.ContainsKey(edge.Source)).Select(edge => _after[edge.Source])];
        if (incoming.Length <= 1)
        {
            return incoming.FirstOrDefault();
        }

        if (!_joins.TryGetValue(node, out Joins? joins))
        {
            _joins.Add(node, joins = new Joins(_graph.IsLoopHead(node)));
        }

        return joins.ForgetPast(incoming.Aggregate(joins.Join));
    }

    private StepReader Run(FlowNode node, Variables before)
    {
        var reader = new StepReader(_sources, node.Frame, before);
        foreach (FlowStep step in node.Steps)
        {
            reader.Read(step);
        }

        if (node.Condition is not null)
        {
            reader.Read(node.Condition);
        }

        return reader;
    }
}
