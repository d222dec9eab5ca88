using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What a walk through a method has found. A place is found once, however often the walk passes it.</summary>
internal sealed class Findings
{
    private readonly HashSet<IOperation> _changed = [];

    /// <summary>Calls that encrypt, with a nonce that was used already, and the call that did.</summary>
    public Dictionary<IOperation, (IOperation First, string Algorithm)> UsedAgain { get; } = [];

    /// <summary>Calls that encrypt, with a nonce that is constant and the memory that it is in.</summary>
    public Dictionary<IOperation, (Region Nonce, string Algorithm)> Constant { get; } = [];

    /// <summary>Calls with a nonce that was constant and is changed afterwards: the first value of a counter.</summary>
    public HashSet<IOperation> Counted { get; } = [];

    /// <summary>What drew a key that is handed on, to be of use for one message.</summary>
    public HashSet<object> OneTimeKeys { get; } = [];

    /// <summary>Constructor calls with a key that stands in the source.</summary>
    public Dictionary<IOperation, (IArgumentOperation Key, string Algorithm, ContentKind Kind)> LiteralKeys { get; } = [];

    /// <summary>
    /// Some memory is written, with something else than a constant: a constant nonce that was there is the first value of a counter, if the next is
    /// used too.
    /// </summary>
    /// <param name="site">The memory.</param>
    /// <param name="from">Where the first byte is written, at least.</param>
    public void Changes(object site, int from)
        => _changed.UnionWith(Constant.Where(call => call.Value.Nonce.Site.Equals(site) && !(call.Value.Nonce.To <= from)).Select(call => call.Key));

    /// <summary>Some memory is a nonce once more.</summary>
    public void Encrypts(object site) => Counted.UnionWith(_changed.Where(call => Constant[call].Nonce.Site.Equals(site)));

    /// <summary>Some memory is given to an object that may keep it, and count there.</summary>
    public void Keeps(object site) => Counted.UnionWith(Constant.Where(call => call.Value.Nonce.Site.Equals(site)).Select(call => call.Key));
}
