using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>Joins what is known on the paths that meet at one node of a graph.</summary>
internal sealed class Joins(bool isLoop)
{
    private readonly Dictionary<object, Meeting> _meetings = [];

    public IEnumerable<Meeting> Meetings => _meetings.Values;

    /// <summary>Joins the variables of two paths. A local that one of them did not assign has its value on the other.</summary>
    public Variables Join(Variables one, Variables other)
    {
        if (ReferenceEquals(one, other))
        {
            return one;
        }

        Variables joined = one;
        foreach (object variable in one.Values.Keys.Union(other.Values.Keys))
        {
            bool inOne = one.TryGet(variable, out Value? left), inOther = other.TryGet(variable, out Value? right);
            if (inOne && inOther)
            {
                joined = joined.Set(variable, Join(left, right, variable));
            }
            else if (variable is Microsoft.CodeAnalysis.IFieldSymbol)
            {
                joined = joined.Set(variable, null);
            }
            else if (inOther)
            {
                joined = joined.Set(variable, right);
            }
        }

        return WithJoinedContents(joined, one, other);
    }

    /// <summary>Forgets what depends on the value that another variable had when the paths met here before.</summary>
    public Variables ForgetPast(Variables variables) => variables.Select(Past);

    private Value? Past(object variable, Value value)
    {
        if (value is ContentsValue contents)
        {
            return _meetings.Values.Aggregate(
                Renewal.OfContents(contents, (key, item) => Past((variable, key), item), null),
                (left, meeting) => Renewal.OfContents(left, (_, item) => item, meeting));
        }

        Value? past = value;
        foreach (KeyValuePair<object, Meeting> meeting in _meetings)
        {
            if (past is not null && !Equals(meeting.Key, variable))
            {
                past = Renewal.Of(past, meeting.Value);
            }
        }

        return past;
    }

    private Value? Join(Value? one, Value? other, object variable) => (one, other) switch
    {
        _ when Equals(one, other) => one,
        (null, _) or (_, null) => null,

        // A variable that may be null is used only where it is not null.
        (NullValue, _) => other,
        (_, NullValue) => one,
        (NumberValue a, NumberValue b) => new NumberValue(Join(a.Quantity, b.Quantity, variable)),
        (MemoryValue a, MemoryValue b) => Join(a, b, variable),
        (PinValue a, PinValue b) when a.Age != b.Age => null,
        (PinValue a, PinValue b)
            => Join(a.Target, b.Target, variable) is { } target && Join(a.Pin, b.Pin, variable) is { } pin ? new PinValue(pin, target) : null,
        (StreamValue a, StreamValue b)
            => new StreamValue(a.Kind == b.Kind ? a.Kind : StreamKind.Outer, At(variable), a.Name ?? b.Name,
                a.Begin ?? b.Begin) { Alternatives = a.Alternatives.Union(b.Alternatives).Add(At(variable)) },
        (ContainerValue, ContainerValue) => new ContainerValue(At(variable).Container),
        (ContentsValue a, ContentsValue b) => Join(a, b, variable),
        _ => null,
    };

    private Quantity Join(Quantity one, Quantity other, object variable)
    {
        Meeting meeting = At(variable);
        long? first = one.IsConstant ? one.Constant : other.IsConstant ? other.Constant : meeting.FirstNumber;
        if (isLoop && !(one.IsConstant && other.IsConstant))
        {
            meeting.FirstNumber ??= first;
        }

        return new(meeting, 0);
    }

    private MemoryValue? Join(MemoryValue one, MemoryValue other, object variable)
    {
        if (ReferenceEquals(one.Origin, other.Origin))
        {
            return ReferenceEquals(one.Pin, other.Pin) && Equals(one.Turn, other.Turn) && one.Age == other.Age && one.PinAge == other.PinAge
                ? one with { Start = one.Start == other.Start ? one.Start : null, Length = one.Length == other.Length ? one.Length : null }
                : null;
        }

        if (one.Age != other.Age || one.PinAge != other.PinAge)
        {
            return null;
        }

        Origin either = At(variable).Origin;
        foreach (Origin origin in new[] { one.Origin, other.Origin })
        {
            if (origin.Kind == OriginKind.Either)
            {
                either.Alternatives.UnionWith(origin.Alternatives);
            }
            else
            {
                either.Alternatives.Add(origin);
            }
        }

        either.Name ??= one.Origin.Name ?? other.Origin.Name;
        bool areWhole = one.IsWhole && other.IsWhole;
        return new(either, Join(one.Pin, other.Pin, variable), areWhole ? Quantity.Zero : one.Start == other.Start ? one.Start : null,
            areWhole ? either.Length : null);
    }

    private Pin? Join(Pin? one, Pin? other, object variable)
    {
        if (ReferenceEquals(one, other))
        {
            return one;
        }

        Pin either = At(variable).Pin;
        foreach (Pin pin in new[] { one, other }.OfType<Pin>())
        {
            if (pin.Alternatives.Count > 0)
            {
                either.Alternatives.UnionWith(pin.Alternatives);
            }
            else
            {
                either.Alternatives.Add(pin);
            }
        }

        return either;
    }

    private ContentsValue Join(ContentsValue one, ContentsValue other, object variable)
    {
        ImmutableDictionary<object, Value>.Builder items = one.Items.ToBuilder();
        foreach (KeyValuePair<object, Value> item in other.Items)
        {
            if (!items.TryGetValue(item.Key, out Value? value) || value.IsAssumed)
            {
                items[item.Key] = item.Value;
            }
            else if (item.Value.IsAssumed)
            {
                continue; // what is there is what came in, as soon as that is known
            }
            else if (Join(value, item.Value, (variable, item.Key)) is { } joined)
            {
                items[item.Key] = joined;
            }
            else
            {
                items.Remove(item.Key);
            }
        }

        return new(items.ToImmutable());
    }

    // A variable that is one of two containers has the items of either.
    private Variables WithJoinedContents(Variables joined, Variables one, Variables other)
    {
        foreach (KeyValuePair<object, Value?> variable in joined.Values)
        {
            if (variable.Value is ContainerValue vectors
                && _meetings.TryGetValue(variable.Key, out Meeting? meeting)
                && ReferenceEquals(vectors.Store, meeting.Container)
                && one.TryGet(variable.Key, out Value? left)
                && other.TryGet(variable.Key, out Value? right)
                && left is ContainerValue a
                && right is ContainerValue b)
            {
                joined = joined.Set(vectors.Store, Join(one.ContentsOf(a), other.ContentsOf(b), vectors.Store));
            }
        }

        return joined;
    }

    private Meeting At(object variable)
    {
        if (!_meetings.TryGetValue(variable, out Meeting? meeting))
        {
            _meetings.Add(variable, meeting = new Meeting());
        }

        return meeting;
    }
}
