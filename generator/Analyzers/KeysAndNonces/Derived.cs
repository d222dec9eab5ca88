using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>The stamp of bytes that are computed from others: what is computed in the same way from the same bytes is the same.</summary>
/// <param name="how">All that says how they are computed.</param>
/// <param name="from">The stamps of what they are computed from.</param>
internal sealed class Derived(object how, ImmutableArray<object> from) : IEquatable<Derived>
{
    private readonly object _how = how;
    private readonly ImmutableArray<object> _from = from;

    /// <summary>Returns whether a stamp is <paramref name="part"/>, or is derived from it.</summary>
    public static bool Has(object stamp, object part)
        => stamp.Equals(part)
        || (stamp is KeyIdentity key && (Has(key.First.Stamp, part) || Has(key.Second.Stamp, part)))
        || (stamp is Derived derived && derived._from.Any(from => Has(from, part)));

    public static bool Any(object stamp, Func<object, bool> isSuch)
        => isSuch(stamp) || (stamp is Derived derived && derived._from.Any(from => Any(from, isSuch)));

    public bool Equals(Derived? other) => other is not null && _how.Equals(other._how) && _from.SequenceEqual(other._from);

    public override bool Equals(object? other) => Equals(other as Derived);

    public override int GetHashCode() => _how.GetHashCode() ^ _from.Length;
}
