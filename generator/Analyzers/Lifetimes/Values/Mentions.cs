namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>Whether a value rests on a symbol, which is to say that it is another one when the symbol is made anew.</summary>
internal static class Mentions
{
    public static bool Of(Value value, object symbol) => value switch
    {
        NumberValue number => Equals(number.Quantity.Symbol, symbol),
        MemoryValue memory => OfOrigin(memory.Origin, symbol) || OfPin(memory.Pin, symbol) || memory.Mentions(symbol),
        PinValue pin => OfPin(pin.Pin, symbol) || Of(pin.Target, symbol),
        StreamValue stream => Equals(stream.Source, symbol),
        VectorsValue vectors => OfOrigin(vectors.Store, symbol),
        _ => false,
    };

    private static bool OfOrigin(Origin origin, object symbol) => ReferenceEquals(origin, symbol) || (symbol is Meeting meeting && ReferenceEquals(origin, meeting.Origin)) || (symbol is Meeting { Vectors: var vectors } && ReferenceEquals(origin, vectors));

    private static bool OfPin(Pin? pin, object symbol) => pin is not null && (ReferenceEquals(pin, symbol) || (symbol is Meeting meeting && ReferenceEquals(pin, meeting.Pin)));
}
