using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>What each variable holds at one point: locals, parameters, fields, the compiler's captures, and the contents of containers of vectors.</summary>
internal sealed class Variables
{
    private Variables(ImmutableDictionary<object, Value?> values) => Values = values;

    public static Variables None { get; } = new(ImmutableDictionary<object, Value?>.Empty);

    /// <summary>By symbol, capture or container; null where the variable was assigned something that is not known.</summary>
    public ImmutableDictionary<object, Value?> Values { get; }

    public Variables Set(object variable, Value? value) => new(Values.SetItem(variable, value));

    public bool TryGet(object variable, out Value? value) => Values.TryGetValue(variable, out value);

    public ContentsValue ContentsOf(VectorsValue vectors) =>
        Values.TryGetValue(vectors.Store, out Value? contents) && contents is ContentsValue known ? known : ContentsValue.Empty;

    /// <summary>Forgets what variables hold, as far as a condition says so.</summary>
    public Variables Forget(Func<object, Value?, bool> condition)
    {
        ImmutableDictionary<object, Value?>.Builder? kept = null;
        foreach (KeyValuePair<object, Value?> variable in Values)
        {
            if (condition(variable.Key, variable.Value)) (kept ??= Values.ToBuilder())[variable.Key] = null;
            else if (variable.Value is ContentsValue contents && contents.Items.Any(item => condition(item.Key, item.Value)))
                (kept ??= Values.ToBuilder())[variable.Key] = new ContentsValue(contents.Items.RemoveRange(contents.Items.Where(item => condition(item.Key, item.Value)).Select(item => item.Key)));
        }

        return kept is null ? this : new(kept.ToImmutable());
    }

    public bool Same(Variables other) =>
        ReferenceEquals(Values, other.Values) || (Values.Count == other.Values.Count && Values.All(variable => other.Values.TryGetValue(variable.Key, out Value? value) && Equals(value, variable.Value)));
}
