using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>Elements and slices of memory.</content>
internal sealed partial class StepReader
{
    /// <summary>Returns the memory that contains an expression which is assigned or whose address is taken.</summary>
    private Value? Locate(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when local.RefKind == RefKind.None:
                return SlotOf(local);
            case IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance and not IInstanceReferenceOperation }:
                return Locate(instance);
            case IFieldReferenceOperation { Instance: { Type.IsReferenceType: true },
                Field: { RefKind: RefKind.None, IsFixedSizeBuffer: false } } field:
                return OfObject(field);
            case IArrayElementReferenceOperation { ArrayReference: var items } when Known.IsContainer(items.Type):
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } when Known.IsContainer(list.Type):
                return Element(operation);
            case IArrayElementReferenceOperation array:
                return ElementOf(Read(array.ArrayReference), [.. array.Indices.Select(Read)], array.ArrayReference.Type);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span } indexer when PlatformTypes.IsSpanOrMemory(span.Type):
                return ElementOf(Read(span), [.. indexer.Arguments.Select(argument => Read(argument.Value))], span.Type);
            case IImplicitIndexerReferenceOperation indexer:
                return Slice(indexer);
            case IPropertyReferenceOperation { Property: { Name: "Current", RefKind: not RefKind.None }, Instance: { } enumerator }:
                return Read(enumerator) is ContentsValue elements && elements.Items.TryGetValue(MemoryViews.Elements, out Value? enumerated)
                    ? enumerated
                    : null;
            case IPropertyReferenceOperation { Property: { IsIndexer: false, RefKind: RefKind.None } }:
                return null; // the property gets another object; the bytes of the old one stay
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

    // A field lies in an object, which the garbage collector moves.
    private MemoryValue OfObject(IFieldReferenceOperation field)
    {
        object place = VariableOf(field.Instance) is { } variable
            ? (variable, field.Field)
            : field.Instance is IInstanceReferenceOperation
            ? field.Field
            : field;
        OriginKind kind = Sources.PinnedObjects.Contains(ObjectOf(field.Instance)) ? OriginKind.Unknown : OriginKind.Managed;
        Origin origin = Sources.Origin((place, kind), kind, null, field.Field.Name);
        return new(origin, null, Quantity.Zero, origin.Length);
    }

    /// <summary>Returns the variable that holds an object; "this" counts as a variable.</summary>
    public static object ObjectOf(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => ObjectOf(conversion.Operand),
        _ => VariableOf(operation) ?? "this",
    };

    // If the local belongs to the caller, its frame is unknown.
    private MemoryValue SlotOf(ISymbol local)
    {
        Origin slot = Sources.Origin(local, OriginKind.Stack, Frame, local.Name);
        return new(slot, null, Quantity.Zero, slot.Length);
    }

    private static Value? ElementOf(Value? container, Value?[] indices, ITypeSymbol? type)
    {
        if (container is not MemoryValue memory)
        {
            return null;
        }

        Quantity? size = PlatformTypes.ElementSize(type) is { } bytes ? Quantity.Of(bytes) : null;
        Quantity? index = indices.Length == 1 && indices[0] is NumberValue number ? number.Quantity : null;
        return memory.Slice(Quantity.Multiply(index, size), size);
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
            ContainerValue vectors => SliceContainer(vectors, indexer, start, range.RightOperand is null ? null : end),
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

    private Value? CreateArray(IArrayCreationOperation array)
    {
        Value? size = array.DimensionSizes.Length == 1 ? Read(array.DimensionSizes[0]) : null;
        IEnumerable<IOperation> elements = array.Initializer?.ElementValues ?? [];
        if (Known.IsContainer(array.Type))
        {
            return MakeContainer(array, Contents(elements));
        }

        foreach (IOperation element in elements)
        {
            if (Read(element) is StreamValue stream)
            {
                Add(new StreamEscaped(stream, element));
            }
        }

        Quantity? bytes = PlatformTypes.ElementSize(array.Type) is { } each ? Quantity.Of(each) : null;
        return Known.IsArrayOfPlainData(array.Type)
            ? Make(array, OriginKind.Managed, Quantity.Multiply((size as NumberValue)?.Quantity, bytes))
            : null;
    }

    private Value? Collect(ICollectionExpressionOperation collection)
    {
        if (Known.IsContainer(collection.Type))
        {
            return MakeContainer(collection, Contents(collection.Elements));
        }

        foreach (IOperation element in collection.Elements)
        {
            if (Read(element) is StreamValue stream)
            {
                Add(new StreamEscaped(stream, element));
            }
        }

        bool hasSpread = collection.Elements.Any(element => element is ISpreadOperation);
        Quantity? bytes = hasSpread || PlatformTypes.ElementSize(collection.Type) is not { } each
            ? null
            : Quantity.Of(each * collection.Elements.Length);
        return collection.Type switch
        {
            IArrayTypeSymbol when Known.IsArrayOfPlainData(collection.Type) => Make(collection, OriginKind.Managed, bytes),
            _ when PlatformTypes.IsSpanOrMemory(collection.Type) => Make(collection, OriginKind.Stack, bytes),
            _ => null,
        };
    }

    private Value? Property(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer
            && property.Instance is { } container
            && (Known.IsContainer(container.Type) || PlatformTypes.IsSpanOrMemory(container.Type)))
        {
            return Element(property);
        }

        Value? instance = Read(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments)
        {
            Read(argument.Value);
        }

        switch (instance, property.Property.Name)
        {
            case (MemoryValue memory, "Length"):
                return LengthOf(memory, property.Instance!.Type) ?? Unknown(property);
            case (MemoryValue, "Span" or "Memory"):
                return instance;
            case (ContainerValue, "Values"):
                return instance;
            case (ContainerValue vectors, "Current"):
                return Current(vectors, property) ?? Unknown(property);
            case (PinValue pin, "Pointer"):
                return pin.Pinned;
            case (PinValue pin, "Target"):
                return pin.Target;
            case (null, "MaxChunkSize") when PlatformTypes.NameOf(property.Property.ContainingType) == "KcapiGen.KernelCrypto":
                return new NumberValue(Quantity.Of(KernelLimits.MaxChunkSize));
            case (null, "Empty") when PlatformTypes.IsSpanOrMemory(property.Type):
                return Make(property, OriginKind.Native, Quantity.Zero);
            default:
                return property.Instance is null ? Unknown(property) : Part(instance, property);
        }
    }

    // Converts a length in bytes to a length in elements.
    private static NumberValue? LengthOf(MemoryValue memory, ITypeSymbol? type)
    {
        long? size = PlatformTypes.NameOf(type) == Known.NativeBuffer ? 1 : PlatformTypes.ElementSize(type);
        return (memory.Length, size) switch
        {
            ({ } length, 1) => new NumberValue(length),
            ({ IsConstant: true } length, { } bytes) => new NumberValue(Quantity.Of(length.Constant / bytes)),
            ({ Symbol: { } symbol, Constant: 0 }, { } bytes) => new NumberValue(new(new Elements(symbol, bytes), 0)),
            _ => null,
        };
    }
}
