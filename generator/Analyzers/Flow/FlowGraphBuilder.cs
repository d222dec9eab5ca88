using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>Builds a <see cref="FlowGraph"/> from Roslyn's graph of a method.</summary>
internal sealed class FlowGraphBuilder
{
    // Methods with more nodes, because of many ways out of nested finally blocks, are not analyzed.
    private const int MaxNodes = 3000;

    private readonly CancellationToken _cancellation;
    private int _nodes;

    private FlowGraphBuilder(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>Returns null where the method is too large.</summary>
    public static FlowGraph? Build(ControlFlowGraph method, CancellationToken cancellation)
    {
        var builder = new FlowGraphBuilder(cancellation);
        FlowNode entry = builder.CreateNode(new Frame(isOfMethod: true));
        var body = new Body(builder, method, entry.Frame, call: null, exit: null, []);
        entry.ConnectTo(body.NodeOf(method.Blocks[0], after: null));
        return builder._nodes > MaxNodes ? null : new FlowGraph(entry, method.OriginalOperation.SemanticModel);
    }

    private FlowNode CreateNode(Frame frame) => new(_nodes++, frame);

    private bool IsFull => _nodes > MaxNodes || _cancellation.IsCancellationRequested;

    /// <summary>What follows a finally block: the regions to leave, and the destination.</summary>
    private sealed record Continuation(IReadOnlyList<ControlFlowRegion> Leaving, int Left, BasicBlock Destination, Continuation? Outer);

    /// <summary>The method, or a local function that is inlined at one call.</summary>
    private sealed class Body(FlowGraphBuilder builder, ControlFlowGraph graph, Frame frame, IInvocationOperation? call, FlowNode? exit,
        IReadOnlyList<IMethodSymbol> active)
    {
        private readonly Dictionary<(int Block, Continuation? After), FlowNode> _nodes = [];
        private readonly Stack<(BasicBlock Block, Continuation? After, FlowNode Node)> _toBuild = new();
        private bool _isBuilding;

        /// <summary>Returns the node that a block begins with.</summary>
        public FlowNode NodeOf(BasicBlock block, Continuation? after)
        {
            if (_nodes.TryGetValue((block.Ordinal, after), out FlowNode? node))
            {
                return node;
            }

            _nodes.Add((block.Ordinal, after), node = builder.CreateNode(frame));
            _toBuild.Push((block, after, node));
            if (!_isBuilding)
            {
                _isBuilding = true;
                while (_toBuild.Count > 0 && !builder.IsFull)
                {
                    (BasicBlock next, Continuation? follows, FlowNode begin) = _toBuild.Pop();
                    Build(next, follows, begin);
                }

                _isBuilding = false;
            }

            return node;
        }

        private void Build(BasicBlock block, Continuation? after, FlowNode node)
        {
            foreach (ControlFlowRegion handler in HandlersOf(block))
            {
                node.ConnectTo(NodeOf(graph.Blocks[handler.FirstBlockOrdinal], after), isThrow: true);
            }

            if (node.Successors.Count > 0)
            {
                FlowNode first = builder.CreateNode(frame);
                node.ConnectTo(first);
                node = first;
            }

            foreach (IOperation operation in block.Operations)
            {
                node = Add(node, operation);
            }

            if (block.Kind == BasicBlockKind.Exit)
            {
                node.Steps.Add(new FrameEndStep(frame));
                if (exit is not null)
                {
                    node.ConnectTo(exit);
                }

                return;
            }

            IOperation? value = block.BranchValue;
            if (value is not null)
            {
                node = InlineCalls(node, value);
            }

            if (block.ConditionKind == ControlFlowConditionKind.None)
            {
                if (value is not null && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
                {
                    node.Steps.Add(call is null ? new ReturnStep(value) : new ResultStep(call, value));
                }

                Connect(node, block.FallThroughSuccessor, after, outcome: null);
                return;
            }

            bool whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            if (value!.ConstantValue is { HasValue: true, Value: bool constant })
            {
                Connect(node, constant == whenTrue ? block.ConditionalSuccessor : block.FallThroughSuccessor, after, outcome: null);
                return;
            }

            node.Condition = value;
            Connect(node, block.ConditionalSuccessor, after, whenTrue);
            Connect(node, block.FallThroughSuccessor, after, !whenTrue);
        }

        // The first statement of a try may throw, and then a catch continues as if nothing had been done. If the try works on a stream, it is not
        // known what was done.
        private IEnumerable<ControlFlowRegion> HandlersOf(BasicBlock block)
            => GraphRegions.HandlersBegunAt(block)
                .Where(begun => begun.Handler.Kind == ControlFlowRegionKind.Catch && !WorksOnStream(begun.Try))
                .Select(begun => begun.Handler);

        private bool WorksOnStream(ControlFlowRegion region)
            => GraphRegions.OperationsIn(GraphRegions.BlocksOf(graph, region))
                .Any(operation => operation is IInvocationOperation { Instance.Type.Name: "CipherStream" }
                    or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }
                    || (operation is IArgumentOperation { Value.Type.Name: "CipherStream" }));

        private FlowNode Add(FlowNode node, IOperation operation)
        {
            node = InlineCalls(node, operation);
            node.Steps.Add(new EvaluateStep(operation));
            return node;
        }

        /// <summary>Inlines the local functions that an operation calls, before it; returns the node that follows them.</summary>
        private FlowNode InlineCalls(FlowNode node, IOperation operation)
        {
            foreach (IInvocationOperation local in operation.DescendantsAndSelf()
                .OfType<IInvocationOperation>()
                .Where(candidate => candidate.TargetMethod.MethodKind == MethodKind.LocalFunction))
            {
                IMethodSymbol function = local.TargetMethod.OriginalDefinition;
                if (LocalFunctions.IsIterator(function) || active.Contains(function, SymbolEqualityComparer.Default) || active.Count > 3)
                {
                    continue;
                }

                node = Inline(node, local, function);
            }

            return node;
        }

        private FlowNode Inline(FlowNode node, IInvocationOperation local, IMethodSymbol function)
        {
            foreach (IArgumentOperation argument in local.Arguments)
            {
                if (argument.Parameter is { RefKind: RefKind.None or RefKind.In } parameter)
                {
                    node.Steps.Add(new BindStep(parameter.OriginalDefinition, argument.Value));
                }
            }

            ControlFlowGraph callee = graph.GetLocalFunctionControlFlowGraphInScope(function, builder._cancellation);
            FlowNode after = builder.CreateNode(frame);
            var body = new Body(builder, callee, new Frame(isOfMethod: false), local, after, [.. active, function]);
            node.ConnectTo(body.NodeOf(callee.Blocks[0], after: null));
            return after;
        }

        private void Connect(FlowNode node, ControlFlowBranch? branch, Continuation? after, bool? outcome)
        {
            FlowNode? target = branch?.Semantics switch
            {
                ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return
                    => Resume(new(branch.LeavingRegions, 0, branch.Destination!, after)),
                ControlFlowBranchSemantics.StructuredExceptionHandling when after is not null => Resume(after),
                _ => null,
            };
            if (target is not null)
            {
                node.ConnectTo(target, outcome);
            }
        }

        /// <summary>Leaves regions from the innermost outward: scopes end, finally blocks run.</summary>
        private FlowNode Resume(Continuation continuation)
        {
            FlowNode? begin = null;
            for (int i = continuation.Left; i < continuation.Leaving.Count; i++)
            {
                ControlFlowRegion region = continuation.Leaving[i];
                if (region.Kind == ControlFlowRegionKind.LocalLifetime && region.Locals.Length > 0)
                {
                    begin ??= builder.CreateNode(frame);
                    begin.Steps.Add(new ScopeEndStep(region.Locals));
                }
                else if (region.Kind == ControlFlowRegionKind.TryAndFinally)
                {
                    ControlFlowRegion last = region.NestedRegions.First(nested => nested.Kind == ControlFlowRegionKind.Finally);
                    return Then(NodeOf(graph.Blocks[last.FirstBlockOrdinal], continuation with { Left = i + 1 }));
                }
            }

            return Then(NodeOf(continuation.Destination, continuation.Outer));

            FlowNode Then(FlowNode target)
            {
                if (begin is null)
                {
                    return target;
                }

                begin.ConnectTo(target);
                return begin;
            }
        }
    }
}
