using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates what the members of the platform do to bytes.</summary>
internal sealed class PlatformCalls(Evaluator evaluator)
{
    private MethodState State => evaluator.State;

    public Region? Invoke(IInvocationOperation call, Region? instance, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        Region? first = instance ?? arguments[0];
        if (instance is not null && PlatformTypes.IsListOfNumbers(method.ContainingType) && ChangesList(method))
        {
            Content added = method.Name is "Add" or "AddRange" ? State.ContentOf(arguments[0]) : Content.Unknown(call);
            State.WritePart(instance, call, added, isFixedPlace: true);
            return null;
        }

        PlatformMember member = PlatformMembers.Of(method);
        switch (member.Effect)
        {
            case MemoryEffect.View: return first is null ? null : View(call, first);
            case MemoryEffect.Reinterpret: return first is null ? null : Reinterpret(call, first);
            case MemoryEffect.Clone: return first is null ? null : evaluator.MemoryParts.Copy(call, first);
            case MemoryEffect.Convert: return ComputeFromArguments(call, member, instance, arguments);
            case MemoryEffect.Copy or MemoryEffect.Clear or MemoryEffect.Fill or MemoryEffect.Rearrange:
                Write(call, member, instance, arguments);
                return null;
            case MemoryEffect.Resize: return Resize(call, arguments);
            case MemoryEffect.Randomize: return Randomize(call, arguments);
            case MemoryEffect.Allocate when member.IsZeroed && method.TypeArguments[0].SpecialType == SpecialType.System_Byte:
                return State.Allocate(call, Content.Zeros);
            default:
                return SourceConstants.ContentOf(method, evaluator.Model, evaluator.Ciphers) is { } constant
                    ? State.Allocate(call, constant)
                    : evaluator.UnknownCalls.Invoke(call, instance, arguments);
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
                State.Overwrite(target, call, Filled(arguments, call.TargetMethod));
                break;
            default:
                State.WritePart(target, call, State.ContentOf(target), isFixedPlace: false);
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

    // A view of whole memory as bytes still denotes the whole memory.
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
                .Select(parameter => State.ContentOf(arguments[parameter!.Ordinal])),
        ];

        // The encoding that a text is converted with is not what it is made of.
        if (call.Instance?.Type?.ToString() is "string" or "System.Guid")
        {
            contents.Add(State.ContentOf(instance));
        }

        if (target is not null)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument is { Parameter.RefKind: RefKind.Out, Value: ILocalReferenceOperation { Local: var local } })
                {
                    State.Variables[local] = State.Allocate(argument, ContentKind.Unknown);
                }
            }

            State.WritePart(arguments[target.Ordinal], call, Derivation.Of(call, contents), isFixedPlace: true);
            return State.Allocate(call, ContentKind.Unknown);
        }

        return State.Allocate(call, Result(call, member, contents));
    }

    // The result of no bytes is no bytes, unless the method concatenates its arguments.
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

        Content source = State.ContentOf(from), target = State.ContentAt(to);
        bool isWhole = from?.Slice.IsWhole == true
            && to.Slice.IsWhole
            && call.Arguments.All(argument => PlatformTypes.IsMemory(argument.Parameter?.Type));
        bool isKnown = source is { Kind: ContentKind.Unknown or ContentKind.Random, Untracked: false, Maybe: false };
        if (isKnown && isWhole && (target is { IsConstant: true, Maybe: false } || target.Stamp.Equals(source.Stamp)))
        {
            // If the rest of the target was constant, it is the same as long as the source is.
            State.Findings.Changes(to.Site, 0);
            State.Set(to.Site, Content.Unknown(source.Stamp));
            return;
        }

        State.WritePart(to, call, source, isFixedPlace: call.Arguments.All(IsMemoryOrConstant));
    }

    private bool IsMemoryOrConstant(IArgumentOperation argument)
        => PlatformTypes.IsMemory(argument.Parameter?.Type) || argument.Parameter?.Type.Name == "Array"
        || argument.Value is IPropertyReferenceOperation { Property.Name: "Length" } || evaluator.ContentOf(argument.Value).IsConstant;

    private void Clear(IInvocationOperation call, Region? memory)
    {
        IArgumentOperation[] bounds = [.. call.Arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32)];
        bool isWhole = bounds.Length == 0
            || (bounds[0].Value.ConstantValue is { HasValue: true, Value: 0 }
                && bounds[1].Value is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
                && evaluator.Evaluate(measured) == memory);
        if (isWhole)
        {
            State.Overwrite(memory, call, Content.Zeros);
        }
        else
        {
            State.WritePart(memory, call, Content.Zeros, bounds.All(bound => bound.Value.ConstantValue.HasValue));
        }
    }

    private Content? Filled(Arguments arguments, IMethodSymbol method)
        => method.Parameters.Length <= 2
            && arguments[method.Parameters.Length - 1] is { } value
            && State.ContentAt(value) is { IsConstant: true } filling
            ? new(ContentKind.Literal, new Written(WrittenAs.Filling, $"{filling.Stamp}")) { Maybe = filling.Maybe }
            : null;

    private Region? Randomize(IInvocationOperation call, Arguments arguments)
    {
        if (call.TargetMethod.ReturnType is IArrayTypeSymbol)
        {
            return State.Allocate(call, ContentKind.Random);
        }

        if (arguments[0] is { } memory)
        {
            State.Write(memory, call);
            if (memory.Slice.IsWhole && call.Arguments.Length == 1)
            {
                State.Set(memory.Site, new(ContentKind.Random, call));
            }
        }

        return null;
    }

    // The variable gets another array, with as many bytes of the old one as fit.
    private Region? Resize(IInvocationOperation call, Arguments arguments)
    {
        if (call.Arguments[0].Value is not ILocalReferenceOperation { Local: var local })
        {
            return evaluator.UnknownCalls.Invoke(call, null, arguments);
        }

        Content content = State.ContentOf(arguments[0]);
        State.Variables[local] = State.Allocate(call,
            content.IsConstant ? new(ContentKind.Patched, call) { Maybe = content.Maybe } : Content.Unknown(call));
        return null;
    }
}
