using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>What remains of a value when a symbol that it depends on denotes a new object.</summary>
internal static class Renewal
{
    public static Value? Of(Value value, object symbol) => value switch
    {
        NumberValue number => RestsOn(number.Quantity, symbol) ? null : value,
        MemoryValue memory => OfMemory(memory, symbol),
        PinValue pin => OfPin(pin, symbol),
        StreamValue stream => Equals(stream.Source, symbol) ? null : value,
        ContainerValue vectors => IsOrigin(vectors.Store, symbol) ? null : value,
        ContentsValue contents => OfContents(contents, (_, item) => WithoutAge(Of(item, symbol)), symbol),
        _ => value,
    };

    /// <summary>Returns what remains of the items of a container, without those whose index depends on the symbol.</summary>
    public static ContentsValue OfContents(ContentsValue contents, Func<object, Value, Value?> change, object? symbol)
    {
        ImmutableDictionary<object, Value> items = contents.Items;
        foreach (KeyValuePair<object, Value> item in contents.Items)
        {
            Value? left = symbol is not null && item.Key is Quantity index && RestsOn(index, symbol) ? null : change(item.Key, item.Value);
            if (!ReferenceEquals(left, item.Value))
            {
                items = left is null ? items.Remove(item.Key) : items.SetItem(item.Key, left);
            }
        }

        return ReferenceEquals(items, contents.Items) ? contents : new(items);
    }

    public static bool RestsOn(Quantity? quantity, object symbol)
        => quantity?.Symbol is { } own && (Equals(own, symbol) || (own is Elements elements && Equals(elements.Bytes, symbol)));

    private static MemoryValue? OfMemory(MemoryValue memory, object symbol)
    {
        if (ReferenceEquals(memory.Origin, symbol) && memory.Age.Next is { } age)
        {
            memory = memory with { Age = age };
        }
        else if (IsOrigin(memory.Origin, symbol))
        {
            return null;
        }

        if (ReferenceEquals(memory.Pin, symbol) && memory.PinAge.Next is { } pinAge)
        {
            memory = memory with { PinAge = pinAge };
        }
        else if (IsPin(memory.Pin, symbol))
        {
            return null;
        }

        return memory.After(symbol);
    }

    private static PinValue? OfPin(PinValue pin, object symbol)
    {
        if (ReferenceEquals(pin.Pin, symbol) && pin.Age.Next is { } age)
        {
            pin = pin with { Age = age };
        }
        else if (IsPin(pin.Pin, symbol))
        {
            return null;
        }

        if (OfMemory(pin.Target, symbol) is not { } target)
        {
            return null;
        }

        return ReferenceEquals(target, pin.Target) ? pin : pin with { Target = target };
    }

    // A container holds what was put there last; the index of an earlier item is not known.
    private static Value? WithoutAge(Value? item)
        => item is MemoryValue { Age.Later: > 0 } or MemoryValue { PinAge.Later: > 0 } or PinValue { Age.Later: > 0 }
            or PinValue { Target.Age.Later: > 0 }
            ? null
            : item;

    private static bool IsOrigin(Origin origin, object symbol)
        => ReferenceEquals(origin, symbol)
            || (symbol is Meeting meeting && (ReferenceEquals(origin, meeting.Origin) || ReferenceEquals(origin, meeting.Container)));

    private static bool IsPin(Pin? pin, object symbol)
        => pin is not null && (ReferenceEquals(pin, symbol) || (symbol is Meeting meeting && ReferenceEquals(pin, meeting.Pin)));
}
