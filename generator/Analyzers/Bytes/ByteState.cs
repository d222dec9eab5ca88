using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What is known at one point of a method: what its variables denote, what bytes are there, and which keys and nonces were used.</summary>
internal sealed class ByteState
{
    /// <summary>By local, parameter, field, or flow capture.</summary>
    public Dictionary<object, Value> Variables { get; private set; } = [];

    public Dictionary<object, Content> Contents { get; private set; } = [];

    /// <summary>With the first call, and whether it lies on every way here.</summary>
    public Dictionary<Use, (IOperation First, bool Maybe)> Uses { get; private set; } = [];

    public ByteState Clone() => new() { Variables = new(Variables), Contents = new(Contents), Uses = new(Uses) };

    public void Become(ByteState other) => (Variables, Contents, Uses) = (other.Variables, other.Contents, other.Uses);

    public Content ContentOf(Value value) => Contents.TryGetValue(value.Site, out Content? content) ? content : Content.Unknown(value.Site);

    /// <summary>What was made at <paramref name="stamp"/> before, in an earlier turn of a loop, is no longer the same.</summary>
    public void Renew(object stamp)
    {
        foreach (Use use in Uses.Keys.Where(use => use.Has(stamp)).ToList()) Uses.Remove(use);
        foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => pair.Value.Stamp.Equals(stamp) || (pair.Value.Stamp is KeyIdentity key && key.Has(stamp))).ToList())
            Contents[pair.Key] = pair.Value with { Stamp = new() };
    }

    public void Set(object site, Content content)
    {
        Contents.TryGetValue(site, out Content? old);
        Contents[site] = old is { Untracked: true } ? old : content with { Escaped = content.Escaped || old is { Escaped: true } };
    }

    /// <summary>A branch that depends on a condition: what held on one way only may depend on the same condition, and is no longer relied on.</summary>
    public ByteState AfterCondition()
    {
        ByteState result = Clone();
        foreach (KeyValuePair<Use, (IOperation First, bool Maybe)> use in Uses.Where(use => use.Value.Maybe)) result.Uses.Remove(use.Key);
        foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => pair.Value.Maybe)) result.Contents[pair.Key] = pair.Value with { Kind = ContentKind.Unknown, Stamp = new(), Maybe = false };
        return result;
    }

    /// <summary>Where an exception may lead from anywhere in a block: any memory may have been written by then.</summary>
    public ByteState Blurred()
    {
        ByteState result = Clone();
        foreach (KeyValuePair<object, Content> pair in Contents) result.Contents[pair.Key] = pair.Value with { Kind = ContentKind.Unknown, Stamp = new(), Maybe = false };
        return result;
    }

    /// <param name="other">The state on the other way.</param>
    /// <param name="afterLoop">Whether the two differ in the turns that a loop took: then neither is relied on, for the loop may take no turn only in theory.</param>
    public ByteState Join(ByteState other, bool afterLoop)
    {
        ByteState result = new();
        foreach (object site in Contents.Keys.Union(other.Contents.Keys))
        {
            result.Contents[site] = Contents.TryGetValue(site, out Content? mine) && other.Contents.TryGetValue(site, out Content? its)
                ? Join(mine, its, afterLoop)
                : mine ?? other.Contents[site];
        }

        foreach (KeyValuePair<object, Value> pair in Variables)
        {
            if (other.Variables.TryGetValue(pair.Key, out Value? value)) result.Variables[pair.Key] = pair.Value == value ? value : result.Merge(pair, this, value, other, afterLoop);
        }

        foreach (Use use in Uses.Keys.Union(other.Uses.Keys))
        {
            bool here = Uses.TryGetValue(use, out (IOperation First, bool Maybe) mine), there = other.Uses.TryGetValue(use, out (IOperation First, bool Maybe) its);
            result.Uses[use] = (here ? mine.First : its.First, !here || !there || mine.Maybe || its.Maybe);
        }

        return result;
    }

    // Two pieces of memory under one name: writes through it are writes to one of them, so of both nothing is known from here on.
    private Value Merge(KeyValuePair<object, Value> mine, ByteState myState, Value its, ByteState itsState, bool afterLoop)
    {
        Content left = myState.ContentOf(mine.Value), right = itsState.ContentOf(its);
        foreach (object site in new[] { mine.Value.Site, its.Site }) Contents[site] = Content.Unknown(new()) with { Escaped = true };
        Value merged = new((mine.Key, "either"), "");
        Contents[merged.Site] = Join(left, right, afterLoop);
        return merged;
    }

    private static Content Join(Content left, Content right, bool afterLoop)
    {
        if (left == right) return left;
        bool escaped = left.Escaped || right.Escaped, untracked = left.Untracked || right.Untracked;
        object stamp = left.Stamp.Equals(right.Stamp) ? left.Stamp : new();
        ContentKind kind = (left.IsConstant, right.IsConstant) switch
        {
            (true, true) => left.Kind > right.Kind ? left.Kind : right.Kind,
            (true, false) when !afterLoop => left.Kind,
            (false, true) when !afterLoop => right.Kind,
            _ => left.Kind == right.Kind ? left.Kind : ContentKind.Unknown,
        };
        return new(kind, stamp) { Maybe = left.Maybe || right.Maybe || left.IsConstant != right.IsConstant, Escaped = escaped, Untracked = untracked };
    }
}
