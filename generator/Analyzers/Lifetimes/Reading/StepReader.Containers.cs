using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>
/// Arrays, spans and lists of vectors, buffers and pins. The index identifies an item. An index that a loop increments stands for its first value: if
/// one loop fills a container, another lends its items and a third disposes them, the analyzer sees the first iteration of each.
/// </content>
internal sealed partial class StepReader
{
    private Value? Element(IOperation operation)
    {
        var indexer = operation as IImplicitIndexerReferenceOperation;
        if (indexer is not null && (indexer.Argument is IRangeOperation || !Known.IsContainer(indexer.Instance.Type)))
        {
            return Slice(indexer);
        }

        if (ContainerOf(operation) is not { } slot)
        {
            ReadChildren(operation);
            return Unknown(operation);
        }

        if (ItemOf(slot.Container, slot.Index, operation.Type) is { } item)
        {
            return item;
        }

        if (slot.Index is not { } index)
        {
            return (IsLast(indexer?.Argument) ? Added(Variables.ContentsOf(slot.Container)).LastOrDefault() : null) ?? Unknown(operation);
        }

        return UnknownItem(slot.Container, index, operation, operation.Type) is { } unknown ? Turn.Mark(unknown, TurnOf(index)) : null;
    }

    // A later read of the same item returns the same value.
    private Value? UnknownItem(ContainerValue container, Quantity index, IOperation place, ITypeSymbol? type)
    {
        Value? unknown = Assume((container.Store, KeyOf(index)), type);
        if (unknown is not null)
        {
            AssignItem(container, index, place, unknown);
        }

        return unknown;
    }

    /// <summary>Returns the current element of a foreach.</summary>
    private Value? Current(ContainerValue container, IPropertyReferenceOperation property)
    {
        Renew(property);
        ITypeSymbol? type = (property.Parent as IConversionOperation)?.Type ?? property.Type;
        Value? first = ItemOf(container, Quantity.Zero, type) ?? UnknownItem(container, Quantity.Zero, property, type);
        Value? current = first is null ? null : Turn.Mark(first, new Turn(property));
        return current is not null && type?.Name == "KeyValuePair"
            ? With(ContentsValue.Empty, [("Value", current), (ElementName(1), current)])
            : current;
    }

    /// <summary>Returns the next element of a queue or stack that a loop drains.</summary>
    public Value? Take(ContainerValue container, IOperation place, ITypeSymbol? type)
    {
        Renew(place);
        return ItemOf(container, Quantity.Zero, type) is { } first ? Turn.Mark(first, new Turn(place)) : null;
    }

    /// <summary>Returns the container, and the index in it, that an expression names.</summary>
    private (ContainerValue Container, Quantity? Index)? ContainerOf(IOperation operation)
    {
        (IOperation? container, IOperation? index) = operation switch
        {
            _ when Expressions.ElementOf(operation) is ({ } memory, { Length: 1 } indices) => (memory, indices[0]),
            { Kind: OperationKind.None } pointer when pointer.ChildOperations.Count == 2
                => (pointer.ChildOperations.First(), pointer.ChildOperations.Last()),
            { Kind: OperationKind.None } pointer when pointer.ChildOperations.Count == 1 => (pointer.ChildOperations.First(), null),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        if (container is null || !Known.IsContainer(container.Type) || Read(container) is not ContainerValue elements)
        {
            return null;
        }

        return (elements, index is null ? Quantity.Zero : (Read(index) as NumberValue)?.Quantity);
    }

    private Value? ItemOf(ContainerValue container, Quantity? index, ITypeSymbol? type)
    {
        ContentsValue contents = Variables.ContentsOf(container);
        Value? first = index is { First.IsZero: true } ? Added(contents).FirstOrDefault() : null;
        if (index is { } known && contents.Items.TryGetValue(KeyOf(known), out Value? item) && !(item.IsAssumed && first is not null))
        {
            return Turn.Mark(item, TurnOf(known));
        }

        // A loop that lends each vector in turn also lends the first one.
        if (Known.IsVector(type))
        {
            return index is { IsConstant: true } && contents.Items.Keys.Any(key => key is long) ? null : contents.Items.Values.FirstOrDefault();
        }

        return first is null ? null : Turn.Mark(first, TurnOf(index!.Value));
    }

    public void AssignItem(ContainerValue container, Quantity? index, IOperation place, Value? value)
    {
        object key = index is { } known ? KeyOf(known) : place.Syntax;
        ImmutableDictionary<object, Value> items = Variables.ContentsOf(container).Items;
        Set(container.Store, new ContentsValue(value is null ? items.Remove(key) : items.SetItem(key, Turn.Mark(value, null))));
    }

    // Returns a constant if the index is a constant or a counter that begins with one, and otherwise the index itself.
    private static object KeyOf(Quantity index) => index.First is { IsConstant: true, Constant: var constant } ? constant : index;

    private static Turn? TurnOf(Quantity index) => index.Symbol is Meeting { FirstNumber: not null } counter ? new Turn(counter) : null;

    // list[^1]
    private static bool IsLast(IOperation? index) => index switch
    {
        IConversionOperation conversion => IsLast(conversion.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: 1 } } => true,
        _ => false,
    };

    // The key of an item that was added to a list is the place that added it.
    private static IEnumerable<Value> Added(ContentsValue contents)
        => contents.Items.Where(item => item.Key is SyntaxNode).OrderBy(item => ((SyntaxNode)item.Key).SpanStart).Select(item => item.Value);

    /// <summary>Returns a part of a container. If its bounds are constant, it has only those items within them whose index is constant.</summary>
    public Value SliceContainer(ContainerValue container, IOperation place, Quantity? start, Quantity? end)
    {
        ContentsValue contents = Variables.ContentsOf(container);
        bool isPart = start is { IsConstant: true } && end is null or { IsConstant: true } && !(start is { IsZero: true } && end is null);
        if (!isPart || contents.Items.Keys.Any(key => key is not long))
        {
            return container;
        }

        long first = start!.Value.Constant, behind = end?.Constant ?? long.MaxValue;
        return MakeContainer(place, new(contents.Items
            .Where(item => (long)item.Key >= first && (long)item.Key < behind)
            .ToImmutableDictionary(item => (object)((long)item.Key - first), item => item.Value)));
    }

    public ContainerValue MakeContainer(IOperation place, ContentsValue contents)
    {
        Origin store = Sources.Origin(place, OriginKind.Container);
        Renew(store);
        Set(store, contents);
        return new(store);
    }

    /// <summary>Forgets what is in a container, because it was emptied or unknown code may have changed it.</summary>
    public ContainerValue Empty(ContainerValue container)
    {
        Set(container.Store, ContentsValue.Empty);
        return container;
    }

    private ContentsValue Contents(IEnumerable<IOperation> elements)
    {
        ImmutableDictionary<object, Value>.Builder items = ImmutableDictionary.CreateBuilder<object, Value>();
        long index = 0;
        foreach (IOperation element in elements)
        {
            if (element is ISpreadOperation spread)
            {
                if (Read(spread.Operand) is not ContainerValue inner)
                {
                    continue;
                }

                foreach (KeyValuePair<object, Value> item in Variables.ContentsOf(inner).Items)
                {
                    items[(spread.Syntax, item.Key)] = item.Value;
                }
            }
            else if (Read(element) is { } value)
            {
                items[index] = value;
            }

            index++;
        }

        return new(items.ToImmutable());
    }
}
