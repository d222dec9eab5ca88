using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What calls do to a state.</summary>
internal sealed partial class Evaluator
{
    private Value? Invoke(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        Value? instance = Evaluate(call.Instance);
        Dictionary<int, Value?> arguments = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            // A lambda given to these runs more than once.
            arguments[argument.Parameter?.Ordinal ?? -1] = argument.Value is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } && method.Name is "For" or "ForEach" or "ForEachAsync"
                ? Lambda((IFlowAnonymousFunctionOperation)((IDelegateCreationOperation)argument.Value).Target, turns: 2)
                : PureLambda.IsPassed(argument, model) ? Make(argument, ContentKind.Literal, $"lambda {argument.Value.Syntax}") : Evaluate(argument.Value);
        }

        if (ciphers.AlgorithmOf(method.ContainingType) is { } algorithm) return InvokeCipher(call, algorithm, instance, arguments);
        if (method.MethodKind == MethodKind.LocalFunction && InvokeLocal(call, arguments, out Value? result)) return result;
        if (method.Name == "Add" && instance is not null && Argument(arguments, 0) is { } added) AddTo(instance, added, index: null);
        if (method.Name is "Clear" && instance is not null) _state.Messages.Set(instance.Site, []);
        return InvokeOnBytes(call, instance, arguments);
    }

    private Value? InvokeOnBytes(IInvocationOperation call, Value? instance, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        Value? first = instance ?? Argument(arguments, 0);
        if (instance is not null && PlatformTypes.IsListOfNumbers(method.ContainingType) && ChangesList(method))
            return WritePart(instance, call, method.Name is "Add" or "AddRange" ? ContentOf(Argument(arguments, 0)) : Content.Unknown(call), isFixedPlace: true);
        PlatformMember member = PlatformMembers.Of(method);
        switch (member.Effect)
        {
            case MemoryEffect.View: return first is null ? null : View(call, first);
            case MemoryEffect.Reinterpret: return first is null ? null : Reinterpret(call, first);
            case MemoryEffect.Clone: return first is null ? null : Copy(call, first);
            case MemoryEffect.Convert: return Conversion(call, member, instance, arguments);
            case MemoryEffect.Copy: return CopyBytes(call, Given(member.Source), Given(member.Target!.Value));
            case MemoryEffect.Clear: return Clear(call, first);
            case MemoryEffect.Fill: return Overwrite(call, first, Filled(arguments, method));
            case MemoryEffect.Rearrange: return WritePart(first, call, ContentOf(first), isFixedPlace: false);
            case MemoryEffect.Resize: return Resize(call, arguments);
            case MemoryEffect.Randomize: return Randomize(call, arguments);
            case MemoryEffect.Allocate when member.IsZeroed && method.TypeArguments[0].SpecialType == SpecialType.System_Byte: return Make(call, ContentKind.Zero, "zeros");
            default: return SourceConstants.ContentOf(method, model, ciphers) is { } constant ? Make(call, constant) : InvokeUnknown(call, instance, arguments);
        }

        Value? Given(int ordinal) => ordinal == PlatformMember.Instance ? instance : Argument(arguments, ordinal);
    }

    private static bool ChangesList(IMethodSymbol method) => method.Name is not ("ToArray" or "Contains" or "IndexOf" or "CopyTo" or "get_Count" or "Exists" or "Find");

    private static Value? Argument(Dictionary<int, Value?> arguments, int ordinal) => arguments.TryGetValue(ordinal, out Value? value) ? value : null;

    private Value Create(IObjectCreationOperation creation)
    {
        Dictionary<int, Value?> arguments = [];
        foreach (IArgumentOperation argument in creation.Arguments) arguments[argument.Parameter?.Ordinal ?? -1] = Evaluate(argument.Value);
        Evaluate(creation.Initializer);
        if (ciphers.AlgorithmOf(creation.Type) is { } algorithm) return CreateCipher(creation, algorithm, arguments);
        if (creation.Type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" && Argument(arguments, 0) is { } memory)
        {
            IOperation[] bounds = [.. creation.Arguments.Skip(1).Select(argument => argument.Value)];
            return bounds.Length == 0 ? memory : Slice(memory, creation, bounds);
        }

        if (MessageOf(creation, arguments) is { } message)
        {
            Give(creation, creation.Constructor, arguments, creation.Arguments);
            Value made = Make(creation, ContentKind.Unknown);
            _state.Messages.Set(made.Site, [message]);
            return made;
        }

        if (PlatformTypes.IsListOfNumbers(creation.Type) && creation.Arguments.Length == 0) return Make(creation, ContentKind.Default, "no bytes");
        if (creation.Type?.ToString() is "string" or "System.Guid" && arguments.Count > 0 && arguments.Values.All(value => value is not null && _state.ContentOf(value).IsConstant))
            return Make(creation, ContentKind.Literal, $"new {string.Join(",", arguments.Values.Select(value => _state.ContentOf(value!).Stamp))}");
        Give(creation, creation.Constructor, arguments, creation.Arguments);

        // A stream over an array writes it whenever it is written.
        foreach (IArgumentOperation argument in creation.Arguments.Where(argument => ParameterAccess.MayWrite(argument.Parameter) && argument.Parameter?.Type is IArrayTypeSymbol && !IsMine(creation.Constructor)))
            Untrack(Argument(arguments, argument.Parameter!.Ordinal));
        return Make(creation, ContentKind.Unknown);
    }

    private Value InvokeUnknown(IInvocationOperation call, Value? instance, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (instance is not null && call.Instance?.Type is { } type && PlatformTypes.IsMemory(type) && !PlatformTypes.IsReadOnly(type) && type is not IArrayTypeSymbol) Untrack(instance);
        if (instance is not null) ChangeMembers(instance.Site);
        Give(call, method, arguments, call.Arguments);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType is IPointerTypeSymbol) foreach (Value? value in arguments.Values) Untrack(value);
        Value result = Make(call, ContentKind.Unknown);
        bool held = !method.IsStatic || (PlatformTypes.IsMemory(method.ReturnType) && arguments.Values.Any(value => value is not null));
        if (held) _state.Contents[call] = Content.Unknown(call) with { Escaped = true };
        return result;
    }

    // A method that is not known writes what it can write, keeps what it can keep, and if it is of this project changes what it has kept and the fields.
    private void Give(IOperation call, IMethodSymbol? method, Dictionary<int, Value?> arguments, ImmutableArray<IArgumentOperation> passed)
    {
        MayRekey(method, arguments, passed);
        if (IsMine(method))
        {
            foreach (object site in _state.Contents.Where(pair => pair.Value.Escaped).Select(pair => pair.Key).ToList()) Write(new(site, ""), new object());
            foreach (ISymbol member in _state.Variables.Keys.OfType<ISymbol>().Where(IsChangeable).ToList()) _state.Variables.Remove(member);
            foreach (object member in _state.Uses.Keys.SelectMany(use => new[] { use.Nonce is ISymbol nonce && IsField(nonce) ? nonce : null, use.Key is ISymbol key && IsChangeable(key) ? key : null }).OfType<object>().Distinct().ToList()) _state.Renew(member);
        }

        foreach (IArgumentOperation argument in passed)
        {
            if (ElementGiven(argument) is { } holder)
            {
                if (method is { ReturnsByRef: true } or { ReturnsByRefReadonly: true }) Untrack(holder);
                else if (argument.Parameter?.RefKind != RefKind.In) Write(holder, call);
            }

            if (!ParameterAccess.MayWrite(argument.Parameter)) continue;
            if (Argument(arguments, argument.Parameter?.Ordinal ?? -1) is { } batch && !_state.Messages.At(batch.Site).IsEmpty && IsMine(method)) _state.Messages.Set(batch.Site, []);
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && (argument.Value is IDeclarationExpressionOperation declared ? declared.Expression : argument.Value) is ILocalReferenceOperation local) _state.Variables[local.Local] = Make(argument, ContentKind.Unknown);
            if (Argument(arguments, argument.Parameter?.Ordinal ?? -1) is not { } value || IsCipher(argument.Value)) continue;
            Write(value, call);
            if (argument.Parameter?.Type.Name == "Span") continue;
            Escape(value);
            if (method is { IsStatic: false, ContainingType.IsRecord: false }) findings.Keeps(value.Site);
        }
    }

    // By reference: ref nonce[0].
    private Value? ElementGiven(IArgumentOperation argument) => argument switch
    {
        { Parameter.RefKind: RefKind.None } => null,
        { Value: IArrayElementReferenceOperation element } => Evaluate(element.ArrayReference),
        { Value: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } memory } } => Evaluate(memory),
        { Value: IImplicitIndexerReferenceOperation indexer } => Evaluate(indexer.Instance),
        _ => null,
    };

    private static bool IsMine(IMethodSymbol? method) => method is null || PlatformTypes.IsOfThisProject(method) || method.MethodKind == MethodKind.DelegateInvoke;

    private static bool IsField(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol;

    // A handle in a field that is set once is always the same; an array in it has other bytes at other times.
    private bool IsChangeable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !(field.IsReadOnly && ciphers.AlgorithmOf(field.Type) is not null),
        IPropertySymbol property => !(property.SetMethod is null && ciphers.AlgorithmOf(property.Type) is not null),
        _ => false,
    };

    private bool InvokeLocal(IInvocationOperation call, Dictionary<int, Value?> arguments, out Value? result)
    {
        result = null;
        IMethodSymbol function = call.TargetMethod.OriginalDefinition;
        if (_graph is null || _inside.Count >= MostNested || _inside.Contains(function, SymbolEqualityComparer.Default)) return false;
        ControlFlowGraph body = _graph.GetLocalFunctionControlFlowGraphInScope(function);
        foreach (IParameterSymbol parameter in function.Parameters) _state.Variables[parameter] = Argument(arguments, parameter.Ordinal) ?? Make(call, ContentKind.Unknown);
        _state.Variables.Remove(ByteState.Returned);
        _inside.Push(function);
        ByteState? after = new FlowWalk(body, Visit).Run(_state.Clone());
        _inside.Pop();
        if (after is not null) _state.Become(after);
        result = function.ReturnsVoid || !_state.Variables.TryGetValue(ByteState.Returned, out Value? returned) ? Make(call, ContentKind.Unknown) : returned;
        _state.Variables.Remove(ByteState.Returned);
        return true;
    }

    // When it runs is not known, so nothing follows from what it does; what it is given is what its surroundings have now.
    private Value? Lambda(IFlowAnonymousFunctionOperation lambda, int turns)
    {
        if (_graph is null || _inside.Count >= MostNested) return null;
        ControlFlowGraph body = _graph.GetAnonymousFunctionControlFlowGraphInScope(lambda);
        _inside.Push(lambda.Symbol);
        ByteState? state = _state.Clone();
        state.Uses.Clear();
        for (int turn = 0; turn < turns && state is not null; turn++)
        {
            foreach (IParameterSymbol parameter in lambda.Symbol.Parameters) state.Renew(parameter);
            state = new FlowWalk(body, Visit).Run(state);
        }

        _inside.Pop();
        return null;
    }

    private void Escape(Value? value)
    {
        if (value is not null) _state.Contents[value.Site] = _state.ContentOf(value) with { Escaped = true };
    }

    private Value? Untrack(Value? value)
    {
        if (value is null) return null;
        findings.Changes(value.Site, 0);
        _state.Contents[value.Site] = Content.Unknown(new()) with { Untracked = true, Escaped = true };
        return value;
    }
}
