using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>What is left of a value when a symbol that it rests on stands for another thing from now on.</summary>
internal static class Renewal
{
    public static Value? Of(Value value, object symbol) => value switch
    {
        NumberValue number => RestsOn(number.Quantity, symbol) ? null : value,
        MemoryValue memory => IsOrigin(memory.Origin, symbol) || IsPin(memory.Pin, symbol) ? null : memory.After(symbol),
        PinValue pin => IsPin(pin.Pin, symbol) || Of(pin.Target, symbol) is not MemoryValue target ? null : ReferenceEquals(target, pin.Target) ? pin : pin with { Target = target },
        StreamValue stream => Equals(stream.Source, symbol) ? null : value,
        VectorsValue vectors => IsOrigin(vectors.Store, symbol) ? null : value,
        ContentsValue contents => OfContents(contents, (_, item) => Of(item, symbol), symbol),
        _ => value,
    };

    /// <summary>What is left of the items of a container; one whose index rests on the symbol goes.</summary>
    public static ContentsValue OfContents(ContentsValue contents, Func<object, Value, Value?> change, object? symbol)
    {
        ImmutableDictionary<object, Value> items = contents.Items;
        foreach (KeyValuePair<object, Value> item in contents.Items)
        {
            Value? left = symbol is not null && item.Key is Quantity index && RestsOn(index, symbol) ? null : change(item.Key, item.Value);
            if (!ReferenceEquals(left, item.Value)) items = left is null ? items.Remove(item.Key) : items.SetItem(item.Key, left);
        }

        return ReferenceEquals(items, contents.Items) ? contents : new(items);
    }

    public static bool RestsOn(Quantity? quantity, object symbol) => quantity?.Symbol is { } own && (Equals(own, symbol) || (own is Elements elements && Equals(elements.Bytes, symbol)));

    private static bool IsOrigin(Origin origin, object symbol) => ReferenceEquals(origin, symbol) || (symbol is Meeting meeting && (ReferenceEquals(origin, meeting.Origin) || ReferenceEquals(origin, meeting.Vectors)));

    private static bool IsPin(Pin? pin, object symbol) => pin is not null && (ReferenceEquals(pin, symbol) || (symbol is Meeting meeting && ReferenceEquals(pin, meeting.Pin)));
}
