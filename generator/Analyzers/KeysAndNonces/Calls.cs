using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates calls and constructor calls: the arguments first, and then what the kind of call makes of them.</summary>
internal sealed class Calls(Evaluator evaluator)
{
    private MethodState State => evaluator.State;

    public Region? Invoke(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Region? instance = evaluator.Evaluate(call.Instance);
        Arguments arguments = new();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter?.Ordinal] = Argument(argument, method);
        }

        if (evaluator.Ciphers.AlgorithmOf(method.ContainingType) is { } algorithm)
        {
            return evaluator.CipherCalls.Invoke(State, call, algorithm, instance, arguments);
        }

        if (method.MethodKind == MethodKind.LocalFunction && evaluator.Functions.TryInvoke(call, arguments, out Region? result))
        {
            return result;
        }

        if (method.Name == "Add" && instance is not null && arguments[0] is { } added)
        {
            evaluator.CipherCalls.AddMessages(State, instance, added, index: null);
        }

        if (method.Name == "Clear" && instance is not null)
        {
            State.Messages.Set(instance.Site, []);
        }

        return evaluator.PlatformCalls.Invoke(call, instance, arguments);
    }

    private Region? Argument(IArgumentOperation argument, IMethodSymbol method)
    {
        // A lambda given to these runs more than once.
        if (argument.Value is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda }
            && method.Name is "For" or "ForEach" or "ForEachAsync")
        {
            return evaluator.Functions.Pass(lambda, iterations: 2);
        }

        return PureLambda.IsPassed(argument, evaluator.Model)
            ? State.Allocate(argument, new Written(WrittenAs.Lambda, $"{argument.Value.Syntax}"))
            : evaluator.Evaluate(argument.Value);
    }

    public Region Create(IObjectCreationOperation creation)
    {
        Arguments arguments = new();
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            arguments[argument.Parameter?.Ordinal] = evaluator.Evaluate(argument.Value);
        }

        evaluator.Evaluate(creation.Initializer);
        if (evaluator.Ciphers.AlgorithmOf(creation.Type) is { } algorithm)
        {
            return evaluator.CipherCalls.Create(State, creation, algorithm, arguments);
        }

        if (creation.Type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" && arguments[0] is { } memory)
        {
            IOperation[] bounds = [.. creation.Arguments.Skip(1).Select(argument => argument.Value)];
            return bounds.Length == 0 ? memory : Slicing.Of(memory, bounds);
        }

        if (PlatformTypes.IsListOfNumbers(creation.Type) && creation.Arguments.Length == 0)
        {
            return State.Allocate(creation, Content.NoBytes);
        }

        bool isText = creation.Type?.ToString() is "string" or "System.Guid";
        if (isText && arguments.All.Count > 0 && arguments.All.All(value => value is not null && State.ContentAt(value).IsConstant))
        {
            string stamps = string.Join(",", arguments.All.Select(value => State.ContentAt(value!).Stamp));
            return State.Allocate(creation, new Written(WrittenAs.ConstructorArguments, stamps));
        }

        return evaluator.UnknownCalls.Create(creation, arguments);
    }
}
