namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>An iteration of a loop over the elements of a container. It is known which element the first one has.</summary>
/// <param name="Of">What stands for another element in each turn: the counter, or the place where a foreach takes the next.</param>
/// <param name="Age">How many iterations have begun since.</param>
internal sealed record Turn(object Of, int Age = 0)
{
    // Older ones are not distinguished.
    private const int Old = 3;

    public Turn Next => this with { Age = Math.Min(Age + 1, Old) };

    /// <summary>Returns whether elements that were taken in these iterations may be the same: each iteration has another.</summary>
    public static bool MayMeet(Turn? one, Turn? other)
        => one is null || other is null || !Equals(one.Of, other.Of) || (one.Age == other.Age && one.Age < Old);

    /// <summary>Returns the value as it was taken out in this iteration.</summary>
    public static Value Mark(Value value, Turn? turn) => value switch
    {
        MemoryValue memory => memory with { Turn = turn },
        PinValue pin => pin with { Target = pin.Target with { Turn = turn } },
        ContentsValue contents => contents.Select(item => Mark(item, turn)),
        _ => value,
    };
}
