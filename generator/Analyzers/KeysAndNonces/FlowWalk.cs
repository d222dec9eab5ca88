using KcapiGen.Generator.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// Takes a state through the blocks of a method. Each loop is walked twice, first from the state before it and then from the state at its end: the
/// second walk finds what happens in every iteration but the first. That a loop has no iteration is not considered. An exception handler begins with
/// a blurred state.
/// </summary>
internal sealed class FlowWalk
{
    // Longer methods are not analyzed to their end: nested loops multiply.
    private const int MostSteps = 20_000;

    private readonly ControlFlowGraph _graph;
    private readonly Func<ControlFlowGraph, MethodState, IOperation, Region?> _visit;
    private readonly MethodState?[] _entries;
    private readonly MethodState?[] _turns;
    private readonly int[] _loopEnds;
    private readonly List<int> _openLoops = [];
    private readonly Dictionary<int, List<(int To, MethodState State)>> _withoutATurn = [];
    private MethodState? _afterFinally;
    private int _steps;

    public FlowWalk(ControlFlowGraph graph, Func<ControlFlowGraph, MethodState, IOperation, Region?> visit)
    {
        _graph = graph;
        _visit = visit;
        _entries = new MethodState?[graph.Blocks.Length];
        _turns = new MethodState?[graph.Blocks.Length];
        _loopEnds = [.. graph.Blocks.Select(block => block.Predecessors.Select(branch => branch.Source.Ordinal)
            .Where(source => source >= block.Ordinal)
            .DefaultIfEmpty(-1)
            .Max())];
    }

    /// <returns>The state at the end of the method; null if the end is not reached.</returns>
    public MethodState? Run(MethodState start)
    {
        _entries[0] = start;
        Walk(0, _entries.Length - 1);
        return _entries[_entries.Length - 1];
    }

    private void Walk(int first, int last)
    {
        for (int ordinal = first; ordinal <= last && _steps < MostSteps; ordinal++)
        {
            if (_entries[ordinal] is not { } state)
            {
                continue;
            }

            if (_loopEnds[ordinal] >= 0 && !_openLoops.Contains(ordinal))
            {
                WalkLoop(ordinal);
                ordinal = _loopEnds[ordinal];
            }
            else
            {
                WalkBlock(_graph.Blocks[ordinal], state.Clone());
            }
        }
    }

    private void WalkLoop(int header)
    {
        _openLoops.Add(header);
        _turns[header] = null;
        List<(int To, MethodState State)> withoutATurn = _withoutATurn[header] = [];
        Walk(header, _loopEnds[header]);
        _withoutATurn.Remove(header);
        if (_turns[header] is not { } again)
        {
            foreach ((int to, MethodState state) in withoutATurn)
            {
                Enter(to, state, afterLoop: true);
            }
        }
        else
        {
            for (int ordinal = header + 1; ordinal <= _loopEnds[header]; ordinal++)
            {
                _entries[ordinal] = null;
            }

            _entries[header] = again;
            Walk(header, _loopEnds[header]);
        }

        _openLoops.Remove(header);
    }

    private void WalkBlock(BasicBlock block, MethodState state)
    {
        _steps++;
        EnterHandlers(block, state);
        foreach (IOperation operation in block.Operations)
        {
            _visit(_graph, state, operation);
        }

        if (block.BranchValue is { } value)
        {
            Region? result = _visit(_graph, state, value);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && result is not null)
            {
                state.Variables[MethodState.Returned] = result;
            }
        }

        bool conditional = block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: not null };
        Follow(block.ConditionalSuccessor, conditional ? state.AfterCondition(block.BranchValue!) : state);
        Follow(block.FallThroughSuccessor, conditional ? state.AfterCondition(block.BranchValue!) : state);
    }

    private void EnterHandlers(BasicBlock block, MethodState state)
    {
        foreach ((_, ControlFlowRegion handler) in GraphRegions.HandlersBegunAt(block))
        {
            Enter(handler.FirstBlockOrdinal, state.Blurred(), afterLoop: false);
        }
    }

    private void Follow(ControlFlowBranch? branch, MethodState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            _afterFinally = _afterFinally is { } other ? StateJoin.Of(other, state, afterLoop: false) : state;
            return;
        }

        if (branch.Destination is not { } destination)
        {
            return;
        }

        MethodState? leaving = state;
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            leaving = leaving is null ? null : Finally(region, leaving);
        }

        if (leaving is null)
        {
            return;
        }

        int source = branch.Source.Ordinal;
        if (destination.Ordinal <= source)
        {
            _turns[destination.Ordinal] = _turns[destination.Ordinal] is { } earlier ? StateJoin.Of(earlier, leaving, afterLoop: false) : leaving;
        }
        else if (_withoutATurn.TryGetValue(source, out List<(int, MethodState)>? exits) && destination.Ordinal > _loopEnds[source])
        {
            exits.Add((destination.Ordinal, leaving));
        }
        else
        {
            Enter(destination.Ordinal, leaving, _openLoops.Any(header => source <= _loopEnds[header] && destination.Ordinal > _loopEnds[header]));
        }
    }

    // The finally block of a using only disposes.
    private MethodState? Finally(ControlFlowRegion region, MethodState state)
    {
        if (GraphRegions.BlocksOf(_graph, region).All(block => block.Operations.All(operation => operation.IsImplicit)))
        {
            return state;
        }

        MethodState? outer = _afterFinally;
        _afterFinally = null;
        _entries[region.FirstBlockOrdinal] = state;
        Walk(region.FirstBlockOrdinal, region.LastBlockOrdinal);
        for (int ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            _entries[ordinal] = null;
        }

        MethodState? after = _afterFinally;
        _afterFinally = outer;
        return after;
    }

    private void Enter(int ordinal, MethodState state, bool afterLoop)
        => _entries[ordinal] = _entries[ordinal] is { } other ? StateJoin.Of(other, state, afterLoop) : state.Clone();
}
