using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>The regions of Roslyn's graph of a method, and the operations in its blocks.</summary>
internal static class GraphRegions
{
    public static IEnumerable<BasicBlock> BlocksOf(ControlFlowGraph graph, ControlFlowRegion region)
        => graph.Blocks.Skip(region.FirstBlockOrdinal).Take(region.LastBlockOrdinal - region.FirstBlockOrdinal + 1);

    /// <summary>Returns every operation in some blocks, the parts of operations included.</summary>
    public static IEnumerable<IOperation> OperationsIn(IEnumerable<BasicBlock> blocks)
        => blocks.SelectMany(block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>Returns the handlers of the try blocks that begin with a block, from the innermost outward, each with its try block.</summary>
    public static IEnumerable<(ControlFlowRegion Try, ControlFlowRegion Handler)> HandlersBegunAt(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region?.EnclosingRegion is { } outer
            && region.FirstBlockOrdinal == block.Ordinal; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try || outer.Kind != ControlFlowRegionKind.TryAndCatch)
            {
                continue;
            }

            foreach (ControlFlowRegion handler in outer.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try))
            {
                yield return (region, handler);
            }
        }
    }
}
