using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
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
                : Evaluate(argument.Value);
        }

        if (ciphers.AlgorithmOf(method.ContainingType) is { } algorithm) return InvokeCipher(call, algorithm, instance, arguments);
        if (method.MethodKind == MethodKind.LocalFunction && InvokeLocal(call, arguments)) return Make(call, ContentKind.Unknown);
        Value? first = instance ?? Argument(arguments, 0);
        if (KnownMembers.IsView(method)) return first is null ? null : View(call, first);
        if (KnownMembers.IsCopy(method)) return first is null ? null : Copy(call, first);
        if (KnownMembers.IsConversion(method)) return Conversion(call, instance, arguments);
        if (KnownMembers.Copying(method) is { } copying) return CopyBytes(call, copying.From < 0 ? instance : Argument(arguments, copying.From), copying.To < 0 ? instance : Argument(arguments, copying.To));
        if (KnownMembers.Zeroes(method)) return Overwrite(call, first, method.Parameters.Length > 1 ? null : new(ContentKind.Zero, "zeros"));
        if (KnownMembers.FillsWithOne(method)) return Overwrite(call, first, Filled(arguments, method));
        if (KnownMembers.WritesNumber(method)) return WritePart(Argument(arguments, 0), call, Argument(arguments, 1) is { } number && _state.ContentOf(number).IsConstant);
        if (KnownMembers.IsRandom(method)) return Randomize(call, arguments);
        return InvokeUnknown(call, instance, arguments);
    }

    private static Value? Argument(Dictionary<int, Value?> arguments, int ordinal) => arguments.TryGetValue(ordinal, out Value? value) ? value : null;

    private Value View(IInvocationOperation call, Value memory)
    {
        IOperation[] bounds = [.. call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && !KnownMembers.IsMemory(argument.Parameter?.Type) && argument.Parameter?.Type.SpecialType != SpecialType.System_String).Select(argument => argument.Value)];
        return bounds.Length == 0 ? memory : new(memory.Site, Slice(memory.Slice, call, bounds));
    }

    private Value Conversion(IInvocationOperation call, Value? instance, Dictionary<int, Value?> arguments)
    {
        if (arguments.Values.Any(value => value is null) || call.TargetMethod.Parameters.Any(parameter => KnownMembers.MayWrite(parameter) && KnownMembers.IsMemory(parameter.Type)))
            return InvokeUnknown(call, instance, arguments)!;
        List<Content> contents = [.. arguments.Values.Select(value => _state.ContentOf(value!))];

        // The encoding that a text is converted with is not what it is made of.
        if (call.Instance?.Type?.ToString() is "string" or "System.Guid" && instance is not null) contents.Add(_state.ContentOf(instance));
        else if (call.Instance?.Type?.ToString() is "string" or "System.Guid") contents.Add(Content.Unknown(new()));
        return contents.Count > 0 && contents.All(content => content.IsConstant)
            ? Make(call, new Content(contents.Any(content => content.Kind == ContentKind.Default) ? ContentKind.Default : ContentKind.Literal, $"{call.TargetMethod.Name} {string.Join(",", contents.Select(content => content.Stamp))}") { Maybe = contents.Any(content => content.Maybe) })
            : Make(call, ContentKind.Unknown);
    }

    private Value? CopyBytes(IOperation call, Value? from, Value? to)
    {
        if (to is null) return null;
        Content? source = from is null ? null : _state.ContentOf(from), target = _state.ContentOf(to);
        bool known = source is { IsConstant: true } && (to.Slice.Length == 0 || target.IsConstant);
        if (known) _state.Renew(call);
        if (known) _state.Set(to.Site, new Content(ContentKind.Literal, to.Slice.Length == 0 && from!.Slice.Length == 0 ? source!.Stamp : call) { Maybe = source!.Maybe || target.Maybe });
        else Write(to, call);
        return null;
    }

    private Value? Overwrite(IOperation call, Value? memory, Content? content)
    {
        if (memory is null) return null;
        if (content is null) Write(memory, call);
        else if (memory.Slice.Length == 0) _state.Set(memory.Site, content);
        else WritePart(memory, call, isConstant: true);
        return null;
    }

    private Content? Filled(Dictionary<int, Value?> arguments, IMethodSymbol method) =>
        method.Parameters.Length <= 2 && Argument(arguments, method.Parameters.Length - 1) is { } value && _state.ContentOf(value) is { IsConstant: true } filling
            ? new(ContentKind.Literal, $"all {filling.Stamp}")
            : null;

    private Value? Randomize(IInvocationOperation call, Dictionary<int, Value?> arguments)
    {
        if (call.TargetMethod.ReturnType is IArrayTypeSymbol) return Make(call, ContentKind.Random);
        if (Argument(arguments, 0) is not { } memory) return null;
        Write(memory, call);
        if (memory.Slice.Length == 0) _state.Set(memory.Site, new(ContentKind.Random, call));
        return null;
    }

    private Value? InvokeCipher(IInvocationOperation call, Algorithm algorithm, Value? handle, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "Reinit") return Make(call, ContentKind.Unknown, handle is null ? null : _state.ContentOf(handle).Stamp);
        if (method.Name is "Encrypt" or "BeginEncrypt" && CipherClasses.WantsFreshNonce(algorithm)
            && method.Parameters.FirstOrDefault(parameter => parameter.Name is "nonce" or "iv") is { } parameter)
        {
            Encrypt(call, algorithm, handle, Argument(arguments, parameter.Ordinal));
        }

        foreach (IParameterSymbol written in method.Parameters.Where(parameter => parameter.Type.Name == "Span"))
        {
            if (Argument(arguments, written.Ordinal) is { } memory) Write(memory, call);
        }

        return Make(call, ContentKind.Unknown);
    }

    private void Encrypt(IInvocationOperation call, Algorithm algorithm, Value? handle, Value? nonce)
    {
        if (nonce is null) return;
        Content content = _state.ContentOf(nonce), key = handle is null ? Content.Unknown(new()) : _state.ContentOf(handle);
        bool whole = content is { Kind: ContentKind.Default or ContentKind.Zero or ContentKind.Literal, Untracked: false };
        if (whole && !(key.Stamp is KeyIdentity identity && findings.OneTimeKeys.Contains(identity.First.Stamp))) findings.Constant[call] = (nonce.Site, algorithm.Name);
        if (content.Untracked || key.Untracked || content.Maybe || key.Maybe) return;
        Use use = new(key.Stamp, content.Stamp, nonce.Slice);
        if (_state.Uses.TryGetValue(use, out (IOperation First, bool Maybe) used)) findings.UsedAgain[call] = (used.First, algorithm.Name);
        _state.Uses[use] = (used.First ?? call, Maybe: false);
    }

    private Value Create(IObjectCreationOperation creation)
    {
        Dictionary<int, Value?> arguments = [];
        foreach (IArgumentOperation argument in creation.Arguments) arguments[argument.Parameter?.Ordinal ?? -1] = Evaluate(argument.Value);
        Evaluate(creation.Initializer);
        if (ciphers.AlgorithmOf(creation.Type) is { } algorithm) return CreateCipher(creation, algorithm, arguments);
        if (creation.Type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" && Argument(arguments, 0) is { } memory)
        {
            IOperation[] bounds = [.. creation.Arguments.Skip(1).Select(argument => argument.Value)];
            return bounds.Length == 0 ? memory : new(memory.Site, Slice(memory.Slice, creation, bounds));
        }

        if (creation.Type?.ToString() is "string" or "System.Guid" && arguments.Count > 0 && arguments.Values.All(value => value is not null && _state.ContentOf(value).IsConstant))
            return Make(creation, ContentKind.Literal, $"new {string.Join(",", arguments.Values.Select(value => _state.ContentOf(value!).Stamp))}");
        Give(creation, creation.Constructor, arguments, creation.Arguments);
        return Make(creation, ContentKind.Unknown);
    }

    private Value CreateCipher(IObjectCreationOperation creation, Algorithm algorithm, Dictionary<int, Value?> arguments)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            // The salt of RFC 4106 and the nonce of RFC 3686 go with the key and need not be secret.
            if (argument.Parameter?.Name is "key" or "encryptionKey" or "authenticationKey" && Argument(arguments, argument.Parameter.Ordinal) is { } key
                && _state.ContentOf(key) is { Kind: ContentKind.Zero or ContentKind.Literal or ContentKind.Patched, Untracked: false } content
                && !findings.LiteralKeys.ContainsKey(creation))
            {
                findings.LiteralKeys[creation] = (argument, algorithm.Name, content.Kind);
            }
        }

        if (creation.Arguments.FirstOrDefault()?.Value is { } first && Argument(arguments, 0) is { } drawn && _state.ContentOf(drawn) is { Kind: ContentKind.Random } random && OneTimeKey.IsHandedOn(first))
            findings.OneTimeKeys.Add(random.Stamp);
        return Make(creation, ContentKind.Unknown, new KeyIdentity(algorithm.Name, Part(0), Part(1)));

        (object, string) Part(int ordinal) => Argument(arguments, ordinal) is { } value ? (_state.ContentOf(value).Stamp, value.Slice) : (arguments.ContainsKey(ordinal) ? new object() : "", "");
    }

    private Value InvokeUnknown(IInvocationOperation call, Value? instance, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (instance is not null && call.Instance?.Type is { } type && KnownMembers.IsMemory(type) && !KnownMembers.IsReadOnly(type) && type is not IArrayTypeSymbol) Untrack(instance);
        Give(call, method, arguments, call.Arguments);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType is IPointerTypeSymbol) foreach (Value? value in arguments.Values) Untrack(value);
        Value result = Make(call, ContentKind.Unknown);
        bool held = !method.IsStatic || (KnownMembers.IsMemory(method.ReturnType) && arguments.Values.Any(value => value is not null));
        if (held) _state.Contents[call] = Content.Unknown(call) with { Escaped = true };
        return result;
    }

    // A method that is not known writes what it can write, keeps what it can keep, and if it is of this project changes what it has kept and the fields.
    private void Give(IOperation call, IMethodSymbol? method, Dictionary<int, Value?> arguments, ImmutableArray<IArgumentOperation> passed)
    {
        bool mine = method is null || KnownMembers.IsOfThisProject(method) || method.MethodKind == MethodKind.DelegateInvoke;
        if (mine)
        {
            foreach (object site in _state.Contents.Where(pair => pair.Value.Escaped).Select(pair => pair.Key).ToList()) Write(new(site, ""), new object());
            foreach (ISymbol member in _state.Variables.Keys.OfType<ISymbol>().Where(IsChangeable).ToList()) _state.Variables.Remove(member);
            foreach (Use use in _state.Uses.Keys.Where(use => use.Nonce is ISymbol nonce && IsField(nonce) || use.Key is ISymbol key && IsChangeable(key)).ToList()) _state.Uses.Remove(use);
        }

        foreach (IArgumentOperation argument in passed)
        {
            if (!KnownMembers.MayWrite(argument.Parameter)) continue;
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && argument.Value is ILocalReferenceOperation local) _state.Variables[local.Local] = Make(argument, ContentKind.Unknown);
            if (Argument(arguments, argument.Parameter?.Ordinal ?? -1) is not { } value || ciphers.AlgorithmOf(argument.Value.Type) is not null) continue;
            Write(value, call);
            if (argument.Parameter?.Type.Name != "Span") Escape(value);
        }
    }

    private static bool IsField(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol;

    // A handle in a field that is set once is always the same; an array in it has other bytes at other times.
    private bool IsChangeable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !(field.IsReadOnly && ciphers.AlgorithmOf(field.Type) is not null),
        IPropertySymbol property => !(property.SetMethod is null && ciphers.AlgorithmOf(property.Type) is not null),
        _ => false,
    };

    private bool InvokeLocal(IInvocationOperation call, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol function = call.TargetMethod.OriginalDefinition;
        if (_graph is null || _inside.Count >= MostNested || _inside.Contains(function, SymbolEqualityComparer.Default)) return false;
        ControlFlowGraph body = _graph.GetLocalFunctionControlFlowGraphInScope(function);
        foreach (IParameterSymbol parameter in function.Parameters) _state.Variables[parameter] = Argument(arguments, parameter.Ordinal) ?? Make(call, ContentKind.Unknown);
        _inside.Push(function);
        ByteState? after = new FlowWalk(body, Visit).Run(_state.Clone());
        _inside.Pop();
        if (after is not null) _state.Become(after);
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

    private void Write(Value memory, object stamp)
    {
        findings.Changes(memory.Site);
        _state.Renew(stamp);
        _state.Set(memory.Site, Content.Unknown(stamp));
    }

    private Value? WritePart(Value? memory, IOperation by, bool isConstant)
    {
        if (memory is null) return null;
        Content content = _state.ContentOf(memory);
        Write(memory, by);
        if (isConstant && content.IsConstant) _state.Set(memory.Site, new(ContentKind.Patched, by) { Maybe = content.Maybe });
        return null;
    }

    private void Escape(Value? value)
    {
        if (value is not null) _state.Contents[value.Site] = _state.ContentOf(value) with { Escaped = true };
    }

    private Value? Untrack(Value? value)
    {
        if (value is null) return null;
        findings.Changes(value.Site);
        _state.Contents[value.Site] = Content.Unknown(new()) with { Untracked = true, Escaped = true };
        return value;
    }
}
