using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>
/// The paths through a method that end without an exception: every branch that leaves a try has its own copy of the finally blocks that it
/// passes, and a local function is inlined where it is called.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<FlowNode, IReadOnlyList<FlowNode>> _copies = [];
    private readonly Dictionary<FlowNode, HashSet<FlowNode>> _loops;
    private readonly HashSet<FlowEdge> _backEdges;

    public FlowGraph(FlowNode entry, SemanticModel? model)
    {
        Model = model;
        Entry = entry;
        Nodes = InOrder(entry, out _backEdges);
        _loops = [];
        foreach (FlowEdge back in _backEdges)
        {
            AddLoop(back);
        }
    }

    public FlowNode Entry { get; }

    /// <summary>The semantic model, for what operations do not say.</summary>
    public SemanticModel? Model { get; }

    /// <summary>The nodes that can be reached, each before its successors except along back edges.</summary>
    public IReadOnlyList<FlowNode> Nodes { get; }

    /// <summary>Returns whether the edge begins the next iteration of a loop.</summary>
    public bool IsBack(FlowEdge edge) => _backEdges.Contains(edge);

    /// <summary>Returns the nodes with the same steps and condition: a finally block is copied for every way into it.</summary>
    public IReadOnlyList<FlowNode> CopiesOf(FlowNode node)
    {
        if (_copies.TryGetValue(node, out IReadOnlyList<FlowNode>? known))
        {
            return known;
        }

        IReadOnlyList<FlowNode> copies =
        [
            .. Nodes.Where(other => other == node
                || (ReferenceEquals(other.Condition, node.Condition)
                    && (node.Condition is not null || node.Steps.Count > 0)
                    && other.Steps.SequenceEqual(node.Steps))),
        ];
        _copies.Add(node, copies);
        return copies;
    }

    public bool IsLoopHead(FlowNode node) => _loops.ContainsKey(node);

    /// <summary>Returns the head of the innermost loop that one edge of the node leaves and another does not.</summary>
    public FlowNode? LoopThatItTests(FlowNode node)
    {
        FlowNode? innermost = null;
        foreach (KeyValuePair<FlowNode, HashSet<FlowNode>> loop in _loops)
        {
            bool tests = loop.Value.Contains(node)
                && node.Successors.Any(edge => loop.Value.Contains(edge.Target))
                && node.Successors.Any(edge => !loop.Value.Contains(edge.Target));
            if (tests && (innermost is null || loop.Value.Count < _loops[innermost].Count))
            {
                innermost = loop.Key;
            }
        }

        return innermost;
    }

    /// <summary>Returns the head of the innermost loop that contains the node.</summary>
    public FlowNode? LoopAround(FlowNode node)
        => _loops.Where(loop => loop.Value.Contains(node)).OrderBy(loop => loop.Value.Count).FirstOrDefault().Key;

    public bool IsInLoop(FlowNode node, FlowNode head) => _loops[head].Contains(node);

    /// <param name="node">Where to begin.</param>
    /// <param name="target">Where to come to.</param>
    /// <param name="without">What not to pass.</param>
    public bool CanReach(FlowNode node, FlowNode target, FlowNode? without = null)
    {
        if (node == without)
        {
            return false;
        }

        HashSet<FlowNode> seen = without is null ? [node] : [node, without];
        Stack<FlowNode> toVisit = new([node]);
        while (toVisit.Count > 0)
        {
            FlowNode next = toVisit.Pop();
            if (next == target)
            {
                return true;
            }

            foreach (FlowEdge edge in next.Successors)
            {
                if (seen.Add(edge.Target))
                {
                    toVisit.Push(edge.Target);
                }
            }
        }

        return false;
    }

    private static List<FlowNode> InOrder(FlowNode entry, out HashSet<FlowEdge> backEdges)
    {
        List<FlowNode> finished = [];
        HashSet<FlowEdge> back = [];
        Dictionary<FlowNode, bool> isOpen = new() { [entry] = true };
        Stack<(FlowNode Node, int Next)> path = new();
        path.Push((entry, 0));
        while (path.Count > 0)
        {
            (FlowNode node, int next) = path.Pop();
            if (next == node.Successors.Count)
            {
                isOpen[node] = false;
                finished.Add(node);
                continue;
            }

            path.Push((node, next + 1));
            FlowEdge edge = node.Successors[next];
            if (!isOpen.TryGetValue(edge.Target, out bool open))
            {
                isOpen.Add(edge.Target, true);
                path.Push((edge.Target, 0));
            }
            else if (open)
            {
                back.Add(edge);
            }
        }

        backEdges = back;
        finished.Reverse();
        return finished;
    }

    private void AddLoop(FlowEdge back)
    {
        if (!_loops.TryGetValue(back.Target, out HashSet<FlowNode>? loop))
        {
            _loops.Add(back.Target, loop = [back.Target]);
        }

        Stack<FlowNode> toVisit = new([back.Source]);
        while (toVisit.Count > 0)
        {
            FlowNode node = toVisit.Pop();
            if (!loop.Add(node))
            {
                continue;
            }

            foreach (FlowEdge edge in node.Predecessors)
            {
                toVisit.Push(edge.Source);
            }
        }
    }
}
