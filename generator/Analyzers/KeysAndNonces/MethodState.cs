using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What is known at one point of a method: what its variables denote, what bytes are there, and which keys and nonces were used.</summary>
/// <param name="findings">What the walk through the method has found.</param>
internal sealed partial class MethodState(Findings findings)
{
    /// <summary>The variable that holds the result of a local function.</summary>
    public static readonly object Returned = new();

    /// <summary>By local, parameter, field, property or flow capture.</summary>
    public Dictionary<object, Region> Variables { get; private set; } = [];

    /// <summary>By allocation site.</summary>
    public Dictionary<object, Content> Contents { get; private set; } = [];

    /// <summary>With the first call, and whether it is on some paths only.</summary>
    public Dictionary<NonceUse, (IOperation First, bool Maybe)> Uses { get; private set; } = [];

    public MessageNonces Messages { get; set; } = new();

    /// <summary>The path condition: what the conditions on the way here were about.</summary>
    public Conditions Conditions { get; set; } = Conditions.None;

    /// <summary>How often each site allocated: on two paths it may be different memory under one stamp.</summary>
    public Dictionary<object, int> Renewals { get; private set; } = [];

    public Findings Findings { get; } = findings;

    public MethodState Clone()
    {
        MethodState clone = new(Findings);
        clone.Become(this);
        return clone;
    }

    public void Become(MethodState other)
    {
        Variables = new(other.Variables);
        Contents = new(other.Contents);
        Uses = new(other.Uses);
        Messages = other.Messages.Clone();
        Conditions = other.Conditions;
        Renewals = new(other.Renewals);
    }

    public int RenewalsOf(object stamp) => Renewals.TryGetValue(stamp, out int times) ? times : 0;

    /// <summary>Returns what a variable denotes; a parameter denotes what the caller gave until it is assigned.</summary>
    public Region? RegionOf(object variable)
        => Variables.TryGetValue(variable, out Region? region) ? region : variable is IParameterSymbol ? new(variable) : null;

    /// <summary>Returns what is known of the memory that a region is in.</summary>
    public Content ContentAt(Region region)
        => Contents.TryGetValue(region.Site, out Content? content) ? content.UpTo(region.To) : Content.Unknown(region.Site);

    /// <summary>Returns what is known of the bytes of a region.</summary>
    public Content ContentOf(Region? region)
    {
        if (region is null)
        {
            return Content.Unknown(new());
        }

        Content content = ContentAt(region);
        return region.Slice.IsWhole ? content : content with { Stamp = new Derived(region.Slice, [content.Stamp]) };
    }

    /// <summary>
    /// Returns the state on a branch of a condition. What holds on some paths only may depend on the same condition, and is no longer relied on.
    /// </summary>
    public MethodState AfterCondition(IOperation condition)
    {
        MethodState result = Clone();
        result.Conditions = Conditions.With(condition);
        foreach (KeyValuePair<NonceUse, (IOperation First, bool Maybe)> use in Uses.Where(use => use.Value.Maybe))
        {
            result.Uses.Remove(use.Key);
        }

        if (!Conditions.AreIndependentOf(condition, IsEither, IsLocal))
        {
            foreach (KeyValuePair<object, Content> pair in Contents.Where(pair => pair.Value.Maybe))
            {
                result.Contents[pair.Key] = pair.Value.Blurred();
            }
        }

        return result;
    }

    /// <summary>Returns the state in an exception handler: by then any memory may have been written.</summary>
    public MethodState Blurred()
    {
        MethodState result = Clone();
        foreach (KeyValuePair<object, Content> pair in Contents)
        {
            result.Contents[pair.Key] = pair.Value.Blurred();
        }

        return result;
    }

    // One of two arrays, both with a length: the length says little of which.
    private bool IsEither(string name)
        => Variables.Any(pair => pair.Key is ISymbol symbol
            && symbol.Name == name
            && pair.Value.Site is Phi
            && ContentAt(pair.Value).Kind != ContentKind.Default);

    private bool IsLocal(string name) => Variables.Keys.Any(variable => variable is ILocalSymbol local && local.Name == name);
}
