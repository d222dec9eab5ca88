namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>A number of bytes or elements: a constant, or a symbol plus a constant.</summary>
internal readonly record struct Quantity(object? Symbol, long Constant)
{
    public static Quantity Zero => default;

    public bool IsConstant => Symbol is null;

    public bool IsZero => Symbol is null && Constant == 0;

    /// <summary>Where it begins, if it is the counter of a loop that begins with a constant; otherwise itself.</summary>
    public Quantity First => Symbol is Meeting { FirstNumber: { } first } ? Of(first + Constant) : this;

    public static Quantity Of(long constant) => new(null, constant);

    /// <summary>
    /// Returns the distance of two quantities, or null where it is not known. Counters of loops that begin with the same number are compared by it.
    /// </summary>
    public static Quantity? Distance(Quantity? from, Quantity? to) => Subtract(to?.First, from?.First);

    /// <summary>Returns the sum, or null where no quantity is equal to it.</summary>
    public static Quantity? Add(Quantity? left, Quantity? right) => (left, right) switch
    {
        ({ } a, { IsConstant: true } b) => a with { Constant = a.Constant + b.Constant },
        ({ IsConstant: true } a, { } b) => b with { Constant = a.Constant + b.Constant },
        _ => null,
    };

    /// <summary>Returns the difference, or null where no quantity is equal to it.</summary>
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

/// <summary>The symbol of a number of elements, where the number of bytes has a symbol.</summary>
internal sealed record Elements(object Bytes, long Size);
