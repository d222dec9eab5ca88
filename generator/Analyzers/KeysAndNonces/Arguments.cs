namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What the arguments of a call denote, by the ordinals of their parameters.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<int, Region?> _regions = [];

    /// <summary>What an argument denotes; null where that is not known, or where there is no such argument.</summary>
    public Region? this[int? ordinal]
    {
        get => _regions.TryGetValue(ordinal ?? -1, out Region? region) ? region : null;
        set => _regions[ordinal ?? -1] = value;
    }

    public IReadOnlyCollection<Region?> All => _regions.Values;

    public bool Has(int ordinal) => _regions.ContainsKey(ordinal);
}
