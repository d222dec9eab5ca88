using System.Collections.Immutable;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>A stamp of bytes that follow from others: made alike of the same, they are the same.</summary>
internal sealed class Derived(string how, ImmutableArray<object> from) : IEquatable<Derived>
{
    private readonly string _how = how;
    private readonly ImmutableArray<object> _from = from;

    /// <summary>Whether a stamp is <paramref name="part"/>, or of something that follows from it.</summary>
    public static bool Has(object stamp, object part) =>
        stamp.Equals(part) || (stamp is KeyIdentity key && (Has(key.First.Stamp, part) || Has(key.Second.Stamp, part))) || (stamp is Derived derived && derived._from.Any(from => Has(from, part)));

    public static bool Any(object stamp, Func<object, bool> isSuch) => isSuch(stamp) || (stamp is Derived derived && derived._from.Any(from => Any(from, isSuch)));

    public bool Equals(Derived? other) => other is not null && _how == other._how && _from.SequenceEqual(other._from);

    public override bool Equals(object? other) => Equals(other as Derived);

    public override int GetHashCode() => _how.GetHashCode() ^ _from.Length;
}
