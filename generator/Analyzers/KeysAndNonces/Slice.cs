namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Which part of some memory is meant: the whole of it, or a part of a part. Equal slices of equal memory are equal.</summary>
internal sealed record Slice
{
    private readonly Slice? _outer;
    private readonly Bounds? _bounds;

    private Slice(Slice? outer, Bounds? bounds)
    {
        _outer = outer;
        _bounds = bounds;
    }

    public static Slice Whole { get; } = new(null, null);

    public bool IsWhole => _bounds is null;

    /// <summary>Whether it is known which part it is. One that is not known equals no other.</summary>
    public bool IsKnown => _bounds is not UnknownBounds && _outer?.IsKnown != false;

    public Slice Part(int start, int length) => new(this, new NumericBounds(start, length));

    /// <param name="bounds">Bounds that are constant, as they are written.</param>
    public Slice Part(string bounds) => new(this, new WrittenBounds(bounds));

    public Slice UnknownPart() => new(this, new UnknownBounds());

    /// <summary>The same bytes seen as elements of another type.</summary>
    public Slice As(string type) => new(this, new ElementType(type));

    private abstract record Bounds;

    private sealed record NumericBounds(int Start, int Length) : Bounds;

    private sealed record WrittenBounds(string Text) : Bounds;

    private sealed record ElementType(string Type) : Bounds;

    private sealed record UnknownBounds : Bounds
    {
        public bool Equals(UnknownBounds? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => 0;
    }
}
