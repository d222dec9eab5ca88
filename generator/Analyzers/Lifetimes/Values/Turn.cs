namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>A turn of a loop that takes the elements of a container one after the other. Of the first it is known which element it has.</summary>
/// <param name="Of">What stands for another element in each turn: the counter, or the place where a foreach takes the next.</param>
/// <param name="Age">How many turns have begun since.</param>
internal sealed record Turn(object Of, int Age = 0)
{
    // From there on they are not counted.
    private const int Old = 3;

    public Turn Next => this with { Age = Math.Min(Age + 1, Old) };

    /// <summary>Whether elements that were taken in these turns may be one: each turn of a loop has another.</summary>
    public static bool MayMeet(Turn? one, Turn? other)
        => one is null || other is null || !Equals(one.Of, other.Of) || (one.Age == other.Age && one.Age < Old);

    /// <summary>The value as it was taken out in this turn.</summary>
    public static Value Mark(Value value, Turn? turn) => value switch
    {
        MemoryValue memory => memory with { Turn = turn },
        PinValue pin => pin with { Target = pin.Target with { Turn = turn } },
        ContentsValue contents => contents.Select(item => Mark(item, turn)),
        _ => value,
    };
}
