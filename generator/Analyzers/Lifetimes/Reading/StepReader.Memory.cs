using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>Elements, slices and containers.</content>
internal sealed partial class StepReader
{
    /// <summary>The memory that an expression is a place in, for one that is assigned to or whose address is taken.</summary>
    private Value? Locate(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when local.RefKind == RefKind.None:
                return SlotOf(local);
            case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } field when field.Instance is not IInstanceReferenceOperation:
                return Locate(instance);
            case IArrayElementReferenceOperation array:
                return ElementOf(Read(array.ArrayReference), [.. array.Indices.Select(Read)], array.ArrayReference.Type);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } indexer when Known.IsSpanOrMemory(span.Type):
                return ElementOf(Read(span), [.. indexer.Arguments.Select(argument => Read(argument.Value))], span.Type);
            case IImplicitIndexerReferenceOperation indexer:
                return Slice(indexer);
            case IConversionOperation conversion:
                return Locate(conversion.Operand);
            case { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax, ChildOperations.Count: 2 }:
                IOperation pointer = operation.ChildOperations.First();
                return ElementOf(Read(pointer), [Read(operation.ChildOperations.Last())], pointer.Type);
            case { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax, ChildOperations.Count: 1 }:
                IOperation pointee = operation.ChildOperations.First();
                return ElementOf(Read(pointee), [new NumberValue(Quantity.Zero)], pointee.Type);
            default:
                return Read(operation);
        }
    }

    // The frame is the caller's where the local is not of this call: then it is not known.
    private MemoryValue SlotOf(ISymbol local)
    {
        Origin slot = Sources.Origin(local, OriginKind.Stack, Frame, local.Name);
        return new(slot, null, Quantity.Zero, slot.Length);
    }

    private static Value? ElementOf(Value? container, Value?[] indices, ITypeSymbol? type)
    {
        if (container is not MemoryValue memory) return null;
        Quantity? size = Known.ElementSize(type) is { } bytes ? Quantity.Of(bytes) : null;
        Quantity? index = indices.Length == 1 && indices[0] is NumberValue number ? number.Quantity : null;
        return memory.Slice(Quantity.Multiply(index, size), size);
    }

    private Value? Element(IOperation operation)
    {
        if (operation is IImplicitIndexerReferenceOperation indexer && (Known.IsSpanOrMemory(indexer.Type) || Known.IsContainer(indexer.Type) || indexer.Type is IArrayTypeSymbol)) return Slice(indexer);
        if (ContainerOf(operation) is { } slot)
        {
            return ItemOf(slot.Vectors, slot.Key, operation.Type) ?? Unknown(operation);
        }

        ReadChildren(operation);
        return Unknown(operation);
    }

    /// <summary>The container of vectors, and the place in it, that an expression names.</summary>
    private (VectorsValue Vectors, object Key)? ContainerOf(IOperation operation)
    {
        (IOperation? container, IOperation? index) = operation switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } array => (array.ArrayReference, array.Indices[0]),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments.Length: 1 } element => (instance, element.Arguments[0].Value),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, indexer.Argument),
            { Kind: OperationKind.None } pointer when pointer.ChildOperations.Count == 2 => (pointer.ChildOperations.First(), pointer.ChildOperations.Last()),
            { Kind: OperationKind.None } pointer when pointer.ChildOperations.Count == 1 => (pointer.ChildOperations.First(), null),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        if (container is null || !Known.IsContainer(container.Type) || Read(container) is not VectorsValue vectors) return null;
        Value? position = index is null ? new NumberValue(Quantity.Zero) : Read(index);
        return (vectors, position is NumberValue { Quantity: { IsConstant: true, Constant: var constant } } ? constant : operation.Syntax);
    }

    private Value? ItemOf(VectorsValue vectors, object key, ITypeSymbol? type)
    {
        ContentsValue contents = Variables.ContentsOf(vectors);
        if (contents.Items.TryGetValue(key, out Value? item)) return item;
        if (key is long && contents.Items.Keys.Any(other => other is long)) return null;

        // One after the other: a loop that lends each vector lends the first of them too. Of buffers each turn has another.
        return contents.Items.Count == 1 || Known.IsVector(type) ? contents.Items.Values.FirstOrDefault() : null;
    }

    // x[a..b], x[^n]
    private Value? Slice(IImplicitIndexerReferenceOperation indexer)
    {
        Value? container = Read(indexer.Instance);
        if (indexer.Argument is not IRangeOperation range)
        {
            Read(indexer.Argument);
            return container is MemoryValue element ? element with { Start = null, Length = null } : null;
        }

        Quantity? length = (container as MemoryValue)?.Length;
        Quantity? start = range.LeftOperand is null ? Quantity.Zero : Position(range.LeftOperand, length);
        Quantity? end = range.RightOperand is null ? length : Position(range.RightOperand, length);
        return container switch
        {
            MemoryValue when indexer.Instance.Type is IArrayTypeSymbol => Make(indexer, OriginKind.Managed, Quantity.Subtract(end, start)),
            MemoryValue memory => memory.Slice(start, range.RightOperand is null ? Quantity.Subtract(length, start) : Quantity.Subtract(end, start)),
            VectorsValue vectors => SliceVectors(vectors, indexer, start, range.RightOperand is null ? null : end),
            _ => null,
        };
    }

    private Quantity? Position(IOperation index, Quantity? length)
    {
        IOperation inner = index is IConversionOperation conversion ? conversion.Operand : index;
        return inner is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat
            ? Quantity.Subtract(length, (Read(hat.Operand) as NumberValue)?.Quantity)
            : (Read(inner) as NumberValue)?.Quantity;
    }

    /// <summary>A part of a container: where its place in it is constant, of what was put there at a constant place only that.</summary>
    public Value SliceVectors(VectorsValue vectors, IOperation place, Quantity? start, Quantity? end)
    {
        ContentsValue contents = Variables.ContentsOf(vectors);
        bool isPart = start is { IsConstant: true } && end is null or { IsConstant: true } && !(start is { IsZero: true } && end is null);
        if (!isPart || contents.Items.Keys.Any(key => key is not long)) return vectors;
        long first = start!.Value.Constant, behind = end?.Constant ?? long.MaxValue;
        return MakeVectors(place, new(contents.Items
            .Where(item => (long)item.Key >= first && (long)item.Key < behind)
            .ToImmutableDictionary(item => (object)((long)item.Key - first), item => item.Value)));
    }

    public VectorsValue MakeVectors(IOperation place, ContentsValue contents)
    {
        Origin store = Sources.Origin(place, OriginKind.Vectors);
        Renew(store);
        Set(store, contents);
        return new(store);
    }

    public VectorsValue MakeVectorsEmpty(VectorsValue vectors)
    {
        Set(vectors.Store, ContentsValue.Empty);
        return vectors;
    }

    private Value? CreateArray(IArrayCreationOperation array)
    {
        Value? size = array.DimensionSizes.Length == 1 ? Read(array.DimensionSizes[0]) : null;
        IEnumerable<IOperation> elements = array.Initializer?.ElementValues ?? [];
        if (Known.IsContainer(array.Type)) return MakeVectors(array, Contents(elements));
        foreach (IOperation element in elements)
        {
            if (Read(element) is StreamValue stream) Add(new StreamEscaped(stream, element));
        }

        Quantity? bytes = Known.ElementSize(array.Type) is { } each ? Quantity.Of(each) : null;
        return Known.IsArrayOfPlainData(array.Type) ? Make(array, OriginKind.Managed, Quantity.Multiply((size as NumberValue)?.Quantity, bytes)) : null;
    }

    private Value? Collect(ICollectionExpressionOperation collection)
    {
        if (Known.IsContainer(collection.Type)) return MakeVectors(collection, Contents(collection.Elements));
        foreach (IOperation element in collection.Elements)
        {
            if (Read(element) is StreamValue stream) Add(new StreamEscaped(stream, element));
        }

        bool hasSpread = collection.Elements.Any(element => element is ISpreadOperation);
        Quantity? bytes = hasSpread || Known.ElementSize(collection.Type) is not { } each ? null : Quantity.Of(each * collection.Elements.Length);
        return collection.Type switch
        {
            IArrayTypeSymbol when Known.IsArrayOfPlainData(collection.Type) => Make(collection, OriginKind.Managed, bytes),
            _ when Known.IsSpanOrMemory(collection.Type) => Make(collection, OriginKind.Stack, bytes),
            _ => null,
        };
    }

    private ContentsValue Contents(IEnumerable<IOperation> elements)
    {
        ImmutableDictionary<object, Value>.Builder items = ImmutableDictionary.CreateBuilder<object, Value>();
        long index = 0;
        foreach (IOperation element in elements)
        {
            if (element is ISpreadOperation spread)
            {
                if (Read(spread.Operand) is not VectorsValue inner) continue;
                foreach (KeyValuePair<object, Value> item in Variables.ContentsOf(inner).Items) items[(spread.Syntax, item.Key)] = item.Value;
            }
            else if (Read(element) is { } value)
            {
                items[index] = value;
            }

            index++;
        }

        return new(items.ToImmutable());
    }

    private Value? Property(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer && property.Instance is { } container && (Known.IsContainer(container.Type) || Known.IsSpanOrMemory(container.Type))) return Element(property);
        Value? instance = Read(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments) Read(argument.Value);
        switch (instance, property.Property.Name)
        {
            case (MemoryValue memory, "Length"):
                return memory.Length is { } length && (length.IsConstant || Known.ElementSize(property.Instance!.Type) == 1 || property.Instance!.Type?.Name == "NativeBuffer") ? new NumberValue(length) : Unknown(property);
            case (MemoryValue, "Span" or "Memory"):
                return instance;
            case (VectorsValue vectors, "Current"):
                return ItemOf(vectors, property.Syntax, (property.Parent as IConversionOperation)?.Type ?? property.Type) ?? Unknown(property);
            case (PinValue pin, "Pointer"):
                return pin.Target with { Pin = pin.Pin };
            case (PinValue pin, "Target"):
                return pin.Target;
            case (null, "MaxChunkSize") when Known.OfOwner(property.Property) == "KcapiGen.KernelCrypto":
                return new NumberValue(Quantity.Of(KernelLimits.MaxChunkSize));
            case (null, "Empty") when Known.IsSpanOrMemory(property.Type):
                return Make(property, OriginKind.Native, Quantity.Zero);
            default:
                return Unknown(property);
        }
    }
}
