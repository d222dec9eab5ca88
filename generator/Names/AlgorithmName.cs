namespace KcapiGen.Generator.Names;

/// <summary>A name in the kernel's template algebra: <c>authenc(hmac(sha256),cbc(aes))</c> is the head <c>authenc</c> with two arguments.</summary>
internal sealed class AlgorithmName(string head, IReadOnlyList<AlgorithmName> arguments)
{
    public string Head { get; } = head;

    /// <summary>Empty for a primitive such as <c>aes</c>.</summary>
    public IReadOnlyList<AlgorithmName> Arguments { get; } = arguments;

    public override string ToString() => Arguments.Count == 0 ? Head : $"{Head}({string.Join(",", Arguments)})";
}
