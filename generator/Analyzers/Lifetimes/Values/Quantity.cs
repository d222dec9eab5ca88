namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>A number of bytes or elements: a constant, or something that has a name plus a constant.</summary>
internal readonly record struct Quantity(object? Symbol, long Constant)
{
    public static Quantity Zero => default;

    public bool IsConstant => Symbol is null;

    public bool IsZero => Symbol is null && Constant == 0;

    /// <summary>Where it begins, if it is the counter of a loop that begins with a constant; otherwise itself.</summary>
    public Quantity First => Symbol is Meeting { FirstNumber: { } first } ? Of(first + Constant) : this;

    public static Quantity Of(long constant) => new(null, constant);

    /// <summary>How far apart two are, or null where that is not known. Counters of two loops that begin alike are compared as they begin.</summary>
    public static Quantity? Distance(Quantity? from, Quantity? to) => Subtract(to?.First, from?.First);

    /// <summary>The sum, or null where it has no name.</summary>
    public static Quantity? Add(Quantity? left, Quantity? right) => (left, right) switch
    {
        ({ } a, { IsConstant: true } b) => a with { Constant = a.Constant + b.Constant },
        ({ IsConstant: true } a, { } b) => b with { Constant = a.Constant + b.Constant },
        _ => null,
    };

    /// <summary>The difference, or null where it has no name.</summary>
    public static Quantity? Subtract(Quantity? left, Quantity? right) => (left, right) switch
    {
        ({ } a, { } b) when Equals(a.Symbol, b.Symbol) => Of(a.Constant - b.Constant),
        ({ } a, { IsConstant: true } b) => a with { Constant = a.Constant - b.Constant },
        _ => null,
    };

    public static Quantity? Multiply(Quantity? left, Quantity? right) => (left, right) switch
    {
        ({ IsConstant: true } a, { IsConstant: true } b) => Of(a.Constant * b.Constant),
        ({ IsConstant: true, Constant: 1 }, _) => right,
        (_, { IsConstant: true, Constant: 1 }) => left,
        ({ Symbol: Elements elements, Constant: 0 }, { IsConstant: true } size) when size.Constant == elements.Size => new(elements.Bytes, 0),
        ({ IsConstant: true } size, { Symbol: Elements elements, Constant: 0 }) when size.Constant == elements.Size => new(elements.Bytes, 0),
        _ => null,
    };
}

/// <summary>The number of elements of an array or span, of whose bytes this stands for the number.</summary>
internal sealed record Elements(object Bytes, long Size);
