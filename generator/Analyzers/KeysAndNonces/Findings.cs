using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What the walk through a method found. A place is found once, however often the walk passes it.</summary>
internal sealed class Findings
{
    private readonly HashSet<IOperation> _changed = [];

    /// <summary>Calls that encrypt with a nonce that was already used, and the call that used it.</summary>
    public Dictionary<IOperation, (IOperation First, string Algorithm)> UsedAgain { get; } = [];

    /// <summary>Calls that encrypt with a constant nonce, and the memory that it is in.</summary>
    public Dictionary<IOperation, (Region Nonce, string Algorithm)> Constant { get; } = [];

    /// <summary>Calls with a nonce that was constant and changes afterwards: the first value of a counter.</summary>
    public HashSet<IOperation> Counted { get; } = [];

    /// <summary>What drew a random key that is passed on, and so is used for one message.</summary>
    public HashSet<object> OneTimeKeys { get; } = [];

    /// <summary>Constructor calls with a key that is written in the source.</summary>
    public Dictionary<IOperation, (IArgumentOperation Key, string Algorithm, ContentKind Kind)> LiteralKeys { get; } = [];

    /// <summary>
    /// Something that is not constant is written to some memory: a constant nonce that was there is the first value of a counter, if the next one is
    /// used, too.
    /// </summary>
    /// <param name="site">The memory.</param>
    /// <param name="from">Where the first byte is written at the earliest.</param>
    public void Changes(object site, int from)
        => _changed.UnionWith(Constant.Where(call => call.Value.Nonce.Site.Equals(site) && !(call.Value.Nonce.To <= from)).Select(call => call.Key));

    /// <summary>Some memory is used as a nonce again.</summary>
    public void Encrypts(object site) => Counted.UnionWith(_changed.Where(call => Constant[call].Nonce.Site.Equals(site)));

    /// <summary>Some memory is given to an object that may keep it, and count up there.</summary>
    public void Keeps(object site) => Counted.UnionWith(Constant.Where(call => call.Value.Nonce.Site.Equals(site)).Select(call => call.Key));
}
