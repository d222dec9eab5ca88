using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Paths;

/// <summary>A small set of ids, each with a sign: which way a branch was taken, or whether a loop was begun again.</summary>
internal sealed class SignedIds : IEquatable<SignedIds>
{
    private readonly ImmutableSortedDictionary<int, bool> _signs;

    private SignedIds(ImmutableSortedDictionary<int, bool> signs) => _signs = signs;

    public static SignedIds Empty { get; } = new(ImmutableSortedDictionary<int, bool>.Empty);

    public bool IsEmpty => _signs.IsEmpty;

    public int Count => _signs.Count;

    public IEnumerable<int> Ids => _signs.Keys;

    public bool? this[int id] => _signs.TryGetValue(id, out bool sign) ? sign : null;

    public SignedIds Set(int id, bool sign) => new(_signs.SetItem(id, sign));

    public SignedIds Remove(int id) => _signs.ContainsKey(id) ? new(_signs.Remove(id)) : this;

    public SignedIds Flip(int id) => new(_signs.SetItem(id, !_signs[id]));

    public bool Contains(SignedIds other) => other._signs.All(sign => this[sign.Key] == sign.Value);

    public bool Equals(SignedIds? other) => other is not null && Count == other.Count && Contains(other);

    public override bool Equals(object? obj) => Equals(obj as SignedIds);

    public override int GetHashCode()
    {
        int hash = 0;
        foreach (KeyValuePair<int, bool> sign in _signs)
        {
            hash = (hash * 31) + (sign.Key * 2) + (sign.Value ? 1 : 0);
        }

        return hash;
    }
}
