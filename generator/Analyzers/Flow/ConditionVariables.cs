using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>The variables that the conditions of a method depend on: conditions that share one may exclude each other.</summary>
internal sealed class ConditionVariables(FlowGraph graph)
{
    private readonly Dictionary<FlowNode, HashSet<ISymbol>> _known = [];
    private readonly Dictionary<FlowNode, HashSet<ISymbol>> _assigned = [];

    /// <summary>
    /// Returns whether a condition has the same outcome in every iteration of a loop: it depends on variables alone, and no iteration changes one.
    /// </summary>
    public bool NeverChange(FlowNode node, FlowNode head)
        => node.Condition!.DescendantsAndSelf().All(IsPlain) && !Of(node).Overlaps(AssignedIn(head));

    /// <summary>Whether the test of a loop rests on a variable that a condition outside it rests on too, and may so exclude it.</summary>
    public bool AreAskedOutside(FlowNode test, FlowNode head)
    {
        HashSet<ISymbol> asked = [.. Of(test).Except(AssignedIn(head), SymbolEqualityComparer.Default)];
        return graph.Nodes.Any(node => node.Condition is not null
            && !IsOfUsing(node.Condition)
            && !graph.IsInLoop(node, head)
            && asked.Overlaps(Of(node))
            && !IsGuardOf(node, test)
            && !AreAlike(node, test, asked));
    }

    // if (count == 0) return; before the loop: whoever comes to the loop took the same way there.
    private bool IsGuardOf(FlowNode condition, FlowNode test) => condition.Successors.Count(edge => graph.CanReach(edge.Target, test)) == 1;

    private bool AreAlike(FlowNode condition, FlowNode test, HashSet<ISymbol> bound)
        => CountingLoops.AreAlike(condition.Condition!, test.Condition!) && !bound.Any(IsAssignedTwice);

    private bool IsAssignedTwice(ISymbol variable)
        => Operations.Count(operation => SymbolEqualityComparer.Default.Equals(Assigned(operation), variable)) > (variable is IParameterSymbol
            ? 0
            : 1);

    // The test that the compiler writes for a using: it is correlated with nothing.
    private static bool IsOfUsing(IOperation condition) => condition is IIsNullOperation { IsImplicit: true };

    private HashSet<ISymbol> Of(FlowNode node)
    {
        if (_known.TryGetValue(node, out HashSet<ISymbol>? known))
        {
            return known;
        }

        HashSet<ISymbol> variables = new(node.Condition!.DescendantsAndSelf().SelectMany(Captured).Select(Expressions.VariableOf).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        _known.Add(node, variables);
        return variables;
    }

    // The value of a switch is captured before its cases ask for it.
    private IEnumerable<IOperation> Captured(IOperation operation) => operation is IFlowCaptureReferenceOperation reference
        ? Operations.OfType<IFlowCaptureOperation>()
            .Where(capture => capture.Id.Equals(reference.Id))
            .SelectMany(capture => capture.Value.DescendantsAndSelf())
        : [operation];

    private IEnumerable<IOperation> Operations => graph.Nodes.SelectMany(In);

    private static IEnumerable<IOperation> In(FlowNode node)
        => node.Steps.OfType<EvaluateStep>().SelectMany(step => step.Operation.DescendantsAndSelf());

    private HashSet<ISymbol> AssignedIn(FlowNode head)
    {
        if (_assigned.TryGetValue(head, out HashSet<ISymbol>? known))
        {
            return known;
        }

        HashSet<ISymbol> assigned = new(graph.Nodes.Where(node => graph.IsInLoop(node, head)).SelectMany(In).Select(Assigned).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        _assigned.Add(head, assigned);
        return assigned;
    }

    private static ISymbol? Assigned(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Expressions.VariableOf(assignment.Target),
        IIncrementOrDecrementOperation increment => Expressions.VariableOf(increment.Target),
        IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => Expressions.VariableOf(argument.Value),
        _ => null,
    };

    private static bool IsPlain(IOperation operation)
        => operation is ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IBinaryOperation or IUnaryOperation
            or IConversionOperation;
}
