using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Walks through the bodies of local functions and lambdas where they are called or passed on.</summary>
internal sealed class NestedFunctions(Evaluator evaluator)
{
    // Local functions that call each other are followed this far.
    private const int MostNested = 3;

    private readonly Stack<ISymbol> _inside = new();

    private MethodState State => evaluator.State;

    /// <summary>Walks through a local function as if its body stood at the call.</summary>
    /// <returns>False if the function is recursive or nested too deep.</returns>
    public bool TryInvoke(IInvocationOperation call, Arguments arguments, out Region? result)
    {
        result = null;
        IMethodSymbol function = call.TargetMethod.OriginalDefinition;
        if (evaluator.Graph is null || _inside.Count >= MostNested || _inside.Contains(function, SymbolEqualityComparer.Default))
        {
            return false;
        }

        ControlFlowGraph body = evaluator.Graph.GetLocalFunctionControlFlowGraphInScope(function);
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            State.Variables[parameter] = arguments[parameter.Ordinal] ?? State.Allocate(call, ContentKind.Unknown);
        }

        State.Variables.Remove(MethodState.Returned);
        _inside.Push(function);
        MethodState? after = new FlowWalk(body, evaluator.Visit).Run(State.Clone());
        _inside.Pop();
        if (after is not null)
        {
            State.Become(after);
        }

        result = function.ReturnsVoid || !State.Variables.TryGetValue(MethodState.Returned, out Region? returned)
            ? State.Allocate(call, ContentKind.Unknown)
            : returned;
        State.Variables.Remove(MethodState.Returned);
        return true;
    }

    /// <summary>
    /// Walks through a lambda to find what it encrypts. The time at which it runs is unknown, so the walk does not change the state. Captured
    /// variables have the values that they have now.
    /// </summary>
    /// <param name="lambda">The lambda.</param>
    /// <param name="iterations">How often to walk through it: twice finds what its second run uses again.</param>
    /// <returns>Null.</returns>
    public Region? Pass(IFlowAnonymousFunctionOperation lambda, int iterations)
    {
        if (evaluator.Graph is null || _inside.Count >= MostNested)
        {
            return null;
        }

        ControlFlowGraph body = evaluator.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda);
        _inside.Push(lambda.Symbol);
        MethodState? state = State.Clone();
        state.Uses.Clear();
        for (int i = 0; i < iterations && state is not null; i++)
        {
            foreach (IParameterSymbol parameter in lambda.Symbol.Parameters)
            {
                // Each iteration gets another object, whose members are other ones.
                state.Renew(parameter);
                state.ChangeMembers(parameter);
            }

            state = new FlowWalk(body, evaluator.Visit).Run(state);
        }

        _inside.Pop();
        return null;
    }
}
