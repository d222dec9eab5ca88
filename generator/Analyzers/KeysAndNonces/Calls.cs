using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>Calls of local functions, of lambdas and of methods that are not known.</content>
internal sealed partial class Evaluator
{
    private Region? Invoke(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Region? instance = Evaluate(call.Instance);
        Arguments arguments = new();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter?.Ordinal] = Argument(argument, method);
        }

        if (ciphers.AlgorithmOf(method.ContainingType) is { } algorithm)
        {
            return _cipherCalls.Invoke(_state, call, algorithm, instance, arguments);
        }

        if (method.MethodKind == MethodKind.LocalFunction && InvokeLocal(call, arguments, out Region? result))
        {
            return result;
        }

        if (method.Name == "Add" && instance is not null && arguments[0] is { } added)
        {
            _cipherCalls.AddMessages(_state, instance, added, index: null);
        }

        if (method.Name == "Clear" && instance is not null)
        {
            _state.Messages.Set(instance.Site, []);
        }

        return InvokePlatform(call, instance, arguments);
    }

    private Region? Argument(IArgumentOperation argument, IMethodSymbol method)
    {
        // A lambda given to these runs more than once.
        if (argument.Value is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda }
            && method.Name is "For" or "ForEach" or "ForEachAsync")
        {
            return Lambda(lambda, iterations: 2);
        }

        return PureLambda.IsPassed(argument, model)
            ? _state.Allocate(argument, ContentKind.Literal, $"lambda {argument.Value.Syntax}")
            : Evaluate(argument.Value);
    }

    private Region Create(IObjectCreationOperation creation)
    {
        Arguments arguments = new();
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            arguments[argument.Parameter?.Ordinal] = Evaluate(argument.Value);
        }

        Evaluate(creation.Initializer);
        if (ciphers.AlgorithmOf(creation.Type) is { } algorithm)
        {
            return _cipherCalls.Create(_state, creation, algorithm, arguments);
        }

        if (creation.Type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" && arguments[0] is { } memory)
        {
            IOperation[] bounds = [.. creation.Arguments.Skip(1).Select(argument => argument.Value)];
            return bounds.Length == 0 ? memory : Slicing.Of(memory, bounds);
        }

        if (PlatformTypes.IsListOfNumbers(creation.Type) && creation.Arguments.Length == 0)
        {
            return _state.Allocate(creation, Content.NoBytes);
        }

        bool isText = creation.Type?.ToString() is "string" or "System.Guid";
        if (isText && arguments.All.Count > 0 && arguments.All.All(value => value is not null && _state.ContentAt(value).IsConstant))
        {
            return _state.Allocate(creation, ContentKind.Literal,
                $"new {string.Join(",", arguments.All.Select(value => _state.ContentAt(value!).Stamp))}");
        }

        return CreateUnknown(creation, arguments);
    }

    private Region CreateUnknown(IObjectCreationOperation creation, Arguments arguments)
    {
        Message? message = CipherCalls.MessageOf(creation, arguments);
        Give(creation, creation.Constructor, arguments, creation.Arguments);
        if (message is null && !MayRunOwnCode(creation.Constructor))
        {
            // A stream over an array writes it whenever it is written.
            foreach (IArgumentOperation argument in creation.Arguments.Where(argument => ParameterAccess.MayWrite(argument.Parameter)
                && argument.Parameter?.Type is IArrayTypeSymbol))
            {
                _state.Untrack(arguments[argument.Parameter!.Ordinal]);
            }
        }

        Region made = _state.Allocate(creation, ContentKind.Unknown);
        if (message is not null)
        {
            _state.Messages.Set(made.Site, [message]);
        }

        return made;
    }

    private Region InvokeUnknown(IInvocationOperation call, Region? instance, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (instance is not null)
        {
            if (call.Instance?.Type is { } type and not IArrayTypeSymbol && PlatformTypes.IsMemory(type) && !PlatformTypes.IsReadOnly(type))
            {
                _state.Untrack(instance);
            }

            _state.ChangeMembers(instance.Site);
        }

        Give(call, method, arguments, call.Arguments);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType is IPointerTypeSymbol)
        {
            foreach (Region? region in arguments.All)
            {
                _state.Untrack(region);
            }
        }

        bool isHeld = !method.IsStatic || (PlatformTypes.IsMemory(method.ReturnType) && arguments.All.Any(region => region is not null));
        return _state.Allocate(call, Content.Unknown(call) with { Escaped = isHeld });
    }

    // A method that is not known writes what it can write and keeps what it can keep. One of this project also changes fields, and what it has kept.
    private void Give(IOperation call, IMethodSymbol? method, Arguments arguments, ImmutableArray<IArgumentOperation> passed)
    {
        _cipherCalls.MayRekey(_state, method, arguments, passed);
        if (MayRunOwnCode(method))
        {
            RunOwnCode();
        }

        foreach (IArgumentOperation argument in passed)
        {
            if (ElementGiven(argument) is { } holder)
            {
                if (method is { ReturnsByRef: true } or { ReturnsByRefReadonly: true })
                {
                    _state.Untrack(holder);
                }
                else if (argument.Parameter?.RefKind != RefKind.In)
                {
                    _state.Write(holder, call);
                }
            }

            if (ParameterAccess.MayWrite(argument.Parameter))
            {
                GiveToWrite(call, method, arguments, argument);
            }
        }
    }

    private void RunOwnCode()
    {
        foreach (object site in _state.Contents.Where(pair => pair.Value.Escaped).Select(pair => pair.Key).ToList())
        {
            _state.Write(new(site), new object());
        }

        foreach (ISymbol member in _state.Variables.Keys.OfType<ISymbol>().Where(IsChangeable).ToList())
        {
            _state.Variables.Remove(member);
        }

        IEnumerable<ISymbol> nonces = _state.Uses.Keys.Select(use => use.Nonce).OfType<ISymbol>().Where(MemberSite.IsFieldOrProperty);
        IEnumerable<ISymbol> keys = _state.Uses.Keys.Select(use => use.Key).OfType<ISymbol>().Where(IsChangeable);
        foreach (ISymbol member in nonces.Concat(keys).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToList())
        {
            _state.Renew(member);
        }
    }

    private void GiveToWrite(IOperation call, IMethodSymbol? method, Arguments arguments, IArgumentOperation argument)
    {
        if (arguments[argument.Parameter?.Ordinal] is { } batch && !_state.Messages.At(batch.Site).IsEmpty && MayRunOwnCode(method))
        {
            _state.Messages.Set(batch.Site, []);
        }

        if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && Expressions.Declared(argument.Value) is ILocalReferenceOperation local)
        {
            _state.Variables[local.Local] = _state.Allocate(argument, ContentKind.Unknown);
        }

        if (arguments[argument.Parameter?.Ordinal] is not { } region || _cipherCalls.IsCipher(argument.Value))
        {
            return;
        }

        _state.Write(region, call);
        if (argument.Parameter?.Type.Name == "Span")
        {
            return;
        }

        _state.Escape(region);
        if (method is { IsStatic: false, ContainingType.IsRecord: false })
        {
            _state.Findings.Keeps(region.Site);
        }
    }

    // By reference: ref nonce[0].
    private Region? ElementGiven(IArgumentOperation argument)
        => argument.Parameter?.RefKind == RefKind.None ? null : Evaluate(Expressions.ElementOf(argument.Value).Memory);

    private static bool MayRunOwnCode(IMethodSymbol? method)
        => method is null || PlatformTypes.IsOfThisProject(method) || method.MethodKind == MethodKind.DelegateInvoke;

    // A handle in a field that is set once is always the same; an array in it has other bytes at other times.
    private bool IsChangeable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !(field.IsReadOnly && ciphers.AlgorithmOf(field.Type) is not null),
        IPropertySymbol property => !(property.SetMethod is null && ciphers.AlgorithmOf(property.Type) is not null),
        _ => false,
    };

    private bool InvokeLocal(IInvocationOperation call, Arguments arguments, out Region? result)
    {
        result = null;
        IMethodSymbol function = call.TargetMethod.OriginalDefinition;
        if (_graph is null || _inside.Count >= MostNested || _inside.Contains(function, SymbolEqualityComparer.Default))
        {
            return false;
        }

        ControlFlowGraph body = _graph.GetLocalFunctionControlFlowGraphInScope(function);
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            _state.Variables[parameter] = arguments[parameter.Ordinal] ?? _state.Allocate(call, ContentKind.Unknown);
        }

        _state.Variables.Remove(MethodState.Returned);
        _inside.Push(function);
        MethodState? after = new FlowWalk(body, Visit).Run(_state.Clone());
        _inside.Pop();
        if (after is not null)
        {
            _state.Become(after);
        }

        result = function.ReturnsVoid || !_state.Variables.TryGetValue(MethodState.Returned, out Region? returned)
            ? _state.Allocate(call, ContentKind.Unknown)
            : returned;
        _state.Variables.Remove(MethodState.Returned);
        return true;
    }

    // When it runs is not known, so nothing follows from what it does; what it captures is what its surroundings have now.
    private Region? Lambda(IFlowAnonymousFunctionOperation lambda, int iterations)
    {
        if (_graph is null || _inside.Count >= MostNested)
        {
            return null;
        }

        ControlFlowGraph body = _graph.GetAnonymousFunctionControlFlowGraphInScope(lambda);
        _inside.Push(lambda.Symbol);
        MethodState? state = _state.Clone();
        state.Uses.Clear();
        for (int i = 0; i < iterations && state is not null; i++)
        {
            foreach (IParameterSymbol parameter in lambda.Symbol.Parameters)
            {
                // Each iteration gets another object, whose members are other ones.
                state.Renew(parameter);
                state.ChangeMembers(parameter);
            }

            state = new FlowWalk(body, Visit).Run(state);
        }

        _inside.Pop();
        return null;
    }
}
