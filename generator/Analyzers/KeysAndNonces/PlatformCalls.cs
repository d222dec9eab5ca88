using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>What the members of the platform do to bytes.</content>
internal sealed partial class Evaluator
{
    private Region? InvokePlatform(IInvocationOperation call, Region? instance, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        Region? first = instance ?? arguments[0];
        if (instance is not null && PlatformTypes.IsListOfNumbers(method.ContainingType) && ChangesList(method))
        {
            Content added = method.Name is "Add" or "AddRange" ? _state.ContentOf(arguments[0]) : Content.Unknown(call);
            _state.WritePart(instance, call, added, isFixedPlace: true);
            return null;
        }

        PlatformMember member = PlatformMembers.Of(method);
        switch (member.Effect)
        {
            case MemoryEffect.View: return first is null ? null : View(call, first);
            case MemoryEffect.Reinterpret: return first is null ? null : Reinterpret(call, first);
            case MemoryEffect.Clone: return first is null ? null : Copy(call, first);
            case MemoryEffect.Convert: return ComputeFromArguments(call, member, instance, arguments);
            case MemoryEffect.Copy or MemoryEffect.Clear or MemoryEffect.Fill or MemoryEffect.Rearrange:
                Write(call, member, instance, arguments);
                return null;
            case MemoryEffect.Resize: return Resize(call, arguments);
            case MemoryEffect.Randomize: return Randomize(call, arguments);
            case MemoryEffect.Allocate when member.IsZeroed && method.TypeArguments[0].SpecialType == SpecialType.System_Byte:
                return _state.Allocate(call, Content.Zeros);
            default:
                return SourceConstants.ContentOf(method, model, ciphers) is { } constant
                    ? _state.Allocate(call, constant)
                    : InvokeUnknown(call, instance, arguments);
        }
    }

    private void Write(IInvocationOperation call, PlatformMember member, Region? instance, Arguments arguments)
    {
        Region? target = member.Target is { } ordinal and not PlatformMember.Instance ? arguments[ordinal] : instance;
        switch (member.Effect)
        {
            case MemoryEffect.Copy:
                CopyBytes(call, member.Source == PlatformMember.Instance ? instance : arguments[member.Source], target);
                break;
            case MemoryEffect.Clear:
                Clear(call, target);
                break;
            case MemoryEffect.Fill:
                _state.Overwrite(target, call, Filled(arguments, call.TargetMethod));
                break;
            default:
                _state.WritePart(target, call, _state.ContentOf(target), isFixedPlace: false);
                break;
        }
    }

    private static bool ChangesList(IMethodSymbol method)
        => method.Name is not ("ToArray" or "Contains" or "IndexOf" or "CopyTo" or "get_Count" or "Exists" or "Find");

    private static Region View(IInvocationOperation call, Region memory)
    {
        IOperation[] bounds =
        [
            .. call.Arguments
                .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && (call.Instance is not null || argument.Parameter?.Ordinal > 0))
                .Select(argument => argument.Value),
        ];
        return bounds.Length == 0 ? memory : Slicing.Of(memory, bounds);
    }

    // All of some memory, seen as bytes, is all of it still.
    private static Region Reinterpret(IInvocationOperation call, Region memory)
    {
        bool isOfBytes = call.Type is INamedTypeSymbol { TypeArguments.Length: 1 } span
            && span.TypeArguments[0].SpecialType == SpecialType.System_Byte;
        return memory.Slice.IsWhole && isOfBytes ? memory : memory.As($"{call.Type}");
    }

    // The result, or what is written to the target, depends on the arguments alone.
    private Region ComputeFromArguments(IInvocationOperation call, PlatformMember member, Region? instance, Arguments arguments)
    {
        IParameterSymbol? target = PlatformMembers.ConversionTarget(call.TargetMethod, member);
        List<Content> contents =
        [
            .. call.Arguments.Select(argument => argument.Parameter)
                .Where(parameter => parameter is { RefKind: not RefKind.Out, Type.Name: not "HashAlgorithmName" }
                    && !SymbolEqualityComparer.Default.Equals(parameter, target))
                .Select(parameter => _state.ContentOf(arguments[parameter!.Ordinal])),
        ];

        // The encoding that a text is converted with is not what it is made of.
        if (call.Instance?.Type?.ToString() is "string" or "System.Guid")
        {
            contents.Add(_state.ContentOf(instance));
        }

        if (target is not null)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument is { Parameter.RefKind: RefKind.Out, Value: ILocalReferenceOperation { Local: var local } })
                {
                    _state.Variables[local] = _state.Allocate(argument, ContentKind.Unknown);
                }
            }

            _state.WritePart(arguments[target.Ordinal], call, Derivation.Of(call, contents), isFixedPlace: true);
            return _state.Allocate(call, ContentKind.Unknown);
        }

        return _state.Allocate(call, Result(call, member, contents));
    }

    // From no bytes comes nothing, except where the arguments are put one after another.
    private static Content Result(IInvocationOperation call, PlatformMember member, List<Content> contents)
    {
        if (member.Concatenates || !contents.Any(content => content.Kind == ContentKind.Default))
        {
            return Derivation.Of(call, contents);
        }

        return contents.All(content => content.IsConstant)
            ? Content.NoBytes with { Maybe = contents.Any(content => content.Maybe) }
            : Content.Unknown(call);
    }

    private void CopyBytes(IInvocationOperation call, Region? from, Region? to)
    {
        if (to is null)
        {
            return;
        }

        Content source = _state.ContentOf(from), target = _state.ContentAt(to);
        bool isWhole = from?.Slice.IsWhole == true
            && to.Slice.IsWhole
            && call.Arguments.All(argument => PlatformTypes.IsMemory(argument.Parameter?.Type));
        bool isKnown = source is { Kind: ContentKind.Unknown or ContentKind.Random, Untracked: false, Maybe: false };
        if (isKnown && isWhole && (target is { IsConstant: true, Maybe: false } || target.Stamp.Equals(source.Stamp)))
        {
            // If the rest of the target was constant, it is the same as long as the source is.
            _state.Findings.Changes(to.Site, 0);
            _state.Set(to.Site, Content.Unknown(source.Stamp));
            return;
        }

        _state.WritePart(to, call, source, isFixedPlace: call.Arguments.All(IsMemoryOrConstant));
    }

    private bool IsMemoryOrConstant(IArgumentOperation argument)
        => PlatformTypes.IsMemory(argument.Parameter?.Type) || argument.Parameter?.Type.Name == "Array"
        || argument.Value is IPropertyReferenceOperation { Property.Name: "Length" } || ContentOf(argument.Value).IsConstant;

    private void Clear(IInvocationOperation call, Region? memory)
    {
        IArgumentOperation[] bounds = [.. call.Arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32)];
        bool isWhole = bounds.Length == 0
            || (bounds[0].Value.ConstantValue is { HasValue: true, Value: 0 }
                && bounds[1].Value is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
                && Evaluate(measured) == memory);
        if (isWhole)
        {
            _state.Overwrite(memory, call, Content.Zeros);
        }
        else
        {
            _state.WritePart(memory, call, Content.Zeros, bounds.All(bound => bound.Value.ConstantValue.HasValue));
        }
    }

    private Content? Filled(Arguments arguments, IMethodSymbol method)
        => method.Parameters.Length <= 2
            && arguments[method.Parameters.Length - 1] is { } value
            && _state.ContentAt(value) is { IsConstant: true } filling
            ? new(ContentKind.Literal, $"all {filling.Stamp}") { Maybe = filling.Maybe }
            : null;

    private Region? Randomize(IInvocationOperation call, Arguments arguments)
    {
        if (call.TargetMethod.ReturnType is IArrayTypeSymbol)
        {
            return _state.Allocate(call, ContentKind.Random);
        }

        if (arguments[0] is { } memory)
        {
            _state.Write(memory, call);
            if (memory.Slice.IsWhole && call.Arguments.Length == 1)
            {
                _state.Set(memory.Site, new(ContentKind.Random, call));
            }
        }

        return null;
    }

    // The variable has another array, with as much of the old one as there is room for.
    private Region? Resize(IInvocationOperation call, Arguments arguments)
    {
        if (call.Arguments[0].Value is not ILocalReferenceOperation { Local: var local })
        {
            return InvokeUnknown(call, null, arguments);
        }

        Content content = _state.ContentOf(arguments[0]);
        _state.Variables[local] = _state.Allocate(call,
            content.IsConstant ? new(ContentKind.Patched, call) { Maybe = content.Maybe } : Content.Unknown(call));
        return null;
    }
}
