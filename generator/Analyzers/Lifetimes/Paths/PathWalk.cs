using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Paths;

/// <summary>
/// Walks a method along its paths and keeps apart facts that differ on them. It walks twice: first to learn where facts differ between paths, then to
/// note the branches taken there.
/// </summary>
/// <remarks>
/// A bad event is reported where a path leads to it without such a branch. In <c>if (x) Lend(); Return();</c> one does, whatever x is; in
/// <c>if (x) Lend(); if (x) Collect(); Return();</c> one does only if the two conditions can differ, which is not known.
/// </remarks>
internal sealed class PathWalk<TFact>
    where TFact : IEquatable<TFact>
{
    private readonly MethodFlow _flow;
    private readonly Typestate<TFact> _typestate;
    private readonly Dictionary<FlowNode, HashSet<World<TFact>>> _plain = [];
    private Dictionary<FlowNode, HashSet<World<TFact>>> _incoming = [];
    private bool _notesChoices;

    private PathWalk(MethodFlow flow, Typestate<TFact> typestate)
    {
        _flow = flow;
        _typestate = typestate;
    }

    /// <summary>Returns every event, with the worlds in which it happens.</summary>
    public static IEnumerable<(FlowNode Node, int Index, IReadOnlyList<World<TFact>> Before)> Walk(MethodFlow flow, Typestate<TFact> typestate)
    {
        var walk = new PathWalk<TFact>(flow, typestate);
        walk.Run();
        walk._notesChoices = true;
        walk.Run();
        return walk.Observe();
    }

    private void Run()
    {
        _incoming = [];
        var order = new Dictionary<FlowNode, int>();
        foreach (FlowNode node in _flow.Graph.Nodes)
        {
            order.Add(node, order.Count);
        }

        SortedSet<int> toVisit = [0];
        _incoming[_flow.Graph.Entry] = [new(_typestate.Start, SignedIds.Empty, SignedIds.Empty)];
        while (toVisit.Count > 0)
        {
            int first = toVisit.Min;
            toVisit.Remove(first);
            FlowNode node = _flow.Graph.Nodes[first];
            List<World<TFact>> after = [.. Worlds.Simplify(_incoming[node]).Select(world => Pass(node, world))];
            if (!_notesChoices)
            {
                _plain[node] = [.. after];
            }

            foreach (FlowEdge edge in node.Successors)
            {
                if ((!edge.IsThrow || _typestate.FollowsThrows) && Send(edge, after))
                {
                    toVisit.Add(order[edge.Target]);
                }
            }
        }
    }

    private World<TFact> Pass(FlowNode node, World<TFact> world)
        => _flow.EventsOf(node).Aggregate(world, After);

    private World<TFact> After(World<TFact> world, FlowEvent happened)
    {
        TFact fact = _typestate.After(happened, world.Fact);
        if (Equals(world.Fact, fact))
        {
            return world;
        }

        // A new value of a number does not change the state of a stream or loan.
        return world with { Fact = fact, Turns = happened is Renewed ? world.Turns : SignedIds.Empty };
    }

    private bool Send(FlowEdge edge, List<World<TFact>> worlds)
    {
        if (!_incoming.TryGetValue(edge.Target, out HashSet<World<TFact>>? known))
        {
            _incoming.Add(edge.Target, known = []);
        }

        bool isNew = false;
        foreach (World<TFact> world in worlds)
        {
            Condition? condition = _flow.ConditionOf(edge.Source);
            bool? outcome = condition is null
                ? null
                : condition.IsKnownNotNull
                ? !condition.OutcomeIfNull
                : EntersLoop(edge.Source, world)
                ? true
                : _typestate.OutcomeOf(condition, world.Fact);
            if (outcome is not null && edge.Outcome is not null && outcome != edge.Outcome)
            {
                continue;
            }

            World<TFact> asked = condition is not null && edge.Outcome is { } comesOut
                ? world with { Fact = _typestate.Knowing(condition, comesOut, world.Fact) }
                : world;
            World<TFact> sent = outcome is null && edge.Outcome is { } taken && _notesChoices && IsChoice(edge, world, condition!)
                ? asked with { Choices = world.Choices.Set(edge.Source.Id, taken) }
                : asked;
            isNew |= known.Add(sent with { Turns = Turn(edge, sent.Turns) });
        }

        return isNew;
    }

    private bool EntersLoop(FlowNode test, World<TFact> world)
        => _flow.Graph.LoopThatItTests(test) is { } head
            && world.Turns[head.Id] == false
            && CountingLoops.SurelyTurns(test.Condition!, _flow.Graph.Model);

    private SignedIds Turn(FlowEdge edge, SignedIds turns)
    {
        foreach (int id in turns.Ids)
        {
            FlowNode? head = _flow.Graph.Nodes.FirstOrDefault(node => node.Id == id);
            if (head is not null && !_flow.Graph.IsInLoop(edge.Target, head))
            {
                turns = turns.Remove(id);
            }
        }

        return _flow.Graph.IsLoopHead(edge.Target) ? turns.Set(edge.Target.Id, _flow.Graph.IsBack(edge)) : turns;
    }

    /// <summary>Returns whether taking this branch may be correlated with the fact.</summary>
    private bool IsChoice(FlowEdge edge, World<TFact> world, Condition condition)
    {
        if (_typestate.IsAskedBy(condition, world.Fact))
        {
            return true;
        }

        List<World<TFact>> all = [.. _flow.Graph.CopiesOf(edge.Source)
            .SelectMany(node => _plain.TryGetValue(node, out HashSet<World<TFact>>? worlds) ? worlds : [])];
        if (_flow.Graph.LoopThatItTests(edge.Source) is not { } head || world.Turns[head.Id] is not { } hasTurned)
        {
            return Differ(PeersOf(world, edge.Source, all));
        }

        // The test of a loop. Another iteration, or the end after one, is no choice if every iteration leaves the fact the same, unless what kept the
        // first iteration in the loop is tested again. Not entering the loop at all may well be correlated with the fact.
        bool leaves = !_flow.Graph.IsInLoop(edge.Target, head);
        if (hasTurned)
        {
            return Differ(all.Where(other => other.Turns[head.Id] == true)) || (leaves && _flow.Variables.NeverChange(edge.Source, head));
        }

        return Differ(all) && (leaves || _flow.Variables.AreAskedOutside(edge.Source, head));
    }

    // In the first iteration of a loop a branch is not affected by later ones.
    private IEnumerable<World<TFact>> PeersOf(World<TFact> world, FlowNode node, IReadOnlyCollection<World<TFact>> all)
        => _flow.Graph.LoopAround(node) is { } around && world.Turns[around.Id] == false ? all.Where(other => other.Turns[around.Id] == false) : all;

    private bool Differ(IEnumerable<World<TFact>> worlds) => worlds.Select(world => _typestate.Essence(world.Fact)).Distinct().Skip(1).Any();

    private IEnumerable<(FlowNode, int, IReadOnlyList<World<TFact>>)> Observe()
    {
        var before = _flow.Graph.Nodes.ToDictionary(node => node, WorldsBeforeEachEvent);
        foreach (FlowNode node in _flow.Graph.Nodes)
        {
            List<List<World<TFact>>>[] copies = [.. _flow.Graph.CopiesOf(node).Select(copy => before[copy])];
            for (int i = 0; i < before[node].Count; i++)
            {
                // Each path out of a using disposes for itself.
                bool isWritten = _flow.EventsOf(node)[i].Operation is { IsImplicit: false };
                yield return (node, i, isWritten
                    ? [.. copies.Where(worlds => i < worlds.Count).SelectMany(worlds => worlds[i]).Distinct()]
                    : before[node][i]);
            }
        }
    }

    private List<List<World<TFact>>> WorldsBeforeEachEvent(FlowNode node)
    {
        List<List<World<TFact>>> before = [];
        if (!_incoming.TryGetValue(node, out HashSet<World<TFact>>? incoming))
        {
            return before;
        }

        List<World<TFact>> worlds = Worlds.Simplify(incoming);
        foreach (FlowEvent happened in _flow.EventsOf(node))
        {
            before.Add(worlds);
            worlds = [.. worlds.Select(world => After(world, happened)).Distinct()];
        }

        return before;
    }
}
