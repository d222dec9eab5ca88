using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>Memory that is made, and parts of it.</summary>
internal sealed partial class Evaluator
{
    private Value? Array(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes) Evaluate(size);
        if (array.Type is not IArrayTypeSymbol { ElementType: var element } || !(PlatformTypes.IsNumber(element) || PlatformTypes.IsMemory(element) || element.SpecialType == SpecialType.System_String || array.Initializer is not null)) return Make(array, ContentKind.Unknown);
        if (array.Initializer is { } initializer) return Elements(array, initializer.ElementValues);
        if (!PlatformTypes.IsNumber(element)) return Make(array, ContentKind.Unknown);
        return array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 }) ? Make(array, ContentKind.Default, "no bytes") : Make(array, ContentKind.Zero, "zeros");
    }

    private Value? Elements(IOperation operation, ImmutableArray<IOperation> elements)
    {
        List<Value?> values = [.. elements.Select(element => Evaluate(element is ISpreadOperation spread ? spread.Operand : element))];
        if (values.Count == 1 && elements[0] is ISpreadOperation && values[0] is { } copied) return Copy(operation, copied);
        Value made = operation is ICollectionExpressionOperation && values.Count == 0
            ? Make(operation, ContentKind.Default, "no bytes")
            : Make(operation, Combined(operation, [.. values.Select((value, i) => IsShared(elements[i], value) ? Content.Unknown(operation) : ContentOf(value))]));
        _state.Messages.Set(made.Site, [.. values.OfType<Value>().SelectMany(value => _state.Messages.At(value.Site))]);
        return made;

        // Memory that has another name may be written by that.
        bool IsShared(IOperation element, Value? value)
        {
            if (value is null || element is ISpreadOperation || !PlatformTypes.IsMemory(element.Type)) return false;
            bool isShared = element.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation);
            if (isShared) _state.Contents[value.Site] = Content.Unknown(new()) with { Untracked = true, Escaped = true };
            return isShared;
        }
    }

    private Value StackAlloc(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations) Evaluate(child);
        InitializerExpressionSyntax? initializer = operation.Syntax is StackAllocArrayCreationExpressionSyntax sized ? sized.Initializer : ((ImplicitStackAllocArrayCreationExpressionSyntax)operation.Syntax).Initializer;
        if (initializer is null) return Make(operation, ContentKind.Zero, "zeros");
        return initializer.Expressions.All(element => model.GetConstantValue(element).HasValue)
            ? Make(operation, ContentKind.Literal, $"{initializer.Expressions}")
            : Make(operation, ContentKind.Unknown);
    }

    // An index gives one element; a range gives a view or, of an array, a copy.
    private Value? Part(IOperation operation, IOperation memory, ImmutableArray<IOperation> indices, bool isCopy) => Part(operation, Evaluate(memory), indices, isCopy);

    private Value? Part(IOperation operation, Value? memory, ImmutableArray<IOperation> indices, bool isCopy)
    {
        List<Content> places = [.. indices.Select(index => ContentOf(Evaluate(index)))];
        if (memory is null) return null;

        // An element, or a piece of a text.
        if (operation.Type is { } type && (PlatformTypes.IsNumber(type) || type.SpecialType == SpecialType.System_String)) return Make(operation, Combined(operation, [_state.ContentOf(memory), .. places]));
        if (!PlatformTypes.IsMemory(operation.Type)) return null;
        Value part = Slice(memory, operation, indices);
        return isCopy && operation.Type is IArrayTypeSymbol ? Copy(operation, part) : part;
    }

    private Value Copy(IOperation operation, Value source)
    {
        Content content = _state.ContentOf(source);
        ImmutableArray<Message> messages = _state.Messages.At(source.Site);
        Value copy = Make(operation, content with { Stamp = source.Slice.Length == 0 ? content.Stamp : new Derived(source.Slice, [content.Stamp]), Escaped = false, Untracked = false });
        _state.Messages.Set(copy.Site, messages);
        return copy;
    }

    // Bounds that are not constant make a part like no other.
    private Value Slice(Value outer, IOperation operation, IReadOnlyList<IOperation> bounds)
    {
        bool isConstant = bounds.All(bound => bound.ConstantValue.HasValue || bound is IRangeOperation range && range.ChildOperations.All(end => end.ConstantValue.HasValue || end.ChildOperations.All(inner => inner.ConstantValue.HasValue)));
        string slice = bounds.Count == 1 && bounds[0] is IRangeOperation { LeftOperand: null, RightOperand: null } ? outer.Slice : isConstant ? $"{outer.Slice}[{string.Join(",", bounds.Select(bound => bound.Syntax))}]" : $"{outer.Slice}[{Unlike} {_unlike++}]";
        if (bounds.Count == 1 && bounds[0] is IRangeOperation whole)
        {
            int? first = whole.LeftOperand is null ? 0 : Number(whole.LeftOperand), length = Number(whole.RightOperand) - first;
            return outer.Part(first, AtLeast(whole.LeftOperand), length, length is null ? slice : $"{outer.Slice}[{first},{length}]");
        }

        if (bounds.Count == 2 && Number(bounds[0]) is { } start && Number(bounds[1]) is { } count) slice = $"{outer.Slice}[{start},{count}]";

        return outer.Part(bounds.Count > 0 ? Number(bounds[0]) : null, AtLeast(bounds.Count > 0 ? bounds[0] : null), bounds.Count > 1 ? Number(bounds[1]) : null, slice);
    }

    // 12 + message.Length
    private static int AtLeast(IOperation? bound) => bound switch
    {
        IConversionOperation conversion => AtLeast(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsCount(sum.LeftOperand) && IsCount(sum.RightOperand) => AtLeast(sum.LeftOperand) + AtLeast(sum.RightOperand),
        _ => Number(bound) ?? 0,
    };

    private static bool IsCount(IOperation bound) =>
        Number(bound) is >= 0 || bound is IPropertyReferenceOperation { Property.Name: "Length" or "Count" }
        || (bound is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum && IsCount(sum.LeftOperand) && IsCount(sum.RightOperand));

    private static int? Number(IOperation? bound) => bound switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        IConversionOperation conversion => Number(conversion.Operand),
        _ => null,
    };
}
