using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What the methods of the platform do to bytes.</summary>
internal sealed partial class Evaluator
{
    private Value View(IInvocationOperation call, Value memory)
    {
        IOperation[] bounds = [.. call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit && (call.Instance is not null || argument.Parameter?.Ordinal > 0)).Select(argument => argument.Value)];
        return bounds.Length == 0 ? memory : Slice(memory, call, bounds);
    }

    // Bytes seen as bytes are the whole that they were.
    private static Value Reinterpret(IInvocationOperation call, Value memory) =>
        memory.Slice.Length == 0 && call.Type is INamedTypeSymbol { TypeArguments.Length: 1 } span && span.TypeArguments[0].SpecialType == SpecialType.System_Byte ? memory : memory with { Slice = $"{memory.Slice}<{call.Type}>", From = 0, To = null, IsExact = false };

    // What depends on its arguments alone, given as result or put into memory.
    private Value Conversion(IInvocationOperation call, PlatformMember member, Value? instance, Dictionary<int, Value?> arguments)
    {
        IParameterSymbol? into = PlatformMembers.ConversionTarget(call.TargetMethod, member);
        List<Content> contents = [.. call.Arguments.Where(argument => argument.Parameter is { RefKind: not RefKind.Out, Type.Name: not "HashAlgorithmName" } parameter && !SymbolEqualityComparer.Default.Equals(parameter, into))
            .Select(argument => ContentOf(Argument(arguments, argument.Parameter!.Ordinal)))];

        // The encoding that a text is converted with is not what it is made of.
        if (call.Instance?.Type?.ToString() is "string" or "System.Guid") contents.Add(ContentOf(instance));
        if (into is not null)
        {
            foreach (IArgumentOperation argument in call.Arguments.Where(argument => argument is { Parameter.RefKind: RefKind.Out, Value: ILocalReferenceOperation }))
                _state.Variables[((ILocalReferenceOperation)argument.Value).Local] = Make(argument, ContentKind.Unknown);
            WritePart(Argument(arguments, into.Ordinal), call, Combined(call, contents), isFixedPlace: true);
            return Make(call, ContentKind.Unknown);
        }

        return Make(call, member.Concatenates || !contents.Any(content => content.Kind == ContentKind.Default)
            ? Combined(call, contents)
            : contents.All(content => content.IsConstant) ? new(ContentKind.Default, "no bytes") { Maybe = contents.Any(content => content.Maybe) } : Content.Unknown(call));
    }

    // What is made of some contents and nothing else.
    private static Content Combined(IOperation operation, IReadOnlyCollection<Content> contents)
    {
        bool maybe = contents.Any(content => content.Maybe);
        if (operation is IRangeOperation && contents.Count == 0) return new(ContentKind.Literal, "all");
        if (contents.Count == 0 || contents.Any(content => content.Untracked)) return Content.Unknown(operation);
        Derived how = new(HowOf(operation), [.. contents.Select(content => content.Stamp)]);
        if (!contents.All(content => content.IsOfConstants)) return Content.Unknown(maybe || !IsRepeatable(operation, how) ? operation : how);
        if (!contents.All(content => content.IsConstant)) return new(ContentKind.Computed, operation) { Maybe = maybe };
        return new(contents.All(content => content.Kind == ContentKind.Default) ? ContentKind.Default : ContentKind.Literal, how) { Maybe = maybe };
    }

    // All that says how the result comes about, but for what it comes from.
    private static string HowOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => $"{call.TargetMethod.Name} of {(PlatformTypes.IsMemory(call.Instance?.Type) ? null : call.Instance?.Syntax)}: {string.Join(",", call.Arguments.Where(argument => argument.Value.ConstantValue.HasValue || argument.Parameter?.Type.Name == "HashAlgorithmName").Select(argument => argument.Syntax))}",
        IBinaryOperation binary => $"{binary.OperatorKind}",
        IUnaryOperation unary => $"{unary.OperatorKind}",
        ICollectionExpressionOperation list => $"list {string.Join(",", list.Elements.Select(element => element.Kind))}",
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation => "element",
        _ => $"{operation.Kind}",
    };

    // What is in a field, or in a sequence that is not yet gone through, may be something else the next time.
    private static bool IsRepeatable(IOperation operation, Derived how) =>
        operation is not IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } && !Derived.Any(how, stamp => stamp is MemberSite || (stamp is ISymbol symbol && IsField(symbol)));

    private Content ContentOf(Value? value)
    {
        if (value is null) return Content.Unknown(new());
        Content content = _state.ContentOf(value);
        return value.Slice.Length == 0 ? content : content with { Stamp = new Derived(value.Slice, [content.Stamp]) };
    }

    private Value? CopyBytes(IInvocationOperation call, Value? from, Value? to)
    {
        if (to is null) return null;
        Content source = ContentOf(from), target = _state.ContentOf(to);
        bool isWhole = from?.Slice.Length == 0 && to.Slice.Length == 0 && call.Arguments.All(argument => PlatformTypes.IsMemory(argument.Parameter?.Type));
        if (source is { Kind: ContentKind.Unknown or ContentKind.Random, Untracked: false, Maybe: false } && isWhole && (target is { IsConstant: true, Maybe: false } || target.Stamp.Equals(source.Stamp)))
        {
            // If the rest of it was constant, it is the same as long as this is.
            findings.Changes(to.Site, 0);
            _state.Set(to.Site, Content.Unknown(source.Stamp));
            return null;
        }

        bool isFixedPlace = call.Arguments.All(argument => PlatformTypes.IsMemory(argument.Parameter?.Type) || argument.Parameter?.Type.Name == "Array" || argument.Value is IPropertyReferenceOperation { Property.Name: "Length" } || ContentOf(Evaluate(argument.Value)).IsConstant);
        return WritePart(to, call, source, isFixedPlace);
    }

    private Value? Clear(IInvocationOperation call, Value? memory)
    {
        IArgumentOperation[] bounds = [.. call.Arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32)];
        bool isWhole = bounds.Length == 0
            || (bounds[0].Value.ConstantValue is { HasValue: true, Value: 0 } && bounds[1].Value is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured } && Evaluate(measured) == memory);
        return isWhole ? Overwrite(call, memory, new(ContentKind.Zero, "zeros")) : WritePart(memory, call, new(ContentKind.Zero, "zeros"), bounds.All(bound => bound.Value.ConstantValue.HasValue));
    }

    private Value? Overwrite(IOperation call, Value? memory, Content? content)
    {
        if (memory is null) return null;
        if (content is null) Write(memory, call);
        else if (memory.Slice.Length == 0) _state.Set(memory.Site, content);
        else WritePart(memory, call, content, isFixedPlace: true);
        return null;
    }

    private Content? Filled(Dictionary<int, Value?> arguments, IMethodSymbol method) =>
        method.Parameters.Length <= 2 && Argument(arguments, method.Parameters.Length - 1) is { } value && _state.ContentOf(value) is { IsConstant: true } filling
            ? new(ContentKind.Literal, $"all {filling.Stamp}") { Maybe = filling.Maybe }
            : null;

    private Value? Randomize(IInvocationOperation call, Dictionary<int, Value?> arguments)
    {
        if (call.TargetMethod.ReturnType is IArrayTypeSymbol) return Make(call, ContentKind.Random);
        if (Argument(arguments, 0) is not { } memory) return null;
        Write(memory, call);
        if (memory.Slice.Length == 0 && call.Arguments.Length == 1) _state.Set(memory.Site, new(ContentKind.Random, call));
        return null;
    }

    // The variable has another array, with as much of the old as there is room for.
    private Value? Resize(IInvocationOperation call, Dictionary<int, Value?> arguments)
    {
        if (call.Arguments[0].Value is not ILocalReferenceOperation { Local: var local }) return InvokeUnknown(call, null, arguments);
        Content content = ContentOf(Argument(arguments, 0));
        _state.Variables[local] = Make(call, content.IsConstant ? new(ContentKind.Patched, call) { Maybe = content.Maybe } : Content.Unknown(call));
        return null;
    }

    private void Write(Value memory, object stamp)
    {
        findings.Changes(memory.Site, memory.From);
        if (stamp is not Derived) _state.Renew(stamp);
        Content before = _state.Contents.TryGetValue(memory.Site, out Content? known) ? known : Content.Unknown(memory.Site);
        _state.Set(memory.Site, before.WrittenBehind(memory.From, stamp));
        ChangeMembers(memory.Site);
    }

    // Constants that are written into constants, at a place that is constant, make a constant.
    private Value? WritePart(Value? memory, IOperation by, Content written, bool isFixedPlace)
    {
        if (memory is null) return null;
        Content before = _state.ContentOf(memory);
        bool maybe = before.Maybe || written.Maybe;
        if (before.IsConstant && written.IsConstant && isFixedPlace && memory.Slice.IndexOf(Unlike, StringComparison.Ordinal) < 0)
        {
            _state.Renew(by);
            _state.Set(memory.Site, new(ContentKind.Patched, by) { Maybe = maybe });
            return null;
        }

        bool isRepeatable = isFixedPlace && !maybe && !before.Untracked && !written.Untracked && memory.Slice.IndexOf(Unlike, StringComparison.Ordinal) < 0 && !(before.IsOfConstants && written.IsOfConstants);
        Derived how = new($"{memory.Slice}{(by is IInvocationOperation ? HowOf(by) : by.Syntax)}", [before.Stamp, written.Stamp]);
        Write(memory, isRepeatable && IsRepeatable(by, how) ? how : by);
        if (before.IsOfConstants && written.IsOfConstants) _state.Set(memory.Site, new(ContentKind.Computed, by) { Maybe = maybe });
        return null;
    }
}
