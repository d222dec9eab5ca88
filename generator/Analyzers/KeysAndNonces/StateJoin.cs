using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>The site of what a variable denotes where two paths meet that left it different memory (a φ).</summary>
/// <param name="Variable">The variable.</param>
internal sealed record Phi(object Variable);

/// <summary>Joins the states of two paths that meet.</summary>
/// <param name="one">The state on one path.</param>
/// <param name="other">The state on the other.</param>
/// <param name="afterLoop">
/// Whether the paths differ in the iterations of a loop. Then neither is relied on: that it runs not once may be possible only in theory.
/// </param>
internal sealed class StateJoin(MethodState one, MethodState other, bool afterLoop)
{
    private readonly MethodState _result = new(one.Findings);

    public static MethodState Of(MethodState one, MethodState other, bool afterLoop) => new StateJoin(one, other, afterLoop).Join();

    private MethodState Join()
    {
        foreach (object site in one.Contents.Keys.Union(other.Contents.Keys))
        {
            bool inOne = one.Contents.TryGetValue(site, out Content? left), inOther = other.Contents.TryGetValue(site, out Content? right);
            _result.Contents[site] = inOne && inOther ? Join(left!, right!) : left ?? right!;
        }

        foreach (object variable in one.Variables.Keys.Union(other.Variables.Keys.Where(variable => variable is IParameterSymbol)))
        {
            if (one.RegionOf(variable) is { } left && other.RegionOf(variable) is { } right)
            {
                _result.Variables[variable] = left == right ? right : Merge(variable, left, right);
            }
        }

        JoinRenewals();
        JoinUses();
        _result.Messages = one.Messages.Join(other.Messages);
        _result.Conditions = one.Conditions.With(other.Conditions);
        return _result;
    }

    private void JoinRenewals()
    {
        foreach (object stamp in one.Renewals.Keys.Union(other.Renewals.Keys))
        {
            _result.Renewals[stamp] = Math.Max(one.RenewalsOf(stamp), other.RenewalsOf(stamp));

            // A field stands for its own content as long as nobody is known to write it.
            if (IsRenewedOnOne(stamp) && stamp is ISymbol && !_result.Contents.ContainsKey(stamp))
            {
                _result.Forget(stamp);
            }
        }
    }

    private void JoinUses()
    {
        foreach (NonceUse use in one.Uses.Keys.Union(other.Uses.Keys))
        {
            bool inOne = one.Uses.TryGetValue(use, out (IOperation First, bool Maybe) left);
            bool inOther = other.Uses.TryGetValue(use, out (IOperation First, bool Maybe) right);
            _result.Uses[use] = (inOne ? left.First : right.First, !inOne || !inOther || left.Maybe || right.Maybe);
        }
    }

    // Two pieces of memory under one name. A write through it is a write to one of them, so nothing is known of either from here on.
    private Region Merge(object variable, Region mine, Region its)
    {
        Content left = one.ContentAt(mine), right = other.ContentAt(its);
        _result.Forget(mine.Site);
        _result.Forget(its.Site);
        Content either = Join(left, right);

        // Who holds the one has nothing to do with the other, which is the constant.
        if (left.IsConstant != right.IsConstant && either.IsConstant)
        {
            Content constant = left.IsConstant ? left : right;
            either = either with { Escaped = constant.Escaped, Untracked = constant.Untracked };
        }

        Region merged = new(new Phi(variable));
        _result.Contents[merged.Site] = either;
        return merged;
    }

    private Content Join(Content left, Content right)
    {
        bool isSame = left.Stamp.Equals(right.Stamp) && !Derived.Any(left.Stamp, IsRenewedOnOne);
        if (isSame && left == right)
        {
            return left;
        }

        return new(KindOf(left, right), isSame ? left.Stamp : new())
        {
            Maybe = left.Maybe || right.Maybe || left.IsConstant != right.IsConstant,
            Escaped = left.Escaped || right.Escaped,
            Untracked = left.Untracked || right.Untracked,
            Head = left.Head == right.Head && left.HeadLength == right.HeadLength ? left.Head : null,
            HeadLength = left.HeadLength,
        };
    }

    private ContentKind KindOf(Content left, Content right) => (left.IsConstant, right.IsConstant) switch
    {
        (true, true) => left.Kind > right.Kind ? left.Kind : right.Kind,
        (true, false) when !afterLoop => left.Kind,
        (false, true) when !afterLoop => right.Kind,
        _ when left.Kind == right.Kind => left.Kind,
        _ => left.IsOfConstants && right.IsOfConstants ? ContentKind.Computed : ContentKind.Unknown,
    };

    private bool IsRenewedOnOne(object stamp) => one.RenewalsOf(stamp) != other.RenewalsOf(stamp);
}
