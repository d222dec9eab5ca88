using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Paths;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Loans;

/// <summary>A loan, and the event that ended the lifetime of its memory or wrote to it before Op read it.</summary>
internal sealed record BrokenLoan(Loan Loan, FlowEvent Breach);

/// <summary>Finds the loans of a method that are broken.</summary>
internal static class BrokenLoans
{
    public static ImmutableArray<BrokenLoan> Find(MethodFlow flow)
    => [
        .. flow.AllEvents.OfType<InputGiven>()
        .Where(given => given.IsLent)
        .GroupBy(given => given.Operation!)
        .SelectMany(update => Find(flow, update.Key, [.. update])),
    ];

    private static IEnumerable<BrokenLoan> Find(MethodFlow flow, IOperation update, IReadOnlyList<InputGiven> given)
    {
        ImmutableHashSet<object> streams = [.. given.SelectMany(input => input.Stream.Alternatives)];
        HashSet<(FlowEvent, int)> found = [];
        for (int piece = 0; piece < given.Max(input => input.Pieces.Length); piece++)
        {
            foreach (bool isFirst in flow.IsInLoop(update) ? new[] { false, true } : [false])
            {
                foreach (BrokenLoan broken in Follow(flow, new LoanTypestate(update, piece, isFirst, streams)))
                {
                    if (found.Add((broken.Breach, piece)))
                    {
                        yield return broken;
                    }
                }
            }
        }
    }

    private static IEnumerable<BrokenLoan> Follow(MethodFlow flow, LoanTypestate typestate)
    {
        foreach ((FlowNode node, int index, IReadOnlyList<World<Loan>> before) in PathWalk<Loan>.Walk(flow, typestate))
        {
            FlowEvent happened = flow.EventsOf(node)[index];
            if (happened is not (LifeEnded or MemoryWritten)
                || !before.AreCertain(world => world.Fact.IsBrokenBy(happened))
                || IsOfSelected(flow, node, happened))
            {
                continue;
            }

            Loan loan = before.First(world => world.Fact.IsBrokenBy(happened)).Fact;
            if (loan.IsReturned || CanStillBeRead(flow, node, index, loan.Stream))
            {
                yield return new(loan, happened);
            }
        }
    }

    // for (…) if (i != current) buffers[i].Dispose(): the element that is lent may be just the one that is left out.
    private static bool IsOfSelected(MethodFlow flow, FlowNode node, FlowEvent happened)
    {
        Turn? turn = happened switch { LifeEnded ended => ended.Memory?.Turn ?? ended.Turn, MemoryWritten written => written.Memory.Turn, _ => null };
        if (turn is null || flow.Graph.LoopAround(node) is not { } head)
        {
            return false;
        }

        return flow.Graph.Nodes.Any(test => flow.ConditionOf(test) is { IsComparison: true } condition && condition.Symbols.Contains(turn.Of)
            && flow.Graph.IsInLoop(test, head) && flow.Graph.LoopThatItTests(test) != head && flow.Graph.CanReach(test, node, head)
            && test.Successors.Any(edge => !flow.Graph.CanReach(edge.Target, node, head)));
    }

    /// <summary>Returns whether an Op may follow; where none does, what was lent is never read.</summary>
    private static bool CanStillBeRead(MethodFlow flow, FlowNode node, int index, StreamValue stream)
    {
        HashSet<FlowNode> seen = [];
        Stack<(FlowNode Node, int First)> toVisit = new([(node, index + 1)]);
        while (toVisit.Count > 0)
        {
            (FlowNode next, int first) = toVisit.Pop();
            switch (flow.EventsOf(next).Skip(first).Select(happened => Reads(happened, stream)).FirstOrDefault(reads => reads is not null))
            {
                case true:
                    return true;
                case false:
                    continue;
            }

            foreach (FlowEdge edge in next.Successors)
            {
                if (seen.Add(edge.Target))
                {
                    toVisit.Push((edge.Target, 0));
                }
            }
        }

        return false;
    }

    private static bool? Reads(FlowEvent happened, StreamValue stream) => happened switch
    {
        OutputCollected or StreamEscaped or StreamReturned when ((StreamEvent)happened).Stream.MayBe(stream) => true,
        StreamEnded or StreamBegun when ((StreamEvent)happened).Stream.Equals(stream) => false,
        FrameEnded { IsOfMethod: true } => stream.Kind == StreamKind.Outer,
        _ => null,
    };
}
