using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What is known at one point of a method: what its variables denote, what bytes are there, and which keys and nonces were used.</summary>
internal sealed class ByteState
{
    private const string Either = "either";

    /// <summary>The variable that a local function's result is in.</summary>
    public static readonly object Returned = "returned";

    /// <summary>By local, parameter, field, or flow capture.</summary>
    public Dictionary<object, Value> Variables { get; private set; } = [];

    public Dictionary<object, Content> Contents { get; private set; } = [];

    /// <summary>With the first call, and whether it lies on every way here.</summary>
    public Dictionary<Use, (IOperation First, bool Maybe)> Uses { get; private set; } = [];

    public MessageNonces Messages { get; private set; } = new();

    /// <summary>What the conditions on the way here were about.</summary>
    public Conditions Conditions { get; private set; } = Conditions.None;

    // How often what a stamp stands for was made anew: on two ways here it may be another thing under one stamp.
    private Dictionary<object, int> Renewals { get; set; } = [];

    public ByteState Clone() => new() { Variables = new(Variables), Contents = new(Contents), Uses = new(Uses), Messages = Messages.Clone(), Conditions = Conditions, Renewals = new(Renewals) };

    public void Become(ByteState other) => (Variables, Contents, Uses, Messages, Conditions, Renewals) = (other.Variables, other.Contents, other.Uses, other.Messages, other.Conditions, other.Renewals);

    public Content ContentOf(Value value) => Contents.TryGetValue(value.Site, out Content? content) ? content.UpTo(value.To) : Content.Unknown(value.Site);

    /// <summary>What was made at <paramref name="stamp"/> before, in an earlier turn of a loop, is no longer the same.</summary>
    public void Renew(object stamp)
    {
        Messages.Renew(stamp);
        Renewals[stamp] = RenewalsOf(stamp) + 1;
        foreach (Use use in Uses.Keys.Where(use => use.Has(stamp)).ToList()) Uses.Remove(use);
        foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => IsOf(pair.Value) || pair.Value.Head is { } head && IsOf(head)).ToList())
            Contents[pair.Key] = pair.Value with { Stamp = IsOf(pair.Value) ? new() : pair.Value.Stamp, Head = pair.Value.Head is { } first && IsOf(first) ? null : pair.Value.Head };

        bool IsOf(Content content) => Derived.Has(content.Stamp, stamp);
    }

    public void Set(object site, Content content)
    {
        Contents.TryGetValue(site, out Content? old);
        Contents[site] = old is { Untracked: true } ? old : content with { Escaped = content.Escaped || old is { Escaped: true } };
    }

    /// <summary>A branch that depends on a condition: what held on one way only may depend on the same condition, and is no longer relied on.</summary>
    public ByteState AfterCondition(IOperation condition)
    {
        ByteState result = Clone();
        result.Conditions = Conditions.With(condition);
        foreach (KeyValuePair<Use, (IOperation First, bool Maybe)> use in Uses.Where(use => use.Value.Maybe)) result.Uses.Remove(use.Key);
        if (Conditions.AreIndependentOf(condition, IsEither, IsLocal)) return result;
        foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => pair.Value.Maybe)) result.Contents[pair.Key] = pair.Value.Blurred();
        return result;
    }

    // A variable that holds one array or another, both of some length: that says little of which.
    private bool IsEither(string name) => Variables.Any(pair => pair.Key is ISymbol symbol && symbol.Name == name && pair.Value.Site is ValueTuple<object, string> { Item2: Either } && ContentOf(pair.Value).Kind != ContentKind.Default);

    private bool IsLocal(string name) => Variables.Keys.Any(variable => variable is ILocalSymbol local && local.Name == name);

    /// <summary>Where an exception may lead from anywhere in a block: any memory may have been written by then.</summary>
    public ByteState Blurred()
    {
        ByteState result = Clone();
        foreach (KeyValuePair<object, Content> pair in Contents) result.Contents[pair.Key] = pair.Value.Blurred();
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
                ? Join(mine, its, other, afterLoop)
                : mine ?? other.Contents[site];
        }

        // A parameter denotes what was given until something else is assigned.
        foreach (object variable in Variables.Keys.Union(other.Variables.Keys.Where(variable => variable is IParameterSymbol)))
        {
            Value? mine = Of(variable, this), its = Of(variable, other);
            if (mine is not null && its is not null) result.Variables[variable] = mine == its ? its : result.Merge(variable, mine, this, its, other, afterLoop);
        }

        foreach (object stamp in Renewals.Keys.Union(other.Renewals.Keys))
        {
            result.Renewals[stamp] = Math.Max(RenewalsOf(stamp), other.RenewalsOf(stamp));

            // A field, which stands for its own content as long as nobody is known to write it.
            if (RenewalsOf(stamp) != other.RenewalsOf(stamp) && stamp is ISymbol && !result.Contents.ContainsKey(stamp)) result.Contents[stamp] = Content.Unknown(new()) with { Escaped = true };
        }

        result.Messages = Messages.Join(other.Messages);
        result.Conditions = Conditions.With(other.Conditions);

        foreach (Use use in Uses.Keys.Union(other.Uses.Keys))
        {
            bool here = Uses.TryGetValue(use, out (IOperation First, bool Maybe) mine), there = other.Uses.TryGetValue(use, out (IOperation First, bool Maybe) its);
            result.Uses[use] = (here ? mine.First : its.First, !here || !there || mine.Maybe || its.Maybe);
        }

        return result;
    }

    private static Value? Of(object variable, ByteState state) =>
        state.Variables.TryGetValue(variable, out Value? value) ? value : variable is IParameterSymbol ? new(variable, "") : null;

    // Two pieces of memory under one name: writes through it are writes to one of them, so of both nothing is known from here on.
    private Value Merge(object variable, Value mine, ByteState myState, Value its, ByteState itsState, bool afterLoop)
    {
        Content left = myState.ContentOf(mine), right = itsState.ContentOf(its);
        foreach (object site in new[] { mine.Site, its.Site }) Contents[site] = Content.Unknown(new()) with { Escaped = true };
        Value merged = new((variable, Either), "");
        Content either = myState.Join(left, right, itsState, afterLoop);

        // Whoever holds the one has nothing to do with the other, which is the constant.
        if (left.IsConstant != right.IsConstant && either.IsConstant) either = either with { Escaped = (left.IsConstant ? left : right).Escaped, Untracked = (left.IsConstant ? left : right).Untracked };
        Contents[merged.Site] = either;
        return merged;
    }

    private int RenewalsOf(object stamp) => Renewals.TryGetValue(stamp, out int times) ? times : 0;

    private Content Join(Content left, Content right, ByteState other, bool afterLoop)
    {
        bool isSame = left.Stamp.Equals(right.Stamp) && !Derived.Any(left.Stamp, part => RenewalsOf(part) != other.RenewalsOf(part));
        if (isSame && left == right) return left;
        bool escaped = left.Escaped || right.Escaped, untracked = left.Untracked || right.Untracked;
        object stamp = isSame ? left.Stamp : new();
        ContentKind kind = (left.IsConstant, right.IsConstant) switch
        {
            (true, true) => left.Kind > right.Kind ? left.Kind : right.Kind,
            (true, false) when !afterLoop => left.Kind,
            (false, true) when !afterLoop => right.Kind,
            _ => left.Kind == right.Kind ? left.Kind : left.IsOfConstants && right.IsOfConstants ? ContentKind.Computed : ContentKind.Unknown,
        };
        return new(kind, stamp) { Maybe = left.Maybe || right.Maybe || left.IsConstant != right.IsConstant, Escaped = escaped, Untracked = untracked, Head = left.Head == right.Head && left.HeadLength == right.HeadLength ? left.Head : null, HeadLength = left.HeadLength };
    }
}
