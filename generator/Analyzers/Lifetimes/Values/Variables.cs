using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>
/// What each variable holds at one point: locals, parameters, fields, the compiler's captures, and the contents of containers of vectors.
/// </summary>
internal sealed class Variables
{
    private Variables(ImmutableDictionary<object, Value?> values) => Values = values;

    public static Variables None { get; } = new(ImmutableDictionary<object, Value?>.Empty);

    /// <summary>By symbol, capture or container; null where the variable was assigned something that is not known.</summary>
    public ImmutableDictionary<object, Value?> Values { get; }

    public Variables Set(object variable, Value? value) => new(Values.SetItem(variable, value));

    public bool TryGet(object variable, out Value? value) => Values.TryGetValue(variable, out value);

    public ContentsValue ContentsOf(ContainerValue vectors)
        => Values.TryGetValue(vectors.Store, out Value? contents) && contents is ContentsValue known ? known : ContentsValue.Empty;

    /// <summary>Forgets what some variables hold.</summary>
    public Variables Forget(Func<object, bool> condition) => Select((variable, value) => condition(variable) ? null : value);

    /// <summary>Changes what is known of every variable of which something is known.</summary>
    public Variables Select(Func<object, Value, Value?> change)
    {
        ImmutableDictionary<object, Value?>.Builder? changed = null;
        foreach (KeyValuePair<object, Value?> variable in Values)
        {
            if (variable.Value is null)
            {
                continue;
            }

            Value? value = change(variable.Key, variable.Value);
            if (!ReferenceEquals(value, variable.Value))
            {
                (changed ??= Values.ToBuilder())[variable.Key] = value;
            }
        }

        return changed is null ? this : new(changed.ToImmutable());
    }

    public bool Same(Variables other)
        => ReferenceEquals(Values, other.Values)
            || (Values.Count == other.Values.Count
                && Values.All(variable => other.Values.TryGetValue(variable.Key, out Value? value) && Equals(value, variable.Value)));
}
